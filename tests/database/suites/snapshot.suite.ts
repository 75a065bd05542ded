/** map_snapshot: every row against its source, and exactly the rows that the reader may read. */
import { describe, expect, it, beforeAll } from 'vitest';

import * as enumerations from '@/domain/enumerations';
import { decodeRows } from '@/data/worker/decode';
import { KINDS, UNIT_KINDS, type Kind } from '@/kinds';
import { KIND_COLUMNS } from '@/kinds';
import { mortonCode } from '@/store/place-code';

import type { Database } from '../../../supabase/embedded/database';
import { Random } from '../../../supabase/seed/random';
import { decode, changesOf, snapshotOctets, snapshotOf, UNLOCATED, type Octets } from '../support/octets';
import { actingAs, aPerson, OTHER_TOWN, refusalOf, TOWN, tryingAs, type Person } from '../support/people';
import { add, aRecord, IN_XIPING, IN_YICHENG, insert } from '../support/records';

type Source = Record<string, string | number | boolean | null>;
const code = (list: readonly string[], value: unknown) => (value === null ? 0 : list.indexOf(String(value)) + 1);
const day = (value: unknown) =>
  value === null
    ? -32768
    : Math.round((Date.parse(`${String(value)}T00:00:00Z`) - Date.parse('2000-01-01T00:00:00Z')) / 86_400_000);

/** What each kind's own columns must be, from the row's source. */
const EXPECTED: Readonly<Record<string, (row: Source) => Record<string, number>>> = {
  enterprises: (r) => ({
    risk: code(enumerations.RISK_LEVELS, r.risk_level),
    status: code(enumerations.ENTERPRISE_STATUSES, r.status),
    scale: code(enumerations.ENTERPRISE_SCALES, r.scale),
    highRisk: Number(r.is_high_risk),
  }),
  major_hazard_sources: (r) => ({
    risk: code(enumerations.RISK_LEVELS, r.risk_level),
    grade: code(enumerations.SOURCE_GRADES, r.grade),
    unitKind: code(enumerations.SOURCE_UNIT_KINDS, r.unit_kind),
  }),
  tailings_dams: (r) => ({
    risk: code(enumerations.RISK_LEVELS, r.risk_level),
    damClass: code(enumerations.DAM_CLASSES, r.dam_class),
    runStatus: code(enumerations.RUN_STATUSES, r.run_status),
    overhead: r.is_overhead === null ? 0 : r.is_overhead ? 1 : 2,
  }),
  fire_key_units: (r) => ({
    risk: code(enumerations.RISK_LEVELS, r.risk_level),
    category: code(enumerations.FIRE_CATEGORIES, r.category),
    level: code(enumerations.FIRE_UNIT_LEVELS, r.level),
    teamFilled: Number(r.team_filled),
  }),
  hazards: (r) => ({
    grade: code(enumerations.HAZARD_GRADES, r.hazard_grade),
    status: code(enumerations.HAZARD_STATUSES, r.status),
    source: code(enumerations.HAZARD_SOURCES, r.source),
    foundOn: day(r.found_on),
    dueOn: day(r.due_date),
    closedOn: day(r.closed_on),
    unitKind: code(UNIT_KINDS, r.object_type === 'place' ? null : r.object_type),
    unitId: Number(r.object_id ?? 0),
    listedLevel: code(enumerations.SUPERVISION_LEVELS, r.listed_level),
    suspended: Number(r.is_suspended),
    relapses: Number(r.relapse_count),
  }),
};

