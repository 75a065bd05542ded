import { HAZARD_SOURCES, SECTORS } from '@/domain/enumerations';
import { definitionOf, KINDS, type Kind } from '@/kinds';
import { DUE_BANDS } from '@/domain/overdue';
import { makeRingTest, type Ring, type RingTest } from '@/lib/geography/ring';
import { NO_DAY } from '@/lib/time/day-number';
import type { ColumnStore } from './column-store';
import { createFilterEngine } from './engine/create-filter-engine';
import type { EngineDefinition, FilterEngine } from './engine/filter-engine';
import { NO_PLACE } from '@/kinds/packed-columns';
import type { KindLens } from './lens';
import { hazardBand } from '@/kinds/hazards/derived';
import {
  bandCode,
  FIRST_DAY,
  flagBit,
  type Flag,
  FLAGS,
  flagTable,
  GRADE_SCALES,
  gradeTable,
  LAST_DAY,
  riskCode,
  sectorCode,
  sourceCode,
  statusCode,
  tableOf,
  type DayRange,
  type FoundRows,
  type RiskFilter,
} from './risk-filter';
import { gradePosition, RISK_VALUES, riskPosition, STATUS_VALUES } from '@/domain/shown-scales';

/** Jurisdiction ids run from 1 to 13; position 0 stays empty. */
const jurisdictionSlots = 14;
/** Townships are numbered through; a number must fit an octet. */
const townSlots = 256;

/** Codes that every row is filtered and counted by, and how many of each there can be. */
const codeSizes = {
  risk: RISK_VALUES.length,
  status: STATUS_VALUES.length,
  jurisdiction: jurisdictionSlots,
  town: townSlots,
  sector: SECTORS.length + 1,
  grade: Math.max(...KINDS.map((kind) => GRADE_SCALES[kind].length)) + 1,
  source: HAZARD_SOURCES.length + 1,
  band: DUE_BANDS.length + 1,
  flags: 1 << FLAGS.length,
} as const;
export type Facet = keyof typeof codeSizes;
export const FACETS = Object.keys(codeSizes) as Facet[];

/** Codes that no panel counts: 1 where a row lies within the shape, and where the search found it. */
const matchColumns = ['within', 'found'] as const;
const matching = Uint8Array.of(0, 1);

const dayColumns = ['dueOn', 'foundOn'] as const;

/** Filters and counts of every facet; a panel ignores its own filter. */
const definition: EngineDefinition = {
  codes: [...FACETS, ...matchColumns],
  values: dayColumns,
  dimensions: [
    ...[...FACETS, ...matchColumns].map((name) => ({ name, type: 'codes', column: name }) as const),
    ...dayColumns.map((name) => ({ name, type: 'range', column: name }) as const),
  ],
  panels: FACETS.map((name) => ({
    name,
    column: name,
    size: codeSizes[name],
    // Townships are parts of jurisdictions: choosing one must not empty the list of the others.
    ignores: name === 'jurisdiction' ? ['jurisdiction', 'town'] : [name],
  })),
};

const unlocated = flagBit('UNLOCATED');

/** Room for rows to come, so that the first arrival does not rebuild the engine. */
const slack = (rows: number) => Math.ceil(rows * 1.02) + 1024;

/**
 * One kind's rows under the filter: its columns, and the engine that knows which pass. What is derived
 * from the columns (shown values, bands, flags) is written here and nowhere else.
 */
export class KindTable implements KindLens {
  readonly store: ColumnStore;
  engine: FilterEngine;
  private filter: RiskFilter | null = null;
  private shape: RingTest | null = null;

  constructor(store: ColumnStore) {
    this.store = store;
    this.engine = createFilterEngine(definition, slack(store.rowCount));
  }

  get kind(): Kind {
    return this.store.kind;
  }

  /** Derives and counts all rows, as at loading or when the day has changed. `statusOf` gives a row's shown state. */
  loadAll(today: number, statusOf: (row: number) => number): void {
    const { rowCount } = this.store;
    if (rowCount > this.engine.capacity) this.rebuild();
    this.engine.load(0, rowCount, () => {
      const derive = this.deriver(today, statusOf);
      for (let row = 0; row < rowCount; row += 1) derive(row);
    });
    // A hole is no row.
    const ids = this.store.column('id');
    const holes: number[] = [];
    for (let row = 0; row < rowCount; row += 1) if (ids[row] === 0) holes.push(row);
    this.engine.remove(holes);
  }

