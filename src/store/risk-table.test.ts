import { describe, expect, it } from 'vitest';
import {
  DAM_CLASSES,
  ENTERPRISE_SCALES,
  FIRE_UNIT_LEVELS,
  HAZARD_GRADES,
  HAZARD_SOURCES,
  HAZARD_STATUSES,
  SECTORS,
} from '@/domain/enumerations';
import { KIND_COLUMNS, KINDS, UNIT_KINDS, type Kind } from '@/kinds';
import { colourVariable, COLOUR_VARIABLES } from '@/kinds/colour-variables';
import { NO_PLACE } from '@/kinds/packed-columns';
import { boxRing } from '@/lib/geography/ring';
import { randomStream, type Random } from '@/lib/random';
import { isoDay, NO_DAY } from '@/lib/time/day-number';
import { answerOf } from './answer';
import { clusterPlaces } from './clusters';
import { ColumnStore } from './column-store';
import { countOfValue, crossTableOf } from './counts';
import { dayBins, dayHistogramOf, type DayUnit } from './day-bins';
import { DAY_FACETS, facetOf, FACETS, type Facet } from './dimensions';
import type { Places } from './dimension';
import { NaiveAnswer, type Model, type Row } from './naive-rows.test-support';
import { makeColumn, type PackedRows } from './packed-rows';
import { EVERYTHING, questionOf, without, type Clause, type Question } from './question';
import type { FoundRows, QuestionLens } from './question-lens';
import { withText } from './question-ticks';
import { randomQuestion, randomShape } from './random-question.test-support';
import { RiskTable } from './risk-table';
import { rowsInView } from './rows-in-view';

const today = 8918;
const places: Places = {
  jurisdictions: Array.from({ length: 13 }, (_, index) => ({ id: index + 1, code: `J${index + 1}` })),
  towns: Array.from({ length: 219 }, (_, index) => ({ number: index + 1, code: `T${index + 1}` })),
};
const options = { places, today, shape: randomShape(113.9, 32.9, 0.2) };
const highestCodes: Record<string, number> = {
  scale: ENTERPRISE_SCALES.length,
  damClass: DAM_CLASSES.length,
  level: FIRE_UNIT_LEVELS.length,
  sector: SECTORS.length,
  town: 219,
  jurisdiction: 13,
  listedLevel: 3,
  suspended: 1,
  highRisk: 1,
  overhead: 2,
  relapses: 3,
  source: HAZARD_SOURCES.length,
};

/** A lens that somebody holds open, and what it was asked last. */
interface Held {
  readonly lens: QuestionLens;
  question: Question;
  search: Search;
}

