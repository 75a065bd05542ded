import { DAM_CLASSES, HAZARD_SOURCES, SECTORS } from '@/domain/enumerations';
import type { Kind } from '@/domain/kinds';
import { DUE_BANDS } from '@/domain/overdue';
import { makeRingTest, type Ring } from '@/lib/geography/ring';
import { NO_DAY } from '@/lib/time/day-number';
import type { ColumnStore } from './column-store';
import { createFilterColumns } from './engine/create-filter-columns';
import type { EngineDefinition, FilterColumns, FilterLens } from './engine/filter-columns';
import { NO_PLACE } from './packed-rows';
import { hazardBand } from './rectification';
import {
  bandCode,
  FIRST_DAY,
  flagBit,
  FLAGS,
  flagTable,
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
import { gradePosition, RISK_VALUES, riskPosition, STATUS_VALUES } from './shown-scales';

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
  grade: DAM_CLASSES.length + 1,
  source: HAZARD_SOURCES.length + 1,
  band: DUE_BANDS.length + 1,
  flags: 1 << FLAGS.length,
} as const;
export type Facet = keyof typeof codeSizes;
export const FACETS = Object.keys(codeSizes) as Facet[];

/** What is no code of a row: whether it lies within the shape, and whether the search found it. */
const marks = ['within', 'found'] as const;

const dayColumns = ['dueOn', 'foundOn'] as const;

