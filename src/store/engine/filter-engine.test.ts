import { describe, expect, it } from 'vitest';
import { createFilterEngine } from './create-filter-engine';
import type { DimensionDefinition, EngineDefinition, FilterEngine } from './filter-engine';
import { hasSimd } from './simd-kernel';
import { engineProgram, PROGRAM_FILE } from '../../../tools/build-engine';
import { readFileSync } from 'node:fs';
import { NaiveFilter } from './naive-filter.test-support';
import { randomStream, type Random } from '@/lib/random';

const wide: EngineDefinition = {
  // The last two are counted by no panel.
  codes: ['kind', 'county', 'town', 'wide', 'text', 'shape'],
  values: ['due', 'found'],
  dimensions: [
    { name: 'kind', type: 'codes', column: 'kind' },
    { name: 'county', type: 'codes', column: 'county' },
    { name: 'town', type: 'codes', column: 'town' },
    { name: 'wide', type: 'codes', column: 'wide' },
    { name: 'due', type: 'range', column: 'due' },
    { name: 'found', type: 'range', column: 'found' },
    { name: 'text', type: 'codes', column: 'text' },
    { name: 'shape', type: 'codes', column: 'shape' },
    // Second filters on columns that have one.
    { name: 'kindAgain', type: 'codes', column: 'kind' },
    { name: 'shapeAgain', type: 'codes', column: 'shape' },
  ],
  panels: [
    { name: 'kind', column: 'kind', size: 5, ignores: ['kind'] },
    { name: 'county', column: 'county', size: 14, ignores: ['county', 'town'] },
    { name: 'town', column: 'town', size: 208, ignores: ['town'] },
    { name: 'wide', column: 'wide', size: 256, ignores: ['wide', 'kind', 'text'] },
    { name: 'everything', column: 'kind', size: 5, ignores: [] },
    { name: 'due', column: 'county', size: 14, ignores: ['due'] },
    // A second panel that ignores what another does.
    { name: 'town of kind', column: 'town', size: 208, ignores: ['kind'] },
  ],
};
/** Up to seven dimensions an engine keeps its bits in half the room. */
const narrow: EngineDefinition = {
  ...wide,
  dimensions: wide.dimensions.filter(({ name }) => !name.endsWith('Again') && name !== 'found'),
};
const sizes = { kind: 5, county: 14, town: 208, wide: 256, text: 2, shape: 40 } as const;
type CodeName = keyof typeof sizes;
const names = Object.keys(sizes) as CodeName[];