describe('lenses over the rows of all kinds', () => {
  it('agree with plain objects through random questions, arrivals, edits, removals, reloads and new days', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
    process.stdout.write(`lenses: SEED=${seed}\n`);
    const random = randomStream(seed);
    for (let round = 0; round < 6; round += 1) {
      const table = new RiskTable(today);
      const model = Object.fromEntries(KINDS.map((kind) => [kind, new Map<number, Row>()])) as Model;
      let held: Held[] = [];
      let day = today;
      for (const kind of shuffled(KINDS, random)) loadKind(table, model, kind, random, held);
      for (let step = 0; step < 60; step += 1) {
        const die = random();
        if (die < 0.1 || held.length === 0)
          held.push({ lens: table.openLens(), question: EVERYTHING, search: new Search() });
        else if (die < 0.15) {
          const [closed] = held.splice(Math.floor(random() * held.length), 1);
          closed!.lens.close();
        } else if (die < 0.2) {
          held.forEach(({ lens }) => lens.close());
          held = [];
        } else if (die < 0.6) ask(pick(held, random), table, model, random);
        else if (die < 0.92) editKind(table, model, pick(KINDS, random), random, held);
        else if (die < 0.96) table.setToday((day += 1));
        else loadKind(table, model, pick(KINDS, random), random, held);
        const about = `SEED=${seed} round ${round} step ${step}`;
        for (const each of held) compare(each, model, day, random, about);
      }
    }
  }, 120_000);

  it('keep shape and search when more rows come than there was room for', () => {
    const table = new RiskTable(today);
    const lens = table.openLens();
    const random = randomStream(4);
    const rowsFrom = (first: number, count: number) =>
      Array.from({ length: count }, (_, index) => {
        const isWithin = index % 2 === 0;
        return { ...aRow('hazards', first + index, random, []), lon: isWithin ? 113_950_000 : 114_050_000, lat: 33e6 };
      });
    const store = new ColumnStore(pack('hazards', rowsFrom(1, 10)), KIND_COLUMNS.hazards);
    table.load(store);
    const found = new Map([[store, new Uint8Array(10).fill(1, 0, 5)]]);
    const within: Clause = { dimension: 'shape', ring: boxRing([113.9, 32.9, 114, 33.1]) };
    const searched: Clause = { dimension: 'text', contains: '1' };
    const idsOf = (clauses: readonly Clause[], marks: FoundRows = found) => {
      const kindLens = lens.ask(questionOf(...clauses), places, marks).kinds.hazards!;
      return [...kindLens.passingRows(0, store.rowCount)].map((row) => store.column('id')[row]!);
    };
    expect(idsOf([within, searched])).toEqual([1, 3, 5]);
    // 1 goes and 11 comes into its place; 3 stays where it is; the others need room.
    table.apply('hazards', pack('hazards', [], [1]));
    table.apply('hazards', pack('hazards', rowsFrom(11, 2000)));
    expect(idsOf([within, searched])).toEqual([3, 5]);
    expect(idsOf([searched])).toEqual([2, 3, 4, 5]);
    expect(idsOf([within])).toHaveLength(4 + 1000);
    // Rows that were not searched are not found.
    expect(idsOf([searched], new Map())).toEqual([]);
  });

  it('say of a kind whose rows are still coming that it is not whole', () => {
    const table = new RiskTable(today);
    const lens = table.openLens();
    const rows = [aRow('enterprises', 1, randomStream(1), [])];
    table.load(new ColumnStore(pack('enterprises', rows), KIND_COLUMNS.enterprises), false);
    expect(lens.kinds.enterprises!.isWhole).toBe(false);
    table.load(new ColumnStore(pack('enterprises', rows), KIND_COLUMNS.enterprises));
    expect(lens.kinds.enterprises!.isWhole).toBe(true);
    expect(lens.kinds.hazards).toBeUndefined();
  });

  it('let nothing pass that a question names and no record has', () => {
    const table = new RiskTable(today);
    const lens = table.openLens();
    const random = randomStream(2);
    const rows = Array.from({ length: 50 }, (_, index) => aRow('enterprises', index + 1, random, []));
    table.load(new ColumnStore(pack('enterprises', rows), KIND_COLUMNS.enterprises));
    const passing = (...clauses: readonly Clause[]) =>
      answerOf(lens.ask(questionOf(...clauses), places), 'risk').counts.passing;
    expect(passing({ dimension: 'town', any: ['T9999'] })).toBe(0);
    expect(passing({ dimension: 'grade', any: ['tailings_dams:CLASS_1'] })).toBe(0);
    expect(passing({ dimension: 'jurisdiction', any: ['J99'] })).toBe(0);
    expect(passing({ dimension: 'sector', any: ['Z01'] })).toBe(0);
    expect(passing({ dimension: 'risk', any: [] })).toBe(0);
    expect(passing({ dimension: 'kind', any: [] })).toBe(0);
    expect(passing()).toBe(50);
  });

  it('take ranges that end beyond the days that a column can hold', () => {
    const table = new RiskTable(today);
    const lens = table.openLens();
    const random = randomStream(3);
    const rows = Array.from({ length: 50 }, (_, index) => aRow('hazards', index + 1, random, []));
    table.load(new ColumnStore(pack('hazards', rows), KIND_COLUMNS.hazards));
    const passing = (from: string, to: string) =>
      answerOf(lens.ask(questionOf({ dimension: 'foundOn', from, to }), places), 'risk').counts.passing;
    const early = isoDay(today - 80)!;
    expect(passing('0001-01-01', '9999-12-31')).toBe(50);
    expect(passing(early, '9999-12-31')).toBe(50);
    expect(passing('2150-01-01', '9999-12-31')).toBe(0);
    expect(passing('0001-01-01', '1890-01-01')).toBe(0);
    expect(passing(isoDay(today)!, early)).toBe(0);
  });
});

describe('the rows of all kinds', () => {
  it('refuse changes that tell of a record twice', () => {
    const table = new RiskTable(today);
    const row = aRow('enterprises', 1, randomStream(1), []);
    table.load(new ColumnStore(pack('enterprises', [row]), KIND_COLUMNS.enterprises));
    expect(() => table.apply('enterprises', pack('enterprises', [row, row]))).toThrow('twice');
    expect(() => table.apply('enterprises', pack('enterprises', [row], [1]))).toThrow('twice');
    expect(() => table.apply('hazards', pack('hazards', []))).toThrow('before its rows');
  });
});

/** Somebody asks something else, or the answer comes to a search that stood while rows changed. */
function ask(held: Held, table: RiskTable, model: Model, random: Random): void {
  if (random() < 0.7) held.question = randomQuestion(random, options);
  if (random() < 0.3) {
    const text = random() < 0.3 ? '' : String(Math.floor(random() * 10));
    held.question = withText(without(held.question, 'text'), text);
    held.search.ask(text);
  } else held.question = withText(held.question, held.search.text);
  held.lens.ask(held.question, places, held.search.answer(table, model));
}

