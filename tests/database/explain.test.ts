/** The queries that matter, at a size where an index should serve: none of them reads a whole large table. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openPostgres, type OpenDatabase } from './support/open-database';
import { actingAs, aPerson, type Caller, type Person } from './support/people';

const COUNT = 60_000;
const LARGE = ['enterprises', 'map_removals', 'snapshot_cache'];

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] };

describe('plans at sixty thousand rows', () => {
  let open: OpenDatabase;
  let office: Person;
  let county: Person;
  /** Transaction id after the great load: what changed since is little. */
  let since = '';

  beforeAll(async () => {
    open = await openPostgres();
    office = await aPerson(open.database, 'safety_office');
    county = await aPerson(open.database, 'county_office');
    await open.database.transaction(async (transaction) => {
      await transaction.exec('set local session_replication_role = replica');
      await transaction.query(
        `insert into public.enterprises (name, sector_code, jurisdiction_id, geom)
         select '示例企业' || n, 'K16', 1 + n % 13, extensions.st_setsrid(extensions.st_makepoint(113.5 + n % 1000 / 1000.0, 32.5 + n / 100000.0), 4490)
         from generate_series(1, $1::integer) n`,
        [COUNT],
      );
      await transaction.query(
        `insert into public.map_removals (kind, record_id, jurisdiction_id) select 'enterprises', 1000000 + n, 1 from generate_series(1, $1::integer) n`,
        [COUNT],
      );
    });
    [{ since }] = (await open.database.query<{ since: string }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as since',
    )) as [{ since: string }];
    await open.database.exec(`update public.enterprises set risk_level = 'MAJOR' where id between 100 and 200`);
    await open.database.exec('analyze');
  });
  afterAll(() => open.close());

  /** Large tables that the plan of a statement reads from end to end. */
  const readWhole = async (caller: Caller | null, statement: string): Promise<string[]> => {
    const explain = async (as: OpenDatabase['database']) =>
      as.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${statement}`);
    const [row] = caller ? await actingAs(open.database, caller, explain) : await explain(open.database);
    const scans = ({ Plans = [], ...node }: Plan): string[] => [
      ...(node['Node Type'].includes('Seq Scan') && node['Relation Name'] ? [node['Relation Name']] : []),
      ...Plans.flatMap(scans),
    ];
    return scans(row!['QUERY PLAN'][0].Plan).filter((name) => LARGE.includes(name));
  };

  it('a scan of everything is seen by this test', async () => {
    expect(await readWhole(office, 'select count(*) from public.map_enterprises')).toEqual(['enterprises']);
  });

  it('the rows changed since a cursor, for the city and for a county', async () => {
    const [row] = await open.database.query<{ statement: string }>(
      `select private.packing_statement('enterprises', 65536, format('where r.change_xid >= %L and r.change_xid < %L', $1::text, '999999')) as statement`,
      [since],
    );
    for (const person of [office, county]) expect(await readWhole(person, row!.statement)).toEqual([]);
  });

  it('a page of texts, and the texts of some rows, for the city and for a county', async () => {
    for (const condition of ['id > 30000 order by id limit 8192', 'id = any (array[7, 8, 30000])'])
      for (const person of [office, county])
        expect(
          await readWhole(
            person,
            `select name, uscc from public.enterprises r where retired_at is null and ${condition}`,
          ),
        ).toEqual([]);
  });

  it('whether anything changed at all', async () => {
    const statement = `select exists (select from public.enterprises where change_xid >= '${since}' and change_xid < '999999')
      or exists (select from public.map_removals m where m.kind = 'enterprises' and m.change_xid >= '${since}' and m.change_xid < '999999')`;
    for (const person of [office, county]) expect(await readWhole(person, statement)).toEqual([]);
  });

  it('the ids that left since a cursor', async () => {
    const statement = `select array_agg(distinct record_id) from public.map_removals m
      where m.kind = 'enterprises' and m.change_xid >= '${since}' and m.change_xid < '999999'
        and not exists (select from public.map_enterprises r where r.id = m.record_id)`;
    for (const person of [office, county]) expect(await readWhole(person, statement)).toEqual([]);
  });

  it('a record card', async () => {
    for (const person of [office, county])
      expect(await readWhole(person, 'select * from public.enterprises where id = 4711')).toEqual([]);
  });

  it('the list of one jurisdiction', async () => {
    for (const person of [office, county])
      expect(
        await readWhole(
          person,
          'select id, name from public.enterprises where jurisdiction_id = 1 and sector_code = $$K14$$',
        ),
      ).toEqual([]);
  });

  it('a kept snapshot and whether it is current', async () => {
    expect(
      await readWhole(
        null,
        `select (select count(*) from (select from public.enterprises where change_xid >= '${since}' limit 601) r)
           + (select count(*) from (select from public.map_removals m where m.kind = 'enterprises' and m.change_xid >= '${since}' limit 601) m)`,
      ),
    ).toEqual([]);
  });
});
