/**
 * The page's lenses against SQL: real snapshots, decoded as the page decodes them, random questions and random edits,
 * and every count, cross-table, histogram and row compared with what the database says to the same question.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { decodeRows } from '@/data/worker/decode';
import { HAZARD_SOURCES, RISK_LEVELS } from '@/domain/enumerations';
import { KIND_COLUMNS, KINDS, UNIT_KINDS, type Kind } from '@/kinds';
import { randomStream, type Random } from '@/lib/random';
import { dayNumber, isoDay } from '@/lib/time/day-number';
import { ColumnStore } from '@/store/column-store';
import { dayBins } from '@/store/day-bins';
import { DAY_FACETS, DAYS_DIMENSIONS, facetOf, FACETS, type Facet } from '@/store/dimensions';
import type { Places } from '@/store/dimension';
import { without, type Question } from '@/store/question';
import type { QuestionLens } from '@/store/question-lens';
import { whereOf } from '@/store/question-sql';
import { randomQuestion, randomShape } from '@/store/random-question.test-support';
import { RiskTable } from '@/store/risk-table';

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
] as const)('questions on the %s database', (_, start) => {
  let open: OpenDatabase;
  let office: Person;
  beforeAll(async () => {
    open = await start();
    office = await aPerson(open.database, 'safety_office');
    await seedDemonstration(open.database, { features: 1500, onProgress: () => undefined, today: TODAY });
  });
  afterAll(() => open.close());

  it('are answered by lenses as by SQL, through edits, arrivals, retirements and deletions', async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
    console.log(`lenses against SQL: SEED=${seed}`);
    const random = randomStream(seed);
    const places = await readPlaces(open.database);
    const table = new RiskTable(dayNumber(TODAY));
    const lens = table.openLens();
    const cursors = new Map<Kind, string>();
    for (const kind of KINDS) {
      const rows = await read(open.database, office, kind, 'select public.map_snapshot($1) as octets', [kind]);
      table.load(new ColumnStore(rows, KIND_COLUMNS[kind]));
      cursors.set(kind, rows.cursor);
    }
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
      // Straight edges of boxes alone: a stroke that crosses itself has another surface in PostGIS.
      const shape = boxesOnly(randomShape(113.2, 32.3, 1.6));
      const question = randomQuestion(random, { places, today: dayNumber(TODAY), shape });
      lens.ask(question, places);
      const kind = pick(KINDS, random);
      const asked: Asked = { database: open.database, lens, question, kind, places, random };
      await compareRows(asked, `${about} ${kind}`);
      await compareCounts(asked, `${about} ${kind}`);
      await compareCrossTable(asked, `${about} ${kind}`);
      await compareHistogram(asked, `${about} ${kind}`);
    }
  });
});

interface Asked {
  readonly database: Database;
  readonly lens: QuestionLens;
  readonly question: Question;
  readonly kind: Kind;
  readonly places: Places;
  readonly random: Random;
}

async function compareRows({ database, lens, question, kind }: Asked, about: string): Promise<void> {
  const kindLens = lens.kinds[kind]!;
  const ids = kindLens.store.column('id');
  const passing = lens.isVisible(kind) ? kindLens.passingRows(0, kindLens.store.rowCount) : [];
  const found = await database.query<{ id: number }>(
    `select r.id from public.${kind} r where ${whereOf(question, kind, TODAY)} order by r.id`,
  );
  expect(
    [...passing].map((row) => ids[row]!).sort((a, b) => a - b),
    about,
  ).toEqual(found.map(({ id }) => id));
}

/** Every value of a facet. */
async function compareCounts({ database, lens, question, kind, places, random }: Asked, about: string): Promise<void> {
  const facet = pick(FACETS, random);
  const names = facetOf(facet).sql(kind, TODAY);
  if (!names) return;
  const rest = without(question, 'kind', facet, ...((facetOf(facet).alsoIgnores ?? []) as Facet[]));
  const found = await database.query<{ name: string; count: number }>(
    `select shown.value as name, count(*)::integer as count from public.${kind} r, unnest(${names}) shown (value)
     where shown.value is not null and ${whereOf(rest, kind, TODAY)} group by 1`,
  );
  const bySql = new Map(found.map(({ name, count }) => [name, count]));
  const counts = lens.kinds[kind]!.counts(facet);
  for (const value of facetOf(facet).values(places)) {
    const count = facetOf(facet)
      .codesOf(value, kind, places)
      .reduce((sum, code) => sum + counts[code]!, 0);
    expect(count, `${about} ${facet} ${value}`).toBe(bySql.get(value) ?? 0);
  }
}

