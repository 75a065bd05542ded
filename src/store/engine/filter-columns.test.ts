import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createFilterColumns } from './create-filter-columns';
import type { DimensionDefinition, EngineDefinition, FilterColumns, FilterLens } from './filter-columns';
import { NaiveColumns, type NaiveLens } from './naive-filter.test-support';
import { hasSimd } from './simd-kernel';
import { engineProgram, PROGRAM_FILE } from '../../../tools/build-engine';
import { randomStream, type Random } from '@/lib/random';

const sizes = { kind: 5, county: 14, town: 208, wide: 256, grade: 16 } as const;
const names = Object.keys(sizes) as (keyof typeof sizes)[];
const days = ['due', 'found'] as const;

/** As many dimensions as there can be: first and second filters on columns, and marks. */
const definition: EngineDefinition = {
  codes: names,
  values: days,
  dimensions: [
    ...names.map((name): DimensionDefinition => ({ name, type: 'codes', column: name })),
    ...days.map((name): DimensionDefinition => ({ name, type: 'range', column: name })),
    ...['shape', 'text'].map((name): DimensionDefinition => ({ name, type: 'marks' })),
    ...Array.from({ length: 23 }, (_, place): DimensionDefinition => {
      if (place % 5 === 0) return { name: `mark ${place}`, type: 'marks' };
      if (place % 5 === 1) return { name: `range ${place}`, type: 'range', column: days[place % 2]! };
      return { name: `code ${place}`, type: 'codes', column: names[place % names.length]! };
    }),
  ],
  panels: [
    { name: 'kind', column: 'kind', size: 5, ignores: ['kind'] },
    { name: 'county', column: 'county', size: 14, ignores: ['county', 'town'] },
    { name: 'town', column: 'town', size: 208, ignores: ['town'] },
    { name: 'wide', column: 'wide', size: 256, ignores: ['wide', 'kind', 'text', 'code 22'] },
    { name: 'everything', column: 'kind', size: 5, ignores: [] },
    { name: 'due', column: 'county', size: 14, ignores: ['due'] },
    // A second panel that ignores what another does.
    { name: 'town of kind', column: 'town', size: 208, ignores: ['kind'] },
    { name: 'last', column: 'grade', size: 16, ignores: ['code 22'] },
  ],
};

/** Columns, lenses over them, and the same in plain words. */
interface Pair {
  readonly columns: FilterColumns;
  readonly naive: NaiveColumns;
  readonly lenses: { readonly lens: FilterLens; readonly naive: NaiveLens }[];
}

