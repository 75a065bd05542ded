/**
 * The page's filter against SQL: real snapshots, decoded as the page decodes them, random filters and random edits,
 * and every count and every row compared with what the database says to the same question.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { decodeRows } from '@/data/worker/decode';
import { HAZARD_SOURCES, RISK_LEVELS, SECTORS } from '@/domain/enumerations';
import { KINDS, UNIT_KINDS, type Kind } from '@/kinds';
import { DUE_BANDS, type DueBand } from '@/domain/overdue';
import { KIND_COLUMNS } from '@/kinds';
import { randomStream, type Random } from '@/lib/random';
import { dayNumber } from '@/lib/time/day-number';
import { answerOf } from '@/store/answer';
import { ColumnStore } from '@/store/column-store';
import { NO_FILTER, type RiskFilter } from '@/store/risk-filter';
import { RiskTable } from '@/store/risk-table';
import { RISK_VALUES, STATUS_VALUES, type RiskValue, type StatusValue } from '@/domain/shown-scales';

import type { Database } from '../../supabase/embedded/database';
import { seedDemonstration } from '../../supabase/seed/demonstration';
import { openEmbedded, openPostgres, type OpenDatabase } from './support/open-database';
import { actingAs, aPerson, type Person } from './support/people';
import { add } from './support/records';

const TODAY = '2026-06-30';
const ROUNDS = 250;

describe.each([
  ['embedded', openEmbedded],
  ['PostgreSQL', openPostgres],
] as const)('filters on the %s database', (_, start) => {
  let open: OpenDatabase;
  let office: Person;
  beforeAll(async () => {
    open = await start();
    office = await aPerson(open.database, 'safety_office');
    await seedDemonstration(open.database, { features: 1500, onProgress: () => undefined, today: TODAY });
  });
  afterAll(() => open.close());

  it('answer as SQL answers, through edits, arrivals, retirements and deletions', async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
    console.log(`filters against SQL: SEED=${seed}`);
    const random = randomStream(seed);
    const table = new RiskTable(dayNumber(TODAY));
    const cursors = new Map<Kind, string>();
    for (const kind of KINDS) {
      const rows = await read(open.database, office, kind, 'select public.map_snapshot($1) as octets', [kind]);
      table.load(new ColumnStore(rows, KIND_COLUMNS[kind]));
      cursors.set(kind, rows.cursor);
    }
    let filter = NO_FILTER;
    for (let round = 0; round < ROUNDS; round += 1) {
      const about = `SEED=${seed} round ${round}`;
      await edit(open.database, random);
      for (const kind of KINDS) {
        const call = 'select public.map_changes($1, $2) as octets';
        const rows = await read(open.database, office, kind, call, [kind, cursors.get(kind)!]);
        expect(rows.reload, about).toBe(false);
        table.apply(kind, rows);
        cursors.set(kind, rows.cursor);
      }
      filter = { ...filter, ...changeOfFilter(random) };
      const { counts } = answerOf(table, filter, 'risk', dayNumber(TODAY));
      const kind = KINDS[Math.floor(random() * KINDS.length)]!;
      const found = await open.database.query<{ id: number; jurisdiction: number }>(
        `select id, jurisdiction_id as jurisdiction from (${shownRows(kind)}) r where ${conditionOf(kind, filter)} order by id`,
      );
      const { engine, store } = table.kinds[kind]!;
      const ids: number[] = [];
      ids.push(...[...table.kinds[kind]!.passingRows(0, store.rowCount)].map((row) => store.column('id')[row]!));
      expect(
        ids.sort((a, b) => a - b),
        `${about} ${kind}`,
      ).toEqual(found.map(({ id }) => id));
      const perJurisdiction = await open.database.query<{ jurisdiction: number; count: number }>(
        `select jurisdiction_id as jurisdiction, count(*)::integer as count from (${shownRows(kind)}) r
         where ${conditionOf(kind, { ...filter, jurisdiction: null, towns: new Set() })} group by 1 order by 1`,
      );
      expect(
        [...engine.counts('jurisdiction')].flatMap((count, jurisdiction) =>
          count > 0 ? [{ jurisdiction, count }] : [],
        ),
        `${about} ${kind} by jurisdiction`,
      ).toEqual(perJurisdiction);
      if (filter.kinds.has(kind)) expect(counts.passing, about).toBeGreaterThanOrEqual(ids.length);
    }
  });
});

async function read(database: Database, person: Person, kind: Kind, call: string, values: unknown[]) {
  const octets = await actingAs(database, person, async (as) => {
    const [row] = await as.query<{ octets: Uint8Array }>(call, values);
    return row!.octets;
  });
  const decoded = decodeRows(Uint8Array.from(octets).buffer, kind, KIND_COLUMNS[kind]);
  if (!decoded.ok) throw new Error(`${kind}: ${decoded.reason}: ${decoded.message}`);
  return decoded.rows;
}

/** One random act on the database, with the owner's rights. */
async function edit(database: Database, random: Random): Promise<void> {
  const die = random();
  const kind = UNIT_KINDS[Math.floor(random() * UNIT_KINDS.length)]!;
  const [one] = await database.query<{ id: number }>(
    `select id from public.${kind} where retired_at is null order by md5(id::text || $1) limit 1`,
    [String(random())],
  );
  const level = RISK_LEVELS[Math.floor(random() * RISK_LEVELS.length)]!;
  if (die < 0.35 && one)
    await database.query(`update public.${kind} set risk_level = $2 where id = $1`, [one.id, level]);
  else if (die < 0.5) await add(database, kind, { risk_level: level });
  else if (die < 0.6 && one)
    await database.query(`update public.${kind} set retired_at = now(), retired_reason = 'test' where id = $1`, [
      one.id,
    ]);
  else if (die < 0.8 && one)
    await add(database, 'hazards', {
      object_type: kind,
      object_id: one.id,
      due_date: `2026-0${1 + Math.floor(random() * 8)}-15`,
      source: HAZARD_SOURCES[Math.floor(random() * HAZARD_SOURCES.length)],
    });
  else
    await database.query(
      'delete from public.hazards where id = (select id from public.hazards order by md5(id::text || $1) limit 1)',
      [String(random())],
    );
}