  /** Takes rows out, lets `write` change the columns, derives and counts the rows anew, and drops what went. */
  change(
    rows: ArrayLike<number>,
    removed: ArrayLike<number>,
    write: () => void,
    today: number,
    statusOf: (row: number) => number,
  ): void {
    let highest = -1;
    for (let place = 0; place < rows.length; place += 1) highest = Math.max(highest, rows[place]!);
    this.engine.remove(removed);
    // Who comes into the place of one that went was not found with it.
    const found = this.engine.codes('found');
    for (let place = 0; place < removed.length; place += 1) found[removed[place]!] = 0;
    if (highest >= this.engine.capacity) {
      write();
      this.loadAll(today, statusOf);
      return;
    }
    this.engine.put(rows, () => {
      write();
      const derive = this.deriver(today, statusOf);
      for (let place = 0; place < rows.length; place += 1) derive(rows[place]!);
    });
  }

  /** Gives rows their shown state anew. */
  refreshStatus(rows: ArrayLike<number>, statusOf: (row: number) => number): void {
    const status = this.engine.codes('status');
    this.engine.put(rows, () => {
      for (let place = 0; place < rows.length; place += 1) status[rows[place]!] = statusOf(rows[place]!);
    });
  }

  /** Sets what is new in a filter; what stayed costs nothing. */
  setFilter(next: RiskFilter): void {
    const before = this.filter;
    this.filter = next;
    const { engine, kind } = this;
    const allow = (name: Facet, isNew: boolean, table: () => Uint8Array | null) => {
      if (isNew) engine.allow(name, table());
    };
    const isNew = (name: keyof RiskFilter) => !before || before[name] !== next[name];
    allow('risk', isNew('risk'), () => tableOf(next.risk, riskCode));
    allow('status', isNew('status'), () => tableOf(next.status, statusCode));
    allow('jurisdiction', isNew('jurisdiction'), () =>
      tableOf(new Set(next.jurisdiction === null ? [] : [next.jurisdiction]), (id) => id),
    );
    allow('town', isNew('towns'), () => tableOf(next.towns, (town) => town));
    allow('sector', isNew('sectors'), () => tableOf(next.sectors, sectorCode));
    allow('grade', isNew('grades'), () => gradeTable(next.grades, kind));
    allow('source', isNew('sources'), () => tableOf(next.sources, sourceCode));
    allow('band', isNew('bands'), () => tableOf(next.bands, bandCode));
    allow('flags', isNew('flags'), () => flagTable(next.flags));
    if (isNew('dueOn')) engine.between('dueOn', withoutNone(next.dueOn));
    if (isNew('foundOn')) engine.between('foundOn', withoutNone(next.foundOn));
    if (isNew('shape')) this.setShape(next.shape);
    if (isNew('found')) this.setFound(next.found);
  }

  /** Passing rows without a place. */
  get unlocatedPassing(): number {
    const allowed = this.filter && flagTable(this.filter.flags);
    const counts = this.engine.counts('flags');
    let sum = 0;
    // The panel ignores the filter by flags: that one is made good here.
    for (let code = 0; code < counts.length; code += 1)
      if ((code & unlocated) !== 0 && (!allowed || allowed[code])) sum += counts[code]!;
    return sum;
  }

  get passing(): number {
    return this.engine.passing;
  }

  codes(facet: Facet): Uint8Array {
    return this.engine.codes(facet);
  }

  counts(facet: Facet): Uint32Array {
    return this.engine.counts(facet);
  }

  passes(row: number): boolean {
    return this.engine.passes(row);
  }

  passingRows(from: number, to: number): Uint32Array {
    return this.engine.passingRows(from, to);
  }

  tallies(facet: Facet, from: number, to: number): Uint8Array {
    return this.engine.tallies(facet, from, to);
  }

  /** Looks which rows lie within a ring. Cost: some 15 ms for a million of them in its box. */
  private setShape(ring: Ring | null): void {
    const { engine, store } = this;
    const shape = ring && makeRingTest(ring);
    this.shape = shape;
    if (shape)
      engine.recode('within', (within) => {
        within.fill(0);
        const derive = this.withinDeriver();
        for (const { from, to } of store.rangesWithin(shape.bounds))
          for (let row = from; row < to; row += 1) derive(row);
      });
    engine.allow('within', shape && matching);
  }