describe.each(['plain', 'simd'] as const)('%s engine', (engine) => {
  it('agrees with a naive filter through random lenses, filters, marks, edits, arrivals and removals', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
    process.stdout.write(`filter engine, ${engine}: SEED=${seed}\n`);
    const random = randomStream(seed);
    for (let round = 0; round < 5; round += 1) {
      // The last round has more rows than a scan takes together.
      const isLast = round === 4;
      const columns = createFilterColumns(definition, isLast ? 20_000 : 1 + Math.floor(random() * 500), { engine });
      const pair: Pair = { columns, naive: new NaiveColumns(definition), lenses: [] };
      open(pair);
      loadSome(pair, random);
      for (let step = 0; step < (isLast ? 15 : 100); step += 1) {
        const about = `SEED=${seed} round ${round} step ${step}: ${act(pair, random)}`;
        expect(columns.rows, about).toBe(pair.naive.rows.size);
        for (const { lens, naive } of pair.lenses) {
          const state = naive.state();
          expect(stateOf(lens), about).toEqual(state);
          const row = Math.floor(random() * columns.capacity);
          expect(lens.passes(row), `${about}, row ${row}`).toBe(state.passing.includes(row));
        }
        readOut(pick(pair.lenses, random), columns.capacity, random, about);
      }
    }
  }, 120_000);

  it('lists the passing rows of a stretch', () => {
    const { columns, lens } = loaded(100);
    columns.remove([3, 40, 99]);
    expect([...lens.passingRows(2, 6)]).toEqual([2, 4, 5]);
    expect([...lens.passingRows(39, 42)]).toEqual([39, 41]);
    expect([...lens.passingRows(97, 100)]).toEqual([97, 98]);
    expect([...lens.passingRows(50, 50)]).toEqual([]);
  });

  it('keeps a written row out of every count when its code has no room in a panel, and says so', () => {
    const { columns, lens } = loaded(16);
    expect(() => columns.put([4], () => (columns.codes('county')[4] = 14))).toThrow(RangeError);
    expect(lens.passing).toBe(15);
    expect(columns.rows).toBe(15);
    columns.put([4], () => (columns.codes('county')[4] = 13));
    expect(lens.passing).toBe(16);
    expect(lens.counts('county')[13]).toBe(1);
  });

  it('counts a row once that is named twice', () => {
    const { columns, lens } = loaded(16);
    columns.put([4, 4], () => undefined);
    columns.remove([5, 5]);
    expect(lens.passing).toBe(15);
    expect(lens.counts('kind')[0]).toBe(15);
  });

  it('keeps a mark at its place until the row goes, and asks whoever gives it', () => {
    const { columns, lens } = loaded(100);
    lens.mark('text', Uint32Array.of(0b1110));
    lens.mark('shape', Uint32Array.of(0b0111), (row) => columns.codes('kind')[row] === 2);
    expect([...lens.passingRows(0, 100)]).toEqual([1, 2]);
    columns.put([1, 3], () => (columns.codes('kind')[3] = 2));
    expect([...lens.passingRows(0, 100)]).toEqual([2, 3]);
    columns.remove([3]);
    columns.put([3], () => undefined);
    expect([...lens.passingRows(0, 100)]).toEqual([2]);
    lens.mark('text', null);
    expect([...lens.passingRows(0, 100)]).toEqual([0, 2, 3]);
  });

  it('makes room for more lenses and rows than it began with, and keeps every answer', () => {
    const { columns, lens } = loaded(100);
    lens.mark('text', Uint32Array.of(0b1010));
    const lenses = Array.from({ length: 20 }, () => columns.openLens());
    lenses[19]!.allow('kind', new Uint8Array(256));
    columns.reserve(1000);
    expect(columns.capacity).toBe(1024);
    columns.put([999], () => undefined);
    expect([...lens.passingRows(0, 1000)]).toEqual([1, 3]);
    expect([lens, ...lenses].map(({ passing }) => passing)).toEqual([2, ...Array<number>(19).fill(101), 0]);
    expect(lenses[19]!.counts('kind')[0]).toBe(101);
    lens.mark('text', null);
    expect(lens.passing).toBe(101);
  });

  it('gives the room of a lens that was closed to the next one, which finds no trace', () => {
    const { columns } = loaded(100);
    for (let time = 0; time < 10; time += 1) {
      const lens = columns.openLens();
      expect(lens.passing).toBe(100);
      lens.allow('kind', Uint8Array.of(0, 1));
      lens.mark('shape', Uint32Array.of(time));
      lens.close();
      lens.close();
      expect(() => lens.passing).toThrow('This lens is closed.');
    }
    expect(columns.lenses).toBe(1);
  });

  it('refuses names that do not exist, filters of another type and places beyond its room', () => {
    const { columns, lens } = loaded(16);
    expect(() => lens.allow('colour', null)).toThrow('no dimension "colour"');
    expect(() => lens.allow('due', null)).toThrow('by range, not by codes');
    expect(() => lens.mark('due', null)).toThrow('by range, not by marks');
    expect(() => lens.counts('colour')).toThrow('no panel "colour"');
    expect(() => lens.crossTable('kind', 'colour')).toThrow('no panel "colour"');
    expect(() => lens.dayHistogram('colour', { first: 0, binOf: [], size: 0 })).toThrow('no column of values "colour"');
    expect(() => lens.tallies('wide', 0, 128)).not.toThrow();
    expect(() => columns.put([128], () => undefined)).toThrow('Place 128 is beyond the room for 128 rows.');
    expect(columns.rows).toBe(16);
  });

  it('refuses more dimensions than a word has bits', () => {
    const dimensions = [...definition.dimensions, { name: 'one more', type: 'marks' } as const];
    expect(() => createFilterColumns({ ...definition, dimensions }, 16, { engine })).toThrow('33 dimensions');
  });

  function loaded(rows: number) {
    const columns = createFilterColumns(definition, rows, { engine });
    const lens = columns.openLens();
    columns.load(0, rows, () => undefined);
    return { columns, lens };
  }
});

describe('the WebAssembly program', () => {
  it('runs here, so that the tests above tried it', () => expect(hasSimd()).toBe(true));

  it('is the one that its source gives: run `npm run engine` after a change', async () => {
    expect(readFileSync(PROGRAM_FILE, 'utf8')).toBe(await engineProgram());
  }, 30_000);
});

function open({ columns, naive, lenses }: Pair): void {
  lenses.push({ lens: columns.openLens(), naive: naive.openLens() });
}

function loadSome({ columns, naive }: Pair, random: Random): void {
  const from = Math.floor(random() * columns.capacity);
  const to = from + 1 + Math.floor(random() * (columns.capacity - from));
  const rows = range(from, to);
  // Neighbours on the ground are often alike: in half of the loads all rows share some of their codes.
  const shared = names.filter(() => random() < 0.5).map((name) => [name, Math.floor(random() * sizes[name])] as const);
  const areAlike = random() < 0.5;
  columns.load(from, to, () =>
    rows.forEach((row) => {
      writeRow(columns, naive, row, random);
      if (areAlike) for (const [name, code] of shared) naive.codes[name]![row] = columns.codes(name)[row] = code;
    }),
  );
  naive.written(rows);
}