/** Every answer of a lens beside that of the plain objects. */
function compare({ lens, question, search }: Held, model: Model, day: number, random: Random, about: string): void {
  const naive = new NaiveAnswer(model, question, day, places, (kind, id) => search.hasFound(kind, id));
  const variable = pick(COLOUR_VARIABLES, random);
  const { counts } = answerOf(lens, variable);
  expect(counts.passing, about).toBe(naive.passing().length);
  const facet = pick(FACETS, random);
  for (const value of facetOf(facet).values(places)) {
    const visible = KINDS.filter((kind) => naive.isVisible(kind));
    const expected = visible.reduce((sum, kind) => sum + naive.countOf(kind, facet, value), 0);
    expect(countOfValue(counts, facet, value, places), `${about} ${facet} ${value}`).toBe(expected);
  }
  for (const kind of KINDS) {
    const { values, dimension } = colourVariable(variable);
    expect([...counts.legend[kind]], `${about} legend of ${kind}`).toEqual(
      values.map((value) => naive.countOf(kind, dimension, value)),
    );
    const kindLens = lens.kinds[kind]!;
    const ids = kindLens.store.column('id');
    const passing = [...kindLens.passingRows(0, kindLens.store.rowCount)].map((row) => ids[row]!);
    expect(
      passing.sort((a, b) => a - b),
      `${about} rows of ${kind}`,
    ).toEqual(naive.idsOf(kind));
    const unlocated = naive.rowsOf(kind).filter((row) => row['lon'] === NO_PLACE);
    expect(counts.unlocated[kind], `${about} unlocated ${kind}`).toBe(naive.isVisible(kind) ? unlocated.length : 0);
  }
  const view = [113.9 + random() * 0.1, 32.9, 114.05, 33.05] as const;
  expect(rowsInView(lens, view, 10_000).count, `${about} in view`).toBe(
    naive.passing().filter(({ row }) => isIn(row, view)).length,
  );
  const clusters = clusterPlaces(lens, variable, 8 + Math.floor(random() * 12));
  expect(
    clusters.reduce((sum, { count }) => sum + count, 0),
    `${about} clustered`,
  ).toBe(naive.passing().filter(({ row }) => row['lon'] !== NO_PLACE).length);
  compareCrossTable(lens, naive, random, about);
  compareHistogram(lens, naive, random, about);
}

/** Facets with few values, so that every pair can be counted by hand. */
const crossed = ['risk', 'status', 'jurisdiction', 'sector', 'source', 'band'] as const satisfies readonly Facet[];

function compareCrossTable(lens: QuestionLens, naive: NaiveAnswer, random: Random, about: string): void {
  const [first, second] = [pick(crossed, random), pick(crossed, random)];
  if (first === second) return;
  const sums = crossTableOf(lens, first, second);
  const visible = KINDS.filter((kind) => naive.isVisible(kind));
  for (let sample = 0; sample < 12; sample += 1) {
    const [one, other] = [pick(facetOf(first).values(places), random), pick(facetOf(second).values(places), random)];
    const [code] = facetOf(first).codesOf(one, 'hazards', places);
    const [otherCode] = facetOf(second).codesOf(other, 'hazards', places);
    const expected = visible.reduce((sum, kind) => sum + naive.countOfPair(kind, [first, one], [second, other]), 0);
    expect(sums[code! * facetOf(second).size + otherCode!], `${about} ${one} × ${other}`).toBe(expected);
  }
}

function compareHistogram(lens: QuestionLens, naive: NaiveAnswer, random: Random, about: string): void {
  const facet = pick(DAY_FACETS, random);
  const unit = pick<DayUnit>(['day', 'month'], random);
  const bins = dayBins(today - 100, today + 100, unit);
  const { counts, outside } = dayHistogramOf(lens, facet, bins);
  const expected = new Map<string, number>();
  for (const kind of KINDS.filter((each) => naive.isVisible(each)))
    for (const [name, count] of naive.histogram(kind, facet, (day) => (unit === 'day' ? day : day.slice(0, 7))))
      expected.set(name, (expected.get(name) ?? 0) + count);
  expect(outside, `${about} ${facet} without a day`).toBe(expected.get('none') ?? 0);
  bins.starts.forEach((start, bin) => {
    const name = unit === 'day' ? isoDay(start)! : isoDay(start)!.slice(0, 7);
    expect(counts[bin], `${about} ${facet} ${name}`).toBe(expected.get(name) ?? 0);
  });
}