  /** Takes over what a search found. */
  private setFound(found: FoundRows | null): void {
    if (found)
      this.engine.recode('found', (codes) => {
        codes.fill(0);
        codes.set(found.get(this.store) ?? []);
      });
    this.engine.allow('found', found && matching);
  }

  /** Writes whether a row lies within the shape; the sentinel of one without a place lies outside any. */
  private withinDeriver(): (row: number) => void {
    const { shape, engine, store } = this;
    const within = engine.codes('within');
    const [lon, lat] = each(['lon', 'lat'], (name) => store.column(name));
    return (row) => {
      within[row] = shape?.holds(lon[row]! / 1e6, lat[row]! / 1e6) ? 1 : 0;
    };
  }

  /** An engine with more room, under the same filter. */
  private rebuild(): void {
    const { filter, engine } = this;
    this.engine = createFilterEngine(definition, slack(this.store.rowCount));
    this.filter = null;
    if (filter) this.setFilter(filter);
    this.engine.codes('found').set(engine.codes('found'));
  }

  /** Writes what follows from a row's columns into the engine's. What the search found stays: a row does not tell. */
  private deriver(today: number, statusOf: (row: number) => number): (row: number) => void {
    const { store, engine, kind } = this;
    const column = (name: string) => store.column(name);
    const codes = (name: Facet) => engine.codes(name);
    const [risk, status, jurisdiction, town] = each(['risk', 'status', 'jurisdiction', 'town'], codes);
    const [sector, flags, grade, source, band] = each(['sector', 'flags', 'grade', 'source', 'band'], codes);
    const [dueOn, foundOn] = each(['dueOn', 'foundOn'], (name) => engine.values(name));
    const [lon, managers, towns, sectors] = each(['lon', 'jurisdiction', 'town', 'sector'], column);
    const deriveWithin = this.withinDeriver();
    const common = (row: number, mark: number) => {
      jurisdiction[row] = managers[row]!;
      if (towns[row]! >= townSlots)
        throw new RangeError(`Township ${towns[row]} has a number beyond ${townSlots - 1}.`);
      town[row] = towns[row]!;
      sector[row] = sectors[row]!;
      flags[row] = mark | (lon[row] === NO_PLACE ? unlocated : 0);
      status[row] = statusOf(row);
      deriveWithin(row);
    };
    const { role, grade: scale, flags: marks } = definitionOf(kind);
    const own = marks.map(({ name, reader }) => ({ bit: flagBit(name as Flag), isSet: reader(store) }));
    const markOf = (row: number) => own.reduce((bits, { bit, isSet }) => (isSet(row) ? bits | bit : bits), 0);
    if (role === 'hazard') {
      const [grades, states, sources] = each(['grade', 'status', 'source'], column);
      const [due, found] = each(['dueOn', 'foundOn'], column);
      return (row) => {
        common(row, markOf(row));
        risk[row] = gradePosition[grades[row]!]!;
        source[row] = sources[row]!;
        band[row] = hazardBand(states[row]!, due[row]!, today);
        dueOn[row] = due[row]!;
        foundOn[row] = found[row]!;
      };
    }
    const levels = column('risk');
    const grades = scale && column(scale.column);
    return (row) => {
      common(row, markOf(row));
      risk[row] = riskPosition[levels[row]!]!;
      grade[row] = grades ? grades[row]! : 0;
      dueOn[row] = NO_DAY;
      foundOn[row] = NO_DAY;
    };
  }
}

/** What a function gives for each of some names, in their order. */
function each<const Names extends readonly string[], Value>(
  names: Names,
  of: (name: Names[number]) => Value,
): { [Place in keyof Names]: Value } {
  return names.map(of) as { [Place in keyof Names]: Value };
}

/** Days that a column can hold and that are days: a record without a day lies in no range. */
function withoutNone(range: DayRange | null): DayRange | null {
  if (!range) return null;
  const [first, last] = [Math.max(FIRST_DAY, range[0]), Math.min(LAST_DAY, range[1])];
  // An end beyond them would come round at the other side of 16 bits.
  return first <= last ? [first, last] : [1, 0];
}