async function compareCrossTable(
  { database, lens, question, kind, places, random }: Asked,
  about: string,
): Promise<void> {
  const [first, second] = ['jurisdiction', pick(['risk', 'status', 'sector'] as const, random)] as const;
  const [one, other] = [facetOf(first).sql(kind, TODAY)!, facetOf(second).sql(kind, TODAY)!];
  const rest = without(question, 'kind', first, 'town', second);
  const found = await database.query<{ one: string; other: string; count: number }>(
    `select (${one})[1] as one, (${other})[1] as other, count(*)::integer as count from public.${kind} r
     where ${whereOf(rest, kind, TODAY)} group by 1, 2`,
  );
  const sums = lens.kinds[kind]!.crossTable(first, second);
  expect(
    sums.reduce((sum, count) => sum + count, 0),
    about,
  ).toBe(found.reduce((sum, { count }) => sum + count, 0));
  const codeOf = (facet: Facet, value: string) => facetOf(facet).codesOf(value, kind, places)[0]!;
  for (const each of found)
    expect(
      sums[codeOf(first, each.one) * facetOf(second).size + codeOf(second, each.other)],
      `${about} ${each.one} × ${each.other}`,
    ).toBe(each.count);
}

async function compareHistogram({ database, lens, question, kind, random }: Asked, about: string): Promise<void> {
  const facet = pick(DAY_FACETS, random);
  const unit = pick(['day', 'week', 'month'] as const, random);
  const column = DAYS_DIMENSIONS[facet].sql(kind);
  const bins = dayBins(dayNumber('2020-01-01'), dayNumber('2030-12-31'), unit);
  const { counts, outside } = lens.kinds[kind]!.dayHistogram(facet, bins);
  const rest = { ...question, all: question.all.filter(({ dimension, not }) => dimension !== facet || not) };
  const found = await database.query<{ start: string | null; count: number }>(
    `select to_char(date_trunc('${unit}', ${column ?? 'null::date'}), 'YYYY-MM-DD') as start, count(*)::integer as count
     from public.${kind} r where ${whereOf(without(rest, 'kind'), kind, TODAY)} group by 1 order by 1`,
  );
  const days = found.flatMap(({ start, count }) => (start === null ? [] : [[start, count] as const]));
  const told = [...bins.starts].flatMap((start, bin) =>
    counts[bin]! > 0 ? [[unit === 'week' ? mondayOf(start) : isoDay(start)!, counts[bin]!] as const] : [],
  );
  expect(told, `${about} ${facet} by ${unit}`).toEqual(days);
  expect(outside, `${about} without ${facet}`).toBe(found.find(({ start }) => start === null)?.count ?? 0);
}

/** The first stretch of a span may be cut short. */
function mondayOf(day: number): string {
  return isoDay(day - ((((day - dayNumber('2000-01-03')) % 7) + 7) % 7))!;
}

function boxesOnly(make: ReturnType<typeof randomShape>) {
  return (random: Random) => {
    let ring = make(random);
    while (ring.length !== 4) ring = make(random);
    return ring;
  };
}

async function readPlaces(database: Database): Promise<Places> {
  return {
    jurisdictions: await database.query<{ id: number; code: string }>('select id, code from public.jurisdictions'),
    towns: await database.query<{ number: number; code: string }>(
      "select number, code from public.areas where level = 'TOWN'",
    ),
  };
}

function pick<Value>(values: readonly Value[], random: Random): Value {
  return values[Math.floor(random() * values.length)]!;
}

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