const list = (values: Iterable<string | number>) => [...values].map((value) => `'${value}'`).join(', ');
const statusOfHazard = `case when h.status not in ('CLOSED', 'REJECTED') and h.due_date < date '${TODAY}' then 'OVERDUE' else h.status::text end`;

/** A kind's rows with what the page shows of them, said in SQL. */
function shownRows(kind: Kind): string {
  if (kind === 'hazards')
    return `select h.*, 'HAZARD_' || h.hazard_grade as shown_risk, ${statusOfHazard} as shown_status,
      case when h.status in ('CLOSED', 'REJECTED') then null else h.due_date - date '${TODAY}' end as days_left
      from public.hazards h where h.retired_at is null`;
  return `select u.*, coalesce(u.risk_level::text, 'UNASSESSED') as shown_risk, coalesce((
      select ${statusOfHazard} from public.hazards h
      where h.object_type = '${kind}' and h.object_id = u.id and h.retired_at is null and h.status not in ('CLOSED', 'REJECTED')
      order by array_position(array[${list(STATUS_VALUES)}], ${statusOfHazard}) limit 1), 'NONE') as shown_status
    from public.${kind} u where u.retired_at is null`;
}

const bandConditions: Readonly<Record<DueBand, string>> = {
  OVERDUE: 'days_left < 0',
  DUE_TODAY: 'days_left = 0',
  WITHIN_3_DAYS: 'days_left between 1 and 3',
  WITHIN_7_DAYS: 'days_left between 4 and 7',
  LATER: 'days_left > 7',
};

function conditionOf(kind: Kind, filter: RiskFilter): string {
  const isHazard = kind === 'hazards';
  const terms = ['true'];
  if (filter.risk.size > 0) terms.push(`shown_risk in (${list(filter.risk)})`);
  if (filter.status.size > 0) terms.push(`shown_status in (${list(filter.status)})`);
  if (filter.jurisdiction !== null) terms.push(`jurisdiction_id = ${filter.jurisdiction}`);
  if (filter.sectors.size > 0) terms.push(`sector_code in (${list(filter.sectors)})`);
  if (filter.sources.size > 0) terms.push(isHazard ? `source in (${list(filter.sources)})` : 'false');
  if (filter.bands.size > 0)
    terms.push(isHazard ? `(${[...filter.bands].map((band) => bandConditions[band]).join(' or ')})` : 'false');
  if (filter.flags.has('UNLOCATED')) terms.push('geom is null');
  if (filter.dueOn)
    terms.push(isHazard ? `due_date - date '2000-01-01' between ${filter.dueOn[0]} and ${filter.dueOn[1]}` : 'false');
  return terms.join(' and ');
}

function changeOfFilter(random: Random): Partial<RiskFilter> {
  const some = <Value>(values: readonly Value[], share: number) =>
    new Set(random() < 0.5 ? [] : values.filter(() => random() < share));
  switch (Math.floor(random() * 8)) {
    case 0:
      return { risk: some<RiskValue>(RISK_VALUES, 0.6) };
    case 1:
      return { status: some<StatusValue>(STATUS_VALUES, 0.6) };
    case 2:
      return { jurisdiction: random() < 0.6 ? null : 1 + Math.floor(random() * 13) };
    case 3:
      return { sectors: some(SECTORS, 0.7) };
    case 4:
      return { sources: some(HAZARD_SOURCES, 0.7) };
    case 5:
      return { bands: some(DUE_BANDS, 0.6) };
    case 6:
      return { flags: new Set(random() < 0.8 ? [] : (['UNLOCATED'] as const)) };
    default: {
      const from = dayNumber('2023-06-01') + Math.floor(random() * 1200);
      return { dueOn: random() < 0.6 ? null : [from, from + Math.floor(random() * 500)] };
    }
  }
}