export function snapshotSuite(database: () => Database): void {
  describe('map_snapshot', () => {
    let office: Person;
    beforeAll(async () => {
      office = await aPerson(database(), 'safety_office');
      await addVaried(database());
    });

    it.each(KINDS)('every row of %s against its source', async (kind) => {
      const { header, rows } = await actingAs(database(), office, (as) => snapshotOf(as, kind));
      const sources = await database().query<Source>(
        `select r.*, found_on, due_date, closed_on, x, y, county, town, sector from (
           select to_jsonb(r) - 'geom' as record, extensions.st_x(geom) as x, extensions.st_y(geom) as y,
             (select number from public.areas where areas.code = r.adcode) as county, (select number from public.areas where areas.code = r.town_code) as town,
             (select number from public.sectors where sectors.code = r.sector_code) as sector
           from public.${kind} r where retired_at is null) s,
           jsonb_to_record(record) as r (id integer, jurisdiction_id integer, risk_level text, status text, scale text, is_high_risk boolean, grade text, unit_kind text,
             dam_class text, run_status text, is_overhead boolean, category text, level text, team_filled integer, hazard_grade text, source text,
             object_type text, object_id integer, listed_level text, is_suspended boolean, relapse_count integer),
           jsonb_to_record(record) as d (found_on text, due_date text, closed_on text)`,
      );
      expect(header).toMatchObject({ kind, reload: false, rows: sources.length, removed: 0 });
      expect(sources.length).toBeGreaterThan(2);
      const byId = new Map(sources.map((source) => [source.id, source]));
      for (const row of rows) {
        const source = byId.get(row.id!)!;
        expect(row).toEqual({
          id: source.id,
          lon: source.x === null ? UNLOCATED : Math.round(Number(source.x) * 1e6),
          lat: source.y === null ? UNLOCATED : Math.round(Number(source.y) * 1e6),
          jurisdiction: source.jurisdiction_id,
          county: source.county ?? 0,
          town: source.town ?? 0,
          sector: source.sector ?? 0,
          ...EXPECTED[kind]!(source),
        });
      }
      expect(rows.some(({ lon }) => lon === UNLOCATED)).toBe(true);
    });

    it.each(KINDS)('the page decodes %s to the same rows', async (kind) => {
      const octets = await actingAs(database(), office, (as) => snapshotOctets(as, kind));
      expect(pageRows(octets, kind)).toEqual(decode(octets).rows);
    });

    it('many rows: every one against its source in SQL, along the curve of the page, chunk after chunk', async () => {
      const seed = Date.now() % 1_000_000;
      console.log(`seed of the rows: ${seed}`);
      await withManyHazards(database(), seed, 70_000, async () => {
        const octets = await actingAs(database(), office, (as) => snapshotOctets(as, 'hazards'));
        const { header, rows } = decode(octets);
        expect(header.rows).toBeGreaterThan(header.chunkRows);
        expect(header.located).toBeLessThan(header.rows);
        const sources = await database().query<Record<string, number>>(`select * from public.map_hazards`);
        const byId = new Map(sources.map(({ change_xid: _, ...source }) => [source.id, source]));
        expect(byId.size).toBe(rows.length);
        expect(rows.filter((row) => !isSame(row, byId.get(row.id!)))).toEqual([]);
        const page = pageRows(octets, 'hazards');
        expect(rows.filter((row, index) => !isSame(row, page[index]))).toEqual([]);

        const place = ({ lon, lat }: Record<string, number>) =>
          lon === UNLOCATED ? 2 ** 32 : mortonCode(lon! / 1e6, lat! / 1e6);
        const isBehind = (row: Record<string, number>, before: Record<string, number>) =>
          place(row) > place(before) || (place(row) === place(before) && row.id! > before.id!);
        expect(rows.filter((row, index) => index > 0 && !isBehind(row, rows[index - 1]!))).toEqual([]);
      });
    });

    it('places beyond the grid fall onto its edge, as they do in the page', async () => {
      const random = new Random('places all over the world', 1);
      const places = Array.from({ length: 2000 }, () => [random.integer(-180e6, 180e6), random.integer(-85e6, 85e6)]);
      const codes = await database().query<{ code: number }>(
        `select private.morton_code(
           greatest(0, least(65535, floor((lon / 1e6::float8 + 180) / 360 * 1048576 - 819200)))::integer,
           greatest(0, least(65535, floor((0.5 - ln((1 + sin(lat / 1e6::float8 * pi() / 180)) / (1 - sin(lat / 1e6::float8 * pi() / 180))) / (4 * pi())) * 1048576 - 393216)))::integer) as code
         from unnest($1::integer[], $2::integer[]) with ordinality p (lon, lat, place) order by place`,
        [places.map(([lon]) => lon), places.map(([, lat]) => lat)],
      );
      expect(codes.map(({ code }) => Number(code))).toEqual(
        places.map(([lon, lat]) => mortonCode(lon! / 1e6, lat! / 1e6)),
      );
    });

    it('a retired record is in no snapshot', async () => {
      const id = await add(database(), 'enterprises', { retired_at: '2024-05-01T00:00:00Z', retired_reason: '注销' });
      const { rows } = await actingAs(database(), office, (as) => snapshotOf(as, 'enterprises'));
      expect(rows.some((row) => row.id === id)).toBe(false);
    });

    it('an empty kind is a header and nothing else', async () => {
      const nobody = await aPerson(database(), 'county_office', { jurisdictionIds: [10] });
      expect(await actingAs(database(), nobody, (as) => snapshotOf(as, 'tailings_dams'))).toMatchObject({
        rows: [],
        removed: [],
        header: { rows: 0, reload: false },
      });
    });

    it.each(enumerations.ROLES)('%s gets exactly the rows that the role may read', async (role) => {
      const person = await aPerson(database(), role);
      for (const kind of KINDS) {
        const { rows } = await actingAs(database(), person, (as) => snapshotOf(as, kind));
        const readable = await actingAs(database(), person, (as) =>
          as.query<{ id: number }>(`select id from public.${kind} where retired_at is null`),
        );
        const inScope = await database().query<{ id: number }>(
          `select id from public.${kind} r where retired_at is null and ${SCOPES[role]}`,
        );
        const ids = (list: readonly { id?: number }[]) => list.map(({ id }) => id!).sort((a, b) => a - b);
        expect(ids(rows)).toEqual(ids(inScope));
        expect(ids(readable)).toEqual(ids(inScope));
      }
    });

    it('a suspended person and one with the first password read nothing', async () => {
      for (const change of ['suspended_at = now()', 'must_change_password = true']) {
        const person = await aPerson(database(), 'safety_office');
        await database().query(`update public.profiles set ${change} where user_id = $1::uuid`, [person.userId]);
        for (const kind of KINDS)
          expect((await actingAs(database(), person, (as) => snapshotOf(as, kind))).header.rows).toBe(0);
        const profiles = await actingAs(database(), person, (as) =>
          as.query<{ user_id: string }>('select user_id from public.profiles'),
        );
        expect(profiles).toEqual([{ user_id: person.userId }]);
        expect(await actingAs(database(), person, (as) => as.query('select code from public.sectors'))).toEqual([]);
      }
    });

    it('anon may not call it, nor map_changes', async () => {
      expect((await refusalOf(actingAs(database(), 'anon', (as) => snapshotOf(as, 'enterprises')))).code).toBe('42501');
      expect((await refusalOf(actingAs(database(), 'anon', (as) => changesOf(as, 'enterprises', '')))).code).toBe(
        '42501',
      );
    });

    it('a kind that is none is refused by name, also a hostile one', async () => {
      for (const kind of ['areas', 'profiles', "enterprises'; drop table public.hazards; --"])
        expect(await refusalOf(tryingAs(database(), office, (as) => snapshotOf(as, kind)))).toEqual({
          code: '22023',
          message: 'UNKNOWN_KIND',
        });
    });
  });
}