function isIn(row: Row, [west, south, east, north]: readonly [number, number, number, number]): boolean {
  const [x, y] = [row['lon']!, row['lat']!];
  return x >= west * 1e6 && x <= east * 1e6 && y >= south * 1e6 && y <= north * 1e6;
}

/**
 * A search by digits. Its answer holds for the rows as they were: what came since is not found, what
 * changed stays as it was found, until the next answer.
 */
class Search {
  text = '';
  private readonly found = new Set<string>();

  ask(text: string): void {
    this.text = text;
  }

  answer(table: RiskTable, model: Model): FoundRows | null {
    this.found.clear();
    if (this.text === '') return null;
    for (const kind of KINDS)
      for (const { id, name } of model[kind].values())
        if (String(name).includes(this.text)) this.found.add(`${kind}:${id}`);
    return new Map(
      KINDS.map((kind) => {
        const { store } = table.kinds[kind]!;
        const ids = store.column('id').subarray(0, store.rowCount);
        return [store, Uint8Array.from(ids, (id) => Number(this.hasFound(kind, id)))] as const;
      }),
    );
  }

  hasFound(kind: Kind, id: number): boolean {
    return this.found.has(`${kind}:${id}`);
  }

  forget(kind: Kind, ids: Iterable<number>): void {
    for (const id of ids) this.found.delete(`${kind}:${id}`);
  }
}

function loadKind(table: RiskTable, model: Model, kind: Kind, random: Random, held: readonly Held[]): void {
  for (const { search } of held) search.forget(kind, model[kind].keys());
  const count = Math.floor(random() * 40);
  const rows = Array.from({ length: count }, (_, index) => aRow(kind, index + 1, random, unitsOf(model)));
  model[kind] = new Map(rows.map((row) => [row['id']!, row]));
  table.load(new ColumnStore(pack(kind, rows), KIND_COLUMNS[kind]));
}

function editKind(table: RiskTable, model: Model, kind: Kind, random: Random, held: readonly Held[]): void {
  const ids = new Set(Array.from({ length: Math.floor(random() * 6) }, () => 1 + Math.floor(random() * 60)));
  const removed = [...ids].filter(() => random() < 0.3);
  for (const id of removed) ids.delete(id);
  const rows = [...ids].map((id) => aRow(kind, id, random, unitsOf(model)));
  for (const row of rows) model[kind].set(row['id']!, row);
  for (const id of removed) model[kind].delete(id);
  for (const { search } of held) search.forget(kind, removed);
  table.apply(kind, pack(kind, rows, removed));
}

/** Ids a hazard may name: units that are there, that were, and that may yet come. */
function unitsOf(model: Model): number[] {
  return [...UNIT_KINDS.flatMap((kind) => [...model[kind].keys()]), 1, 2, 50];
}

function aRow(kind: Kind, id: number, random: Random, units: readonly number[]): Row {
  const row: Record<string, number> = {};
  for (const { name, maxCode } of KIND_COLUMNS[kind]) {
    const highest = maxCode ?? highestCodes[name] ?? 0;
    row[name] = Math.floor(random() * (highest + 1));
  }
  const isUnlocated = random() < 0.1;
  Object.assign(row, {
    id,
    lon: isUnlocated ? NO_PLACE : 113_900_000 + Math.floor(random() * 200_000),
    lat: isUnlocated ? NO_PLACE : 32_900_000 + Math.floor(random() * 200_000),
    jurisdiction: 1 + Math.floor(random() * 13),
    name: Math.floor(random() * 1000),
  });
  if (kind === 'hazards')
    Object.assign(row, {
      grade: 1 + Math.floor(random() * HAZARD_GRADES.length),
      status: 1 + Math.floor(random() * HAZARD_STATUSES.length),
      unitId: units.length > 0 ? pick(units, random) : 0,
      dueOn: random() < 0.2 ? NO_DAY : today - 10 + Math.floor(random() * 22),
      foundOn: today - Math.floor(random() * 60),
      closedOn: NO_DAY,
    });
  return row;
}

function pack(kind: Kind, rows: readonly Row[], removed: readonly number[] = []): PackedRows {
  return {
    kind,
    epoch: 'e',
    cursor: 'c',
    asOf: 0,
    reload: false,
    rowCount: rows.length,
    columns: Object.fromEntries(
      KIND_COLUMNS[kind].map(({ name, type }) => {
        const column = makeColumn(type, rows.length);
        rows.forEach((row, index) => (column[index] = row[name]!));
        return [name, column];
      }),
    ),
    removed: Int32Array.from(removed),
  };
}

function shuffled<Value>(values: readonly Value[], random: Random): Value[] {
  return values
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

function pick<Value>(values: readonly Value[], random: Random): Value {
  return values[Math.floor(random() * values.length)]!;
}