/** Filters and counts of every facet; a panel ignores its own filter. */
const definition: EngineDefinition = {
  codes: FACETS,
  values: dayColumns,
  dimensions: [
    ...FACETS.map((name) => ({ name, type: 'codes', column: name }) as const),
    ...marks.map((name) => ({ name, type: 'marks' }) as const),
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

/** The column that holds a kind's own grade or class (`GRADE_SCALES`). */
const gradeColumns: Readonly<Record<Kind, string | null>> = {
  enterprises: 'scale',
  major_hazard_sources: 'grade',
  tailings_dams: 'damClass',
  fire_key_units: 'level',
  hazards: null,
};

const [unlocated, listed, suspended, relapsed, highRisk, overhead] = each(FLAGS, flagBit);

/** Room for rows to come, so that the first arrival does not move the columns. */
const slack = (rows: number) => Math.ceil(rows * 1.02) + 1024;

/**
 * One kind's rows under the filter: its columns, and the lens that knows which pass. What is derived
 * from the columns (shown values, bands, flags) is written here and nowhere else.
 */
export class KindTable {
  readonly store: ColumnStore;
  readonly engine: FilterLens;
  private readonly columns: FilterColumns;
  private filter: RiskFilter | null = null;

  constructor(store: ColumnStore) {
    this.store = store;
    this.columns = createFilterColumns(definition, slack(store.rowCount));
    this.engine = this.columns.openLens();
  }

  get kind(): Kind {
    return this.store.kind;
  }

  /** Derives and counts all rows, as at loading or when the day has changed. `statusOf` gives a row's shown state. */
  loadAll(today: number, statusOf: (row: number) => number): void {
    const { rowCount } = this.store;
    if (rowCount > this.columns.capacity) this.columns.reserve(slack(rowCount));
    this.columns.load(0, rowCount, () => {
      const derive = this.deriver(today, statusOf);
      for (let row = 0; row < rowCount; row += 1) derive(row);
    });
    // A hole is no row.
    const ids = this.store.column('id');
    const holes: number[] = [];
    for (let row = 0; row < rowCount; row += 1) if (ids[row] === 0) holes.push(row);
    this.columns.remove(holes);
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
    // Who comes into the place of one that went was not found with it: its mark goes too.
    this.columns.remove(removed);
    if (highest >= this.columns.capacity) {
      write();
      this.loadAll(today, statusOf);
      return;
    }
    this.columns.put(rows, () => {
      write();
      const derive = this.deriver(today, statusOf);
      for (let place = 0; place < rows.length; place += 1) derive(rows[place]!);
    });
  }

  /** Gives rows their shown state anew. */
  refreshStatus(rows: ArrayLike<number>, statusOf: (row: number) => number): void {
    const status = this.columns.codes('status');
    this.columns.put(rows, () => {
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

  /** Calls with the passing rows, in order, a stretch at a time. The array is good until the next call. */
  eachPassing(visit: (rows: Uint32Array) => void): void {
    visit(this.engine.passingRows(0, this.store.rowCount));
  }

  /** Looks which rows lie within a ring. Cost: some 15 ms for a million of them in its box. */
  private setShape(ring: Ring | null): void {
    const { engine, store } = this;
    if (!ring) {
      engine.mark('within', null);
      return;
    }
    const shape = makeRingTest(ring);
    // Columns are looked up at each call: a store that grows replaces them. What has no place lies outside any shape.
    const isWithin = (row: number) => shape.holds(store.column('lon')[row]! / 1e6, store.column('lat')[row]! / 1e6);
    const bits = new Uint32Array(Math.ceil(store.rowCount / 32));
    for (const { from, to } of store.rangesWithin(shape.bounds))
      for (let row = from; row < to; row += 1) if (isWithin(row)) bits[row >> 5]! |= 1 << (row & 31);
    engine.mark('within', bits, isWithin);
  }

  /** Takes over what a search found. */
  private setFound(found: FoundRows | null): void {
    const marks = found?.get(this.store) ?? new Uint8Array();
    const bits = new Uint32Array(Math.ceil(marks.length / 32));
    for (let row = 0; row < marks.length; row += 1) if (marks[row] === 1) bits[row >> 5]! |= 1 << (row & 31);
    this.engine.mark('found', found && bits);
  }

  /** Writes what follows from a row's columns into the engine's. */
  private deriver(today: number, statusOf: (row: number) => number): (row: number) => void {
    const { store, columns, kind } = this;
    const column = (name: string) => store.column(name);
    const codes = (name: Facet) => columns.codes(name);
    const [risk, status, jurisdiction, town] = each(['risk', 'status', 'jurisdiction', 'town'], codes);
    const [sector, flags, grade, source, band] = each(['sector', 'flags', 'grade', 'source', 'band'], codes);
    const [dueOn, foundOn] = each(['dueOn', 'foundOn'], (name) => columns.values(name));
    const [lon, managers, towns, sectors] = each(['lon', 'jurisdiction', 'town', 'sector'], column);
    const common = (row: number, mark: number) => {
      jurisdiction[row] = managers[row]!;
      if (towns[row]! >= townSlots)
        throw new RangeError(`Township ${towns[row]} has a number beyond ${townSlots - 1}.`);
      town[row] = towns[row]!;
      sector[row] = sectors[row]!;
      flags[row] = mark | (lon[row] === NO_PLACE ? unlocated : 0);
      status[row] = statusOf(row);
    };
    if (kind === 'hazards') {
      const [grades, states, sources] = each(['grade', 'status', 'source'], column);
      const [due, found] = each(['dueOn', 'foundOn'], column);
      const [level, isSuspended, relapses] = each(['listedLevel', 'suspended', 'relapses'], column);
      return (row) => {
        common(
          row,
          (level[row]! > 0 ? listed : 0) |
            (isSuspended[row]! > 0 ? suspended : 0) |
            (relapses[row]! > 0 ? relapsed : 0),
        );
        risk[row] = gradePosition[grades[row]!]!;
        source[row] = sources[row]!;
        band[row] = hazardBand(states[row]!, due[row]!, today);
        dueOn[row] = due[row]!;
        foundOn[row] = found[row]!;
      };
    }
    const levels = column('risk');
    const grades = gradeColumns[kind] === null ? null : column(gradeColumns[kind]);
    const isHighRisk = kind === 'enterprises' ? column('highRisk') : null;
    const isOverhead = kind === 'tailings_dams' ? column('overhead') : null;
    return (row) => {
      common(row, (isHighRisk?.[row] === 1 ? highRisk : 0) | (isOverhead?.[row] === 1 ? overhead : 0));
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
