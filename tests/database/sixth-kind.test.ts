/** A sixth kind is one migration: a table and one call. Everything that the five have, it has. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ROLES } from '@/domain/enumerations';

import type { Database } from '../../supabase/embedded/database';
import { changedKindsOf, changesOf, snapshotOf } from './support/octets';
import { openEmbedded, openPostgres, type OpenDatabase } from './support/open-database';
import { actingAs, aPerson, OTHER_TOWN, refusalOf, TOWN, tryingAs, type Person } from './support/people';
import { aRecord, insert, IN_YICHENG } from './support/records';
import { SCOPES } from './suites/snapshot.suite';

const MIGRATION = path.resolve(
  import.meta.dirname,
  '../fixtures/sixth-kind/supabase/migrations/20991231000100_gas_stations.sql',
);
const KIND = 'gas_stations';

describe.each([
  ['the embedded database', openEmbedded],
  ['PostgreSQL', openPostgres],
])('a sixth kind on %s', (_, open) => {
  let opened: OpenDatabase | undefined;
  let office: Person;
  let county: Person;
  const database = () => opened!.database;
  beforeAll(async () => {
    opened = await open();
    await database().transaction((transaction) => transaction.exec(readFileSync(MIGRATION, 'utf8')));
    office = await aPerson(database(), 'safety_office');
    county = await aPerson(database(), 'county_office');
  });
  afterAll(() => opened?.close());

  let serial = 0;
  const aStation = (columns: Record<string, unknown> = {}) => ({
    name: `示例加油站${(serial += 1)}`,
    jurisdiction_id: 1,
    station_grade: 'GRADE_2',
    tank_volume_m3: 120,
    is_self_service: true,
    geom: `SRID=4490;POINT(${IN_YICHENG[0]} ${IN_YICHENG[1]})`,
    ...columns,
  });
  const addStation = async (as: Database, columns: Record<string, unknown> = {}) =>
    (await insert(as, KIND, aStation(columns))).id;
  const load = (as: Database, kind: string, records: object[]) =>
    as
      .query<{ answer: Record<string, unknown> }>(
        'select public.import_batch($1::text::jsonb, $2::text::jsonb) as answer',
        [
          JSON.stringify({ kind, file_name: '加油站.xlsx', data_rows: 1, accepted_rows: 1, rejected_rows: 0 }),
          JSON.stringify(records),
        ],
      )
      .then(([row]) => row!.answer);

  it('is in every list: kinds, packed columns, texts, what a hazard can be found at', async () => {
    const [lists] = await database().query(
      `select (select array_agg(kind order by code) from private.kinds) as kinds,
         (select array_agg(name order by position) from private.map_columns where kind = '${KIND}') as columns,
         (select array_agg(expression order by position) from private.text_columns where kind = '${KIND}') as texts`,
    );
    expect(lists).toEqual({
      kinds: ['enterprises', 'major_hazard_sources', 'tailings_dams', 'fire_key_units', 'hazards', KIND],
      columns: ['id', 'lon', 'lat', 'jurisdiction', 'county', 'town', 'sector', 'risk', 'grade', 'selfService'],
      texts: ['name', 'uscc'],
    });
  });

  it('has what every kind has: comments, indexes, triggers, policies', async () => {
    const shapeOf = async (kind: string) => {
      const [shape] = await database().query<Record<string, string[]>>(
        `select
           (select array_agg(attname::text) from pg_attribute where attrelid = r.oid and attnum > 0 and col_description(r.oid, attnum) is null) as silent,
           (select array_agg(replace(relname, $1, '') order by 1) from pg_class join pg_index on indexrelid = pg_class.oid where indrelid = r.oid
             and relname !~ 'uscc|name|enterprise|code|filing|category') as indexes,
           (select array_agg(replace(tgname, $1, '') order by 1) from pg_trigger where tgrelid = r.oid and not tgisinternal) as triggers,
           (select array_agg(replace(policyname, $1, '') order by 1) from pg_policies where schemaname = 'public' and tablename = $1) as policies,
           array[relrowsecurity::text] as security
         from pg_class r where oid = format('public.%I', $1::text)::regclass`,
        [kind],
      );
      return shape!;
    };
    const own = await shapeOf(KIND);
    const other = await shapeOf('major_hazard_sources');
    expect(own).toEqual(other);
    expect(own).toMatchObject({ silent: null, security: ['true'] });
  });

  it.each(ROLES)('%s reads exactly the rows of the own scope, and writes what the role may', async (role) => {
    for (const scope of [
      { jurisdiction_id: 1, town_code: TOWN, sector_code: 'K09' },
      { jurisdiction_id: 2, town_code: OTHER_TOWN, sector_code: 'K14' },
      { jurisdiction_id: 5, town_code: null, sector_code: 'K14' },
    ])
      await addStation(database(), scope);
    const person = await aPerson(database(), role);
    const inScope = await database().query<{ id: number }>(
      `select id from public.${KIND} where retired_at is null and ${SCOPES[role]} order by id`,
    );
    const readable = await actingAs(database(), person, (as) => as.query(`select id from public.${KIND} order by id`));
    expect(readable).toEqual(inScope);
    const { rows } = await actingAs(database(), person, (as) => snapshotOf(as, KIND));
    expect(rows.map(({ id }) => id!).sort((a, b) => a - b)).toEqual(inScope.map(({ id }) => id));
    const changed = await tryingAs(database(), person, (as) =>
      as.query<{ id: number }>(`update public.${KIND} set brand = '示例' returning id`),
    );
    const writes = ['safety_office', 'industry_dept', 'county_office'].includes(role);
    expect(changed.map(({ id }) => id).sort((a, b) => a - b)).toEqual(writes ? inScope.map(({ id }) => id) : []);
    const made = tryingAs(database(), person, (as) =>
      as.query(`insert into public.${KIND} (name, jurisdiction_id, sector_code) values ('示例加油站', 1, 'K14')`),
    );
    if (writes) await made;
    else expect((await refusalOf(made)).code).toBe('42501');
    for (const forged of ['version = 9', 'adcode = null', 'is_demonstration = true'])
      expect(
        (await refusalOf(tryingAs(database(), person, (as) => as.query(`update public.${KIND} set ${forged}`)))).code,
      ).toBe('42501');
  });

  it('anon reads and writes nothing of it', async () => {
    for (const statement of [`select 1 from public.${KIND}`, `select 1 from public.map_${KIND}`])
      expect((await refusalOf(tryingAs(database(), 'anon', (as) => as.query(statement)))).code).toBe('42501');
  });

  it('is packed with its own codes', async () => {
    const id = await addStation(database(), { risk_level: 'CONSIDERABLE' });
    const { rows } = await actingAs(database(), office, (as) => snapshotOf(as, KIND));
    expect(rows.find((row) => row['id'] === id)).toMatchObject({
      lon: Math.round(IN_YICHENG[0] * 1e6),
      lat: Math.round(IN_YICHENG[1] * 1e6),
      county: 2,
      sector: 9,
      risk: 2,
      grade: 2,
      selfService: 1,
    });
  });

  it('tells its changes and what left', async () => {
    const kept = await addStation(database());
    const gone = await addStation(database());
    const { header } = await actingAs(database(), office, (as) => snapshotOf(as, KIND));
    await database().query(`update public.${KIND} set station_grade = 'GRADE_1' where id = $1`, [kept]);
    await database().query(`delete from public.${KIND} where id = $1`, [gone]);
    const told = await actingAs(database(), office, (as) => changedKindsOf(as, { [KIND]: header.cursor }));
    expect(told.changed).toEqual([KIND]);
    const { rows, removed } = await actingAs(database(), office, (as) => changesOf(as, KIND, header.cursor));
    expect(rows.map(({ id, grade }) => ({ id, grade }))).toEqual([{ id: kept, grade: 1 }]);
    expect(removed).toEqual([gone]);
  });

  it('is found by its texts', async () => {
    const id = await addStation(database(), { name: '示例城东加油站', uscc: '91411702DM90000770' });
    const [row] = await actingAs(database(), office, (as) =>
      as.query<{ octets: Uint8Array }>('select public.map_texts_of($1, $2) as octets', [KIND, [id]]),
    );
    const text = new TextDecoder().decode(row!.octets);
    expect(text).toContain('示例城东加油站');
    expect(text).toContain('91411702DM90000770');
  });

  it('keeps its history', async () => {
    const id = await actingAs(database(), office, (as) => addStation(as));
    await actingAs(database(), office, (as) =>
      as.query(`update public.${KIND} set tank_volume_m3 = 90 where id = $1`, [id]),
    );
    const entries = await database().query(
      'select version, action, actor, after from public.record_history where kind = $1 and record_id = $2 order by id',
      [KIND, id],
    );
    expect(entries).toMatchObject([
      { version: 1, action: 'INSERT', actor: office.userId },
      { version: 2, action: 'UPDATE', actor: office.userId, after: { tank_volume_m3: 90 } },
    ]);
  });

  it('is loaded from a ledger: made, unchanged, changed by its key and by its name, with telephones', async () => {
    const record = {
      name: '示例导入加油站',
      uscc: '91411702DM90000885',
      jurisdiction_id: 1,
      station_grade: 'GRADE_3',
      tank_volume_m3: 60,
      lon: IN_YICHENG[0],
      lat: IN_YICHENG[1],
      contacts: [{ role: 'PRINCIPAL', name: '张某甲', phone: '13800001234' }],
      source_row: 4,
    };
    const loaded = (kind: string, records: object[]) => actingAs(database(), county, (as) => load(as, kind, records));
    expect(await loaded(KIND, [record])).toMatchObject({ inserted: 1, updated: 0, unchanged: 0, refused: [] });
    expect(await loaded(KIND, [record])).toMatchObject({ inserted: 0, updated: 0, unchanged: 1 });
    expect(await loaded(KIND, [{ ...record, name: '示例导入加油站一站' }])).toMatchObject({ updated: 1 });
    const nameless = { ...record, uscc: undefined, name: '示例导入加油站一站', brand: '示例品牌' };
    expect(await loaded(KIND, [nameless])).toMatchObject({ inserted: 0, updated: 1 });
    const stored = await database().query<{ id: number }>(
      `select id, brand, sector_code, adcode, station_grade::text from public.${KIND} where uscc = $1`,
      [record.uscc],
    );
    expect(stored).toMatchObject([
      { brand: '示例品牌', sector_code: 'K09', adcode: '411702', station_grade: 'GRADE_3' },
    ]);
    const [phone] = await actingAs(database(), county, (as) =>
      as.query<{ phone: string }>('select public.reveal_phone($1, $2, $3) as phone', [
        KIND,
        stored[0]!.id,
        'PRINCIPAL',
      ]),
    );
    expect(phone).toEqual({ phone: '13800001234' });
    const refusal = refusalOf(
      actingAs(database(), county, (as) => load(as, KIND, [{ ...record, uscc: undefined, jurisdiction_id: 2 }])),
    );
    expect((await refusal).code).toBe('42501');
  });

  it('is what a hazard is found at: by a person, by a ledger, and on the map', async () => {
    const station = await addStation(database(), { name: '示例隐患加油站' });
    const byHand = await insert(database(), 'hazards', aRecord('hazards', { object_type: KIND, object_id: station }));
    const no = 'ZMD-20240601-7001';
    await actingAs(database(), office, (as) =>
      load(as, 'hazards', [
        {
          no,
          object_name: '示例隐患加油站',
          jurisdiction_id: 1,
          sector_code: 'K09',
          description: '静电接地失效',
          hazard_grade: 'GENERAL',
          source: 'DEPARTMENT_CHECK',
          status: 'REGISTERED',
          found_on: '2024-06-01',
          lon: IN_YICHENG[0],
          lat: IN_YICHENG[1],
        },
      ]),
    );
    const [byLedger] = await database().query<{ id: number }>(
      'select id, object_type, object_id from public.hazards where no = $1',
      [no],
    );
    expect(byLedger).toMatchObject({ object_type: KIND, object_id: station });
    const { rows } = await actingAs(database(), office, (as) => snapshotOf(as, 'hazards'));
    for (const id of [byHand.id, byLedger!.id])
      expect(rows.find((row) => row['id'] === id)).toMatchObject({ unitKind: 6, unitId: station });
    const nowhere = insert(database(), 'hazards', aRecord('hazards', { object_type: 'bus_stops', object_id: 1 }));
    expect((await refusalOf(nowhere)).code).toBe('23503');
  });

  it('may be inspected, and may have files', async () => {
    const station = await addStation(database(), { sector_code: 'K09' });
    await insert(database(), 'inspections', {
      type: 'ENFORCEMENT',
      object_type: KIND,
      object_id: station,
      object_name: '示例加油站',
      jurisdiction_id: 1,
      lead: '张某甲',
      started_at: '2024-06-01T01:00:00Z',
    });
    const file = await insert<{ sector_code: string }>(database(), 'attachments', {
      kind: KIND,
      record_id: station,
      purpose: 'OTHER',
      path: `stations/${station}.jpg`,
    });
    expect(file.sector_code).toBe('K09');
  });

  it('signals its changes where Realtime is', async () => {
    const [trigger] = await database().query<{ definition: string }>(
      `select pg_get_triggerdef(oid) as definition from pg_trigger where tgname = '${KIND}_signal'`,
    );
    expect(trigger?.definition).toContain('EXECUTE FUNCTION private.signal_change()');
  });
});