/** One random act on both; answers what it was. */
function act(pair: Pair, random: Random): string {
  const { columns, naive, lenses } = pair;
  const die = random();
  if (die < 0.65) return filter(pick(lenses, random), naive, columns.capacity, random);
  if (die < 0.7 && lenses.length < 7) {
    open(pair);
    return 'open';
  }
  if (die < 0.75 && lenses.length > 1) {
    const [closed] = lenses.splice(Math.floor(random() * lenses.length), 1);
    closed!.lens.close();
    naive.lenses.delete(closed!.naive);
    return 'close';
  }
  if (die < 0.9) {
    const rows = someRows(columns.capacity, random);
    columns.put(rows, () => rows.forEach((row) => writeRow(columns, naive, row, random)));
    naive.written(rows);
    return `put ${rows.length}`;
  }
  if (die < 0.96) {
    const rows = someRows(columns.capacity, random);
    columns.remove(rows);
    naive.remove(rows);
    return `remove ${rows.length}`;
  }
  if (die < 0.97) {
    columns.reserve(Math.floor(random() * 700));
    return 'reserve';
  }
  loadSome(pair, random);
  return 'load';
}

/** One random filter on a lens and on its naive double; answers what it was. */
function filter({ lens, naive }: Pair['lenses'][number], { codes }: NaiveColumns, capacity: number, random: Random) {
  const { name, type } = pick(definition.dimensions, random);
  const isLifted = random() < 0.4;
  if (type === 'codes') {
    const density = random();
    const allowed = isLifted ? null : Uint8Array.from({ length: 256 }, () => (random() < density ? 1 : 0));
    lens.allow(name, allowed);
    naive.allow(name, allowed);
    // One code more or less is what people mostly do.
    for (let flip = 0; allowed && flip < 2; flip += 1) {
      const code = Math.floor(random() * 14);
      allowed[code] = 1 - allowed[code]!;
      lens.allow(name, allowed);
      naive.allow(name, allowed.slice());
    }
  } else if (type === 'range') {
    const first = day(random);
    // A range is dragged: a few days more or less at either end.
    for (let move = 0; move < 4; move += 1) {
      const some = () => Math.floor(random() * 7) - 3;
      const between = isLifted ? null : ([first + some(), first + 200 + some()] as const);
      lens.between(name, between);
      naive.between(name, between);
    }
  } else {
    const density = random();
    const rows = isLifted ? null : range(0, capacity).filter(() => random() < density);
    const marks = rows && bitsOf(rows);
    const markOf = random() < 0.5 ? (row: number) => codes['kind']![row]! % 2 === 0 : undefined;
    lens.mark(name, marks, markOf);
    naive.mark(name, rows, markOf);
  }
  return `${type} ${name}${isLifted ? ' lifted' : ''}`;
}

function writeRow(columns: FilterColumns, naive: NaiveColumns, row: number, random: Random): void {
  for (const name of names) naive.codes[name]![row] = columns.codes(name)[row] = Math.floor(random() * sizes[name]);
  for (const name of days) naive.values[name]![row] = columns.values(name)[row] = day(random);
}

function stateOf(lens: FilterLens) {
  return {
    passing: [...lens.passingRows(0, lens.capacity)],
    total: lens.passing,
    counts: Object.fromEntries(definition.panels.map(({ name }) => [name, [...lens.counts(name)]])),
  };
}

/** What is worked out when somebody asks. */
function readOut({ lens, naive }: Pair['lenses'][number], capacity: number, random: Random, about: string): void {
  expect([...lens.tallies('kind', 0, capacity)], about).toEqual(naive.tallies('kind', capacity));
  const [first, second] = [pick(definition.panels, random).name, pick(definition.panels, random).name];
  expect([...lens.crossTable(first, second)], `${about}, ${first} by ${second}`).toEqual(
    naive.crossTable(first, second),
  );
  const column = pick(days, random);
  const bins = { first: day(random), binOf: range(0, 400).map((place) => Math.floor(place / 70)), size: 5 };
  const { counts, outside } = lens.dayHistogram(column, bins);
  expect({ counts: [...counts], outside }, `${about}, ${column}`).toEqual(naive.dayHistogram(column, bins));
}

/** Mostly days of two years, now and then the ends of what a column can hold. */
function day(random: Random): number {
  const die = random();
  if (die < 0.05) return -32768;
  if (die < 0.1) return 32767;
  return Math.floor(random() * 730) - 365;
}

function bitsOf(rows: readonly number[]): Uint32Array {
  const bits = new Uint32Array(Math.ceil((Math.max(0, ...rows) + 1) / 32));
  for (const row of rows) bits[row >> 5]! |= 1 << (row & 31);
  return bits;
}

function someRows(capacity: number, random: Random): number[] {
  const count = 1 + Math.floor(random() * Math.min(20, capacity));
  return [...new Set(Array.from({ length: count }, () => Math.floor(random() * capacity)))];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, place) => from + place);
}

function pick<Value>(values: readonly Value[], random: Random): Value {
  return values[Math.floor(random() * values.length)]!;
}