/** What the page's decoder makes of octets, one object a row. Throws its refusal. */
function pageRows(octets: Uint8Array, kind: Kind): Octets['rows'] {
  const decoded = decodeRows(Uint8Array.from(octets).buffer, kind, KIND_COLUMNS[kind]);
  if (!decoded.ok) throw new Error(`${decoded.reason}: ${decoded.message}`);
  const columns = Object.entries(decoded.rows.columns);
  return Array.from({ length: decoded.rows.rowCount }, (_, row) =>
    Object.fromEntries(columns.map(([name, column]) => [name, column[row]!])),
  );
}

function isSame(row: Record<string, number>, other: Record<string, number> | undefined): boolean {
  const names = Object.keys(row);
  return other !== undefined && names.length === Object.keys(other).length && names.every((n) => row[n] === other[n]);
}

/** Runs work while so many more hazards are there, of every place and date that the columns can carry. */
async function withManyHazards(
  database: Database,
  seed: number,
  count: number,
  work: () => Promise<void>,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.exec('set local session_replication_role = replica');
    await transaction.query('select setseed($1)', [seed / 1_000_000]);
    await transaction.query(
      `insert into public.hazards (no, object_name, sector_code, description, hazard_grade, source, status, found_on, due_date, closed_on, object_type, object_id, jurisdiction_id, adcode, geom)
       select 'ZMD-20300101-' || lpad(n::text, 7, '0'), '示例单位', case when random() < 0.5 then 'K14' else 'X99' end, '安全出口堵塞', 'GENERAL',
         (enum_range(null::public.hazard_source))[1 + floor(random() * 11)::integer],
         case when closed is null then 'ORDERED' else 'CLOSED' end::public.hazard_status, found, case when random() < 0.8 then found + floor(random() * 400)::integer end, closed,
         case when unit is not null then 'enterprises' end, unit,
         1 + floor(random() * 13)::integer, '411702',
         case when random() < 0.97 then extensions.st_setsrid(extensions.st_makepoint(113.0 + random() * 2.3, 32.2 + random() * 1.5), 4490) end
       from (select n, found, case when random() < 0.5 then floor(random() * 2147483647)::integer end as unit, case when random() < 0.6 then found + floor(random() * 200)::integer end as closed
         from (select n, date '1990-01-01' + floor(random() * 20000)::integer as found from generate_series(1, $1::integer) n) f) h`,
      [count],
    );
  });
  try {
    await work();
  } finally {
    await database.transaction(async (transaction) => {
      await transaction.exec('set local session_replication_role = replica');
      await transaction.exec(`delete from public.hazards where no like 'ZMD-20300101-%'`);
      // Nobody was told of the deletion: as after a seed, everybody loads afresh.
      await transaction.exec('update private.state set epoch = gen_random_uuid()');
    });
  }
}