describe.each([
  { kind: 'plain', definition: narrow },
  { kind: 'simd', definition: narrow },
  { kind: 'plain', definition: wide },
  { kind: 'simd', definition: wide },
] as const)('$kind engine of $definition.dimensions.length dimensions', ({ kind, definition }) => {
  it('agrees with a naive filter through random filters, edits, arrivals and removals', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
    process.stdout.write(`filter engine, ${kind}, ${definition.dimensions.length} dimensions: SEED=${seed}\n`);
    const random = randomStream(seed);
    for (let round = 0; round < 8; round += 1) {
      const capacity = 1 + Math.floor(random() * 500);
      const engine = createFilterEngine(definition, capacity, { engine: kind });
      const naive = new NaiveFilter(definition, engine.capacity);
      loadSome(engine, naive, random);
      for (let step = 0; step < 250; step += 1) {
        const what = act(engine, naive, random);
        expect(stateOf(engine), `SEED=${seed} round ${round} step ${step}: ${what}`).toEqual(naive.state());
        const row = Math.floor(random() * engine.capacity);
        expect(engine.passes(row), `SEED=${seed} row ${row}`).toBe(naive.state().passing.includes(row));
        expect([...engine.tallies('kind', 0, engine.capacity)], `SEED=${seed} tallies`).toEqual(naive.tallies('kind'));
      }
    }
  }, 60_000);

  it('lists the passing rows of a stretch', () => {
    const engine = createFilterEngine(definition, 100, { engine: kind });
    engine.load(0, 100, () => undefined);
    engine.remove([3, 40, 99]);
    expect([...engine.passingRows(2, 6)]).toEqual([2, 4, 5]);
    expect([...engine.passingRows(39, 42)]).toEqual([39, 41]);
    expect([...engine.passingRows(97, 100)]).toEqual([97, 98]);
    expect([...engine.passingRows(50, 50)]).toEqual([]);
  });

  it('keeps a written row out of every count when its code has no room in a panel, and says so', () => {
    const engine = createFilterEngine(definition, 16, { engine: kind });
    engine.load(0, 16, () => undefined);
    expect(() => engine.put([4], () => (engine.codes('county')[4] = 14))).toThrow(RangeError);
    expect(engine.passing).toBe(15);
    engine.put([4], () => (engine.codes('county')[4] = 13));
    expect(engine.passing).toBe(16);
    expect(engine.counts('county')[13]).toBe(1);
  });

  it('filters by codes that only a rewritten column has', () => {
    const engine = createFilterEngine(definition, 100, { engine: kind });
    engine.load(0, 100, () => undefined);
    engine.allow('shape', Uint8Array.of(1));
    engine.recode('shape', (codes) => codes.fill(39, 10));
    expect([...engine.passingRows(0, 100)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('does not let a counted column be rewritten in place', () => {
    const engine = createFilterEngine(definition, 16, { engine: kind });
    expect(() => engine.recode('county', (codes) => codes.fill(1))).toThrow('Panel "county" counts "county"');
    expect(engine.codes('county')[0]).toBe(0);
  });

  it('refuses names that do not exist and filters of another type', () => {
    const engine = createFilterEngine(definition, 16, { engine: kind });
    expect(() => engine.allow('colour', null)).toThrow('no dimension "colour"');
    expect(() => engine.allow('due', null)).toThrow('by range, not by codes');
    expect(() => engine.counts('colour')).toThrow('no panel "colour"');
    expect(() => engine.recode('colour', () => undefined)).toThrow('no column of codes "colour"');
  });
});

describe('the WebAssembly program', () => {
  it('runs here, so that the tests above tried it', () => expect(hasSimd()).toBe(true));

  it('is the one that its source gives: run `npm run engine` after a change', async () => {
    expect(readFileSync(PROGRAM_FILE, 'utf8')).toBe(await engineProgram());
  }, 30_000);
});

function loadSome(engine: FilterEngine, naive: NaiveFilter, random: Random): void {
  const from = Math.floor(random() * engine.capacity);
  const to = from + Math.floor(random() * (engine.capacity - from + 1));
  const rows = range(from, to);
  // Neighbours on the ground are often alike: in half of the loads all rows share some of their codes.
  const shared = names.filter(() => random() < 0.5).map((name) => [name, Math.floor(random() * sizes[name])] as const);
  const areAlike = random() < 0.5;
  engine.load(from, to, () =>
    rows.forEach((row) => {
      writeRow(engine, naive, row, random);
      if (areAlike) for (const [name, code] of shared) naive.codes[name]![row] = engine.codes(name)[row] = code;
    }),
  );
  naive.live(rows);
}

/** One random act on both; answers what it was. */
function act(engine: FilterEngine, naive: NaiveFilter, random: Random): string {
  const die = random();
  if (die < 0.35) {
    const name = pick(namesOf(engine.definition, 'codes'), random);
    const density = random();
    const allowed = random() < 0.4 ? null : Uint8Array.from({ length: 256 }, () => (random() < density ? 1 : 0));
    engine.allow(name, allowed);
    naive.allow(name, allowed);
    return `allow ${name}`;
  }
  if (die < 0.6) {
    const name = pick(namesOf(engine.definition, 'range'), random);
    const between = random() < 0.25 ? null : ([day(random), day(random)] as const);
    engine.between(name, between);
    naive.between(name, between);
    return `between ${name} ${String(between)}`;
  }
  if (die < 0.7) {
    const name = pick(['text', 'shape'] as const, random);
    const size = random() < 0.5 ? 1 : sizes[name];
    engine.recode(name, (codes) => {
      for (const row of random() < 0.5 ? someRows(engine.capacity, random) : codes.keys())
        naive.codes[name]![row] = codes[row] = Math.floor(random() * size);
    });
    return `recode ${name}`;
  }
  if (die < 0.9) {
    const rows = someRows(engine.capacity, random);
    engine.put(rows, () => rows.forEach((row) => writeRow(engine, naive, row, random)));
    naive.live(rows);
    return `put ${rows.length}`;
  }
  if (die < 0.97) {
    const rows = someRows(engine.capacity, random);
    engine.remove(rows);
    naive.remove(rows);
    return `remove ${rows.length}`;
  }
  loadSome(engine, naive, random);
  return 'load';
}

function writeRow(engine: FilterEngine, naive: NaiveFilter, row: number, random: Random): void {
  for (const name of names) naive.codes[name]![row] = engine.codes(name)[row] = Math.floor(random() * sizes[name]);
  for (const name of ['due', 'found']) naive.values[name]![row] = engine.values(name)[row] = day(random);
}

function stateOf(engine: FilterEngine) {
  return {
    passing: [...engine.passingRows(0, engine.capacity)],
    total: engine.passing,
    counts: Object.fromEntries(engine.definition.panels.map(({ name }) => [name, [...engine.counts(name)]])),
  };
}

function namesOf({ dimensions }: EngineDefinition, type: DimensionDefinition['type']): string[] {
  return dimensions.filter((dimension) => dimension.type === type).map(({ name }) => name);
}

/** Mostly days of three years, now and then the ends of what a column can hold. */
function day(random: Random): number {
  const die = random();
  if (die < 0.05) return -32768;
  if (die < 0.1) return 32767;
  return Math.floor(random() * 60) - 30;
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
