/** The demonstration in a database: right, whole, repeatable, and out again without touching what is real. */
import { beforeAll, describe, expect, it } from 'vitest';

import { HAZARD_STATUSES } from '@/domain/enumerations';
import { KINDS } from '@/kinds';

import type { Database } from '../../../supabase/embedded/database';
import { seedDemonstration } from '../../../supabase/seed/demonstration';
import { planOf } from '../../../supabase/seed/plan';
import { add, insert } from '../support/records';

const FEATURES = 3000;
const TODAY = '2026-03-18';

/** Tables that hold demonstration records or what hangs on them; keys the database gives are left out of comparisons. */
const DETERMINED = {
  enterprises: '{}',
  major_hazard_sources: '{}',
  tailings_dams: '{}',
  fire_key_units: '{}',
  hazards: '{}',
  inspections: '{}',
  licences: '{id}',
  source_chemicals: '{id}',
  source_assessments: '{id}',
  guarantee_team_members: '{}',
  contacts: '{id}',
  hazard_events: '{id}',
  extensions: '{id}',
  listed_supervisions: '{id}',
  suspensions: '{id}',
  lookbacks: '{id}',
  notice_letters: '{id}',
  sensitive_receptors: '{id}',
} as const;

export function seedSuite(database: () => Database): void {
  const seed = (features: number) =>
    seedDemonstration(database(), { features, onProgress: () => undefined, today: TODAY });
  const rows = <Row extends object>(text: string) => database().query<Row>(text);
  const count = async (text: string) => (await rows<{ n: number }>(`select count(*)::integer as n from ${text}`))[0]?.n;

  describe('demonstration data', () => {
    let real: { enterprise: number; hazard: number };
    let counts: Awaited<ReturnType<typeof seed>>;
    let firstPrint: Record<string, string>;
    /** Rows of each table before any demonstration: the real ones. */
    let before: Record<string, number | undefined>;
    const counted = async () => {
      const numbers: Record<string, number | undefined> = {};
      for (const table of Object.keys(DETERMINED)) numbers[table] = await count(`public.${table}`);
      return numbers;
    };
    beforeAll(async () => {
      const enterprise = await add(database(), 'enterprises', { name: '真实登记的企业' });
      real = {
        enterprise,
        hazard: await add(database(), 'hazards', { object_type: 'enterprises', object_id: enterprise }),
      };
      await insert(database(), 'contacts', {
        kind: 'enterprises',
        record_id: enterprise,
        jurisdiction_id: 1,
        role: 'PRINCIPAL',
        phone: '13800000001',
      });
      before = await counted();
      counts = await seed(FEATURES);
      firstPrint = await fingerprint(database());
    });

    it('makes as many of each kind as planned, all marked', async () => {
      expect(counts).toEqual(planOf(FEATURES).counts);
      for (const kind of KINDS) expect(await count(`public.${kind} where is_demonstration`)).toBe(counts[kind]);
      expect(await rows('select demonstration, seeded_at is not null as seeded from private.state')).toEqual([
        { demonstration: true, seeded: true },
      ]);
    });

    it('every county is the one that SQL computes from the point', async () => {
      for (const kind of KINDS)
        expect([kind, await count(`public.${kind} where adcode is distinct from private.county_at(geom)`)]).toEqual([
          kind,
          0,
        ]);
    });

    it('every distance is the one that the trigger would write', async () => {
      for (const kind of KINDS)
        expect([
          kind,
          await count(
            `public.${kind} r join public.jurisdictions j on j.id = r.jurisdiction_id
             where r.declared_county_distance_m is distinct from (case when r.geom is null or j.adcode is null then null when j.adcode = r.adcode then 0 else private.metres_to_county(r.geom, j.adcode) end)`,
          ),
        ]).toEqual([kind, 0]);
    });

    it('some lie across a border and some nowhere, so that the screens have what to say', async () => {
      expect(await count(`public.hazards where declared_county_distance_m > 0`)).toBeGreaterThan(0);
      expect(await count(`public.enterprises where geom is null`)).toBeGreaterThan(0);
    });

    it('every foreign key holds, though none was checked on the way in', async () => {
      const keys = await rows<{ name: string; source: string; target: string; on: string; given: string }>(
        `select k.conname::text as name, k.conrelid::regclass::text as source, k.confrelid::regclass::text as target,
           string_agg(format('t.%I = s.%I', b.attname, a.attname), ' and ') as on, string_agg(format('s.%I is not null', a.attname), ' and ') as given
         from pg_constraint k cross join lateral unnest(k.conkey, k.confkey) as pair (source_key, target_key)
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = source_key join pg_attribute b on b.attrelid = k.confrelid and b.attnum = target_key
         where k.contype = 'f' and k.connamespace = 'public'::regnamespace group by k.oid, k.conname, k.conrelid, k.confrelid`,
      );
      expect(keys.length).toBeGreaterThan(30);
      for (const { name, source, target, on, given } of keys)
        expect([
          name,
          await count(`${source} s where ${given} and not exists (select from ${target} t where ${on})`),
        ]).toEqual([name, 0]);
    });

    it('objects, contacts and inspections point at records that are there, with the same manager', async () => {
      for (const kind of KINDS.filter((kind) => kind !== 'hazards')) {
        expect(
          await count(
            `public.hazards h where is_demonstration and object_type = '${kind}' and object_id is not null and not exists (select from public.${kind} u where u.id = h.object_id and u.name = h.object_name and u.jurisdiction_id = h.jurisdiction_id and u.sector_code = h.sector_code)`,
          ),
        ).toBe(0);
        expect(
          await count(
            `public.inspections i where object_type = '${kind}' and not exists (select from public.${kind} u where u.id = i.object_id and u.name = i.object_name)`,
          ),
        ).toBe(0);
      }
      expect(
        await count(
          `public.hazards h join public.inspections i on i.id = h.inspection_id where i.object_name <> h.object_name or i.started_at::date <> h.found_on`,
        ),
      ).toBe(0);
    });

    it('flags and figures kept by triggers are what the triggers would have written', async () => {
      expect(
        await count(
          `public.fire_key_units u where team_filled <> (select count(*) from public.guarantee_team_members m where m.unit_id = u.id)`,
        ),
      ).toBe(0);
      expect(
        await count(
          `public.hazards h where listed_level is distinct from (select min(level) from public.listed_supervisions l where l.hazard_id = h.id and l.delisted_on is null)
             or is_suspended <> exists (select from public.suspensions s where s.hazard_id = h.id and s.resumed_on is null)`,
        ),
      ).toBe(0);
      expect(
        await count(
          `public.major_hazard_sources where grade is distinct from public.source_grade_of(s_value, r_value)`,
        ),
      ).toBe(0);
      expect(
        await count(
          `public.tailings_dams where dam_class is distinct from public.dam_class_of(design_volume_wan_m3, design_height_m)`,
        ),
      ).toBe(0);
      expect(
        await count(
          `public.enterprises where uscc is not null and is_demonstration and not public.credit_code_check_digit_agrees(uscc)`,
        ),
      ).toBe(0);
    });

    it('the last event of each hazard is its status, and the sum of its relapses and rounds is told', async () => {
      expect(
        await count(
          `public.hazards h where is_demonstration and (
             status <> (select to_status from public.hazard_events e where e.hazard_id = h.id order by at desc, id desc limit 1)
             or relapse_count <> (select count(*) from public.hazard_events e where e.hazard_id = h.id and event = 'RELAPSE')
             or review_round <> (select count(*) from public.hazard_events e where e.hazard_id = h.id and event in ('REVIEW_FAILED', 'REFUSE_CLOSE')))`,
        ),
      ).toBe(0);
      const statuses = await rows<{ status: string }>(
        'select distinct status::text from public.hazards where is_demonstration',
      );
      expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set(HAZARD_STATUSES));
    });

    it('a dam lies at the head of its path, whose toe begins it', async () => {
      expect(
        await count(`public.tailings_dams where is_demonstration and (not extensions.st_isvalid(outline) or not extensions.st_equals(toe_point, extensions.st_startpoint(downstream_path))
        or not extensions.st_dwithin(geom::extensions.geography, toe_point::extensions.geography, 400))`),
      ).toBe(0);
    });

    it('no history was written for it, and none of it pretends to be typed by anybody', async () => {
      expect(await count(`public.record_history where after ->> 'is_demonstration' = 'true'`)).toBe(0);
      for (const kind of KINDS)
        expect(
          await count(
            `public.${kind} where is_demonstration and (version <> 1 or created_by is not null or pg_xact_status(change_xid) <> 'committed')`,
          ),
        ).toBe(0);
    });

    it('seeded again it is the same, key by key, and only the epoch is new', async () => {
      const [before] = await rows<{ epoch: string }>('select private.epoch() as epoch');
      expect(await seed(FEATURES)).toEqual(counts);
      expect(await fingerprint(database())).toEqual(firstPrint);
      expect((await rows<{ epoch: string }>('select private.epoch() as epoch'))[0]?.epoch).not.toBe(before?.epoch);
    });

    it('a seed that breaks off leaves everything as it was', async () => {
      const state = () => rows('select epoch::text, seeded_at::text from private.state');
      const before = await state();
      await expect(
        seedDemonstration(breaking(database(), 'public.hazards ('), {
          features: FEATURES,
          onProgress: () => undefined,
          today: TODAY,
        }),
      ).rejects.toThrow('The power went.');
      expect(await state()).toEqual(before);
      expect(await fingerprint(database())).toEqual(firstPrint);
      // Triggers work again: a change by hand is kept in the history.
      await database().query(`update public.enterprises set name = '真实登记的企业' where id = $1`, [real.enterprise]);
      expect(await count(`public.record_history where kind = 'enterprises' and record_id = ${real.enterprise}`)).toBe(
        2,
      );
    });

    it('seeded with none it is gone, with what people did to it; what is real stays', async () => {
      const [demonstration] = await rows<{ id: number }>(
        'select id from public.enterprises where is_demonstration order by id limit 1',
      );
      await database().query(`update public.enterprises set name = '示例改过的名' where id = $1`, [demonstration!.id]);
      await database().query('update public.hazards set object_id = $2 where id = $1', [
        real.hazard,
        demonstration!.id,
      ]);
      await seed(0);
      for (const kind of KINDS) expect(await count(`public.${kind} where is_demonstration`)).toBe(0);
      expect(await counted()).toEqual(before);
      expect(await count(`public.record_history where kind = 'enterprises' and record_id = ${demonstration!.id}`)).toBe(
        0,
      );
      expect(await rows('select name, version from public.enterprises')).toEqual([
        { name: '真实登记的企业', version: 2 },
      ]);
      expect(await rows('select object_type, object_id from public.hazards')).toEqual([
        { object_type: 'enterprises', object_id: null },
      ]);
    });
  });
}

/** A digest of every table's demonstration, without keys the database gives, stamps and transaction numbers. */
async function fingerprint(database: Database): Promise<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const [table, keys] of Object.entries(DETERMINED)) {
    const [row] = await database.query<{ print: string }>(
      `select md5(coalesce(string_agg(line, E'\\n' order by line), '')) as print
       from (select (to_jsonb(r) - '{change_xid,created_at,updated_at}'::text[] - '${keys}'::text[])::text as line from public.${table} r) lines`,
    );
    prints[table] = row!.print;
  }
  return prints;
}

/** A database whose power goes at the first statement that contains a text. */
function breaking(database: Database, text: string): Database {
  return {
    ...database,
    query: (statement, parameters) =>
      statement.includes(text) ? Promise.reject(new Error('The power went.')) : database.query(statement, parameters),
    exec: (statement) => database.exec(statement),
    transaction: (work) => database.transaction((transaction) => work(breaking(transaction, text))),
  };
}