/** Which rows each role reads, said in the words of the roles table and not of the policies. */
export const SCOPES: Readonly<Record<enumerations.Role, string>> = {
  city_leader: 'true',
  safety_office: 'true',
  analyst: 'true',
  auditor: 'true',
  industry_dept: `sector_code in ('K14', 'K15')`,
  supervision_group: 'jurisdiction_id in (1, 2)',
  county_office: 'jurisdiction_id = 1',
  township: `town_code = '${TOWN}'`,
};

/** Rows that reach every corner: none and every value, both sides of scopes, no place. */
async function addVaried(database: Database): Promise<void> {
  const scopes = [
    { jurisdiction_id: 1, town_code: TOWN, place: IN_YICHENG },
    { jurisdiction_id: 2, town_code: OTHER_TOWN, place: IN_XIPING },
    { jurisdiction_id: 11, town_code: null, place: IN_YICHENG },
    { jurisdiction_id: 3, town_code: null, place: null },
    { jurisdiction_id: 1, town_code: null, place: [113.999999, 32.95] as const },
  ];
  for (const [index, scope] of scopes.entries()) {
    const sector_code = ['K14', 'K16', 'K15', 'K01', 'X99'][index]!;
    const enterprise = await add(database, 'enterprises', {
      ...scope,
      sector_code,
      risk_level: enumerations.RISK_LEVELS[index] ?? null,
      scale: enumerations.ENTERPRISE_SCALES[index] ?? null,
      status: enumerations.ENTERPRISE_STATUSES[index % 4],
      is_high_risk: index % 2 === 0,
    });
    await add(database, 'major_hazard_sources', {
      ...scope,
      sector_code,
      risk_level: enumerations.RISK_LEVELS[index] ?? null,
      grade: enumerations.SOURCE_GRADES[index] ?? null,
      unit_kind: enumerations.SOURCE_UNIT_KINDS[index % 2],
    });
    await add(database, 'tailings_dams', {
      ...scope,
      sector_code,
      dam_class: enumerations.DAM_CLASSES[index],
      run_status: enumerations.RUN_STATUSES[index],
      is_overhead: [true, false, null][index % 3],
    });
    const unit = await add(database, 'fire_key_units', {
      ...scope,
      sector_code,
      category: enumerations.FIRE_CATEGORIES[index * 2],
      level: enumerations.FIRE_UNIT_LEVELS[index] ?? null,
    });
    for (let slot = 1; slot <= index; slot += 1)
      await insert(database, 'guarantee_team_members', { unit_id: unit, slot, name: '张某甲' });
    const hazard = await add(database, 'hazards', {
      ...scope,
      sector_code,
      hazard_grade: 'MAJOR',
      criterion_id: 'GM-10-3',
      source: enumerations.HAZARD_SOURCES[index * 2],
      status: enumerations.HAZARD_STATUSES[index],
      due_date: index % 2 ? '2024-06-01' : null,
      object_type: index % 2 ? 'enterprises' : 'place',
      object_id: index % 2 ? enterprise : null,
    });
    if (index < 3)
      await insert(database, 'listed_supervisions', {
        hazard_id: hazard,
        level: enumerations.SUPERVISION_LEVELS[index],
        body: '市安委会',
        listed_on: '2024-05-02',
      });
    if (index === 1)
      await insert(database, 'suspensions', { hazard_id: hazard, kind: 'FULL', from_date: '2024-05-02' });
  }
  await insert(
    database,
    'hazards',
    aRecord('hazards', {
      status: 'CLOSED',
      closed_on: '2024-05-20',
      due_date: '2024-06-01',
      object_type: 'tailings_dams',
      object_id: 7,
      relapse_count: 2,
    }),
  );
}
