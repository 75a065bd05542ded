/**
 * The faces of the engine. Columns stand once; every question over them is a lens of its own, which keeps a
 * bit a row and filter of what fails, and counts that follow each change. Two engines stand behind them, in
 * plain TypeScript and in WebAssembly SIMD; `create-filter-columns.ts` chooses.
 */

/** Most dimensions a definition can have: what a row fails must fit a word. */
export const MAXIMUM_DIMENSIONS = 32;

export type DimensionDefinition =
  /** A row passes when its code (0–255, a column of `codes`) is among the allowed ones. */
  | { readonly name: string; readonly type: 'codes'; readonly column: string }
  /** A row passes when its value (a column of `values`) lies between two, both included. */
  | { readonly name: string; readonly type: 'range'; readonly column: string }
  /** A row passes when it bears a lens's own mark: it lies in a drawn shape, a search found it. */
  | { readonly name: string; readonly type: 'marks' };

/** Counts of the rows by a code, ignoring the panel's own dimensions: what a choice in it would bring. */
export interface PanelDefinition {
  readonly name: string;
  /** A column of `codes`. */
  readonly column: string;
  /** Codes run from 0 below this. */
  readonly size: number;
  /** Names of the dimensions that the panel ignores. */
  readonly ignores: readonly string[];
}

export interface EngineDefinition {
  /** Names of the columns of codes, 0–255. */
  readonly codes: readonly string[];
  /** Names of the columns of signed 16-bit values: days. */
  readonly values: readonly string[];
  /** What every lens can filter by; at most `MAXIMUM_DIMENSIONS`. */
  readonly dimensions: readonly DimensionDefinition[];
  /** What every lens counts. */
  readonly panels: readonly PanelDefinition[];
}

/** What rows are told by. */
interface Columns {
  /**
   * Column of codes or of values by name, the same for all lenses; written only within `put` and `load`. To be asked
   * for anew whenever it is needed: after `reserve` and `openLens` an array from before shows what was. Throws on an
   * unknown name.
   */
  codes(name: string): Uint8Array;
  values(name: string): Int16Array;
}

/** Rows as columns, and which of them are there. Changed in place; every open lens stays right. */
export interface FilterColumns extends Columns {
  readonly definition: EngineDefinition;
  /** Places for rows; a place holds a row after `put` or `load`. */
  readonly capacity: number;
  /** Rows that are there. */
  readonly rows: number;
  /** Lenses that are open. */
  readonly lenses: number;

  /**
   * Writes rows: takes them out of all counts, lets `write` set their columns, and counts them anew. For rows that come
   * or change. Cost: below a microsecond a row and lens, and some for each lens. Throws where a code has no room in a
   * panel; the rows are then out.
   */
  put(places: ArrayLike<number>, write: () => void): void;
  /** Takes rows out; the marks of their places go with them. Places without a row are passed over. */
  remove(places: ArrayLike<number>): void;
  /** `put` for a whole stretch of places, as at loading. Cost: some 20 ms a million rows, and as much for each lens. */
  load(from: number, to: number, write: () => void): void;
  /** Sees to room for so many rows. Where there is less, everything moves into new memory: some ms a million rows. */
  reserve(capacity: number): void;
  /**
   * Opens a question that filters nothing yet. Cost: a bit a row to copy, and as much again for every dimension once it
   * filters. Where no room is left for another lens, everything moves into new memory with twice as much.
   */
  openLens(): FilterLens;
}

/** One question: filters, the rows that pass them, and the counts of every panel. */
export interface FilterLens extends Columns {
  readonly definition: EngineDefinition;
  readonly capacity: number;
  /** Rows that pass every dimension. */
  readonly passing: number;
  /** Counts of a panel, by code; to read only, and to be asked for anew like a column. */
  counts(panel: string): Uint32Array;

  /** Sets the allowed codes of a dimension (1 = allowed, by code); null lifts the filter. */
  allow(dimension: string, allowed: Uint8Array | null): void;
  /** Sets the range of a dimension, both ends included; null lifts the filter. */
  between(dimension: string, range: readonly [number, number] | null): void;
  /**
   * Lets only marked rows pass: bit `row & 31` of word `row >> 5` of `marks`, which is copied and may be shorter than
   * the rows; null lifts the filter. A mark belongs to its place: it stays when the row there is written anew and goes
   * when it is removed. With `markOf` whoever is put or loaded afterwards is asked for again, after it was written.
   */
  mark(dimension: string, marks: Uint32Array | null, markOf?: (row: number) => boolean): void;

  /** Whether there is a row at a place that passes every dimension. */
  passes(row: number): boolean;
  /** Places of the passing rows in [from, to), in order; good until any lens is asked again. About 1 ms a million rows. */
  passingRows(from: number, to: number): Uint32Array;
  /**
   * Passing rows of each 128 (`BLOCK_ROWS`) of [from, to), by code of a column with codes below 16: 16 octets
   * for each 128 rows. `from` and `to` are multiples of 128. Good until any lens is asked again. About 0.2 ms a million
   * rows, and a nanosecond for each that passes.
   */
  tallies(column: string, from: number, to: number): Uint8Array;
  /**
   * Rows by the codes of two panels, ignoring what either ignores: a fresh array, row `a × size of second + b`.
   * About 0.1 ms a million rows, and a nanosecond or two for each that counts.
   */
  crossTable(first: string, second: string): Uint32Array;
  /** Rows by the day of a column of values, ignoring the filters on that column. Costs as much as a cross table. */
  dayHistogram(column: string, days: DayBins): DayHistogram;

  /** Gives the lens's room back. It answers nothing afterwards; closing it again does nothing. */
  close(): void;
}

/** Stretches of days, be they weeks, months or anything else. */
export interface DayBins {
  /** Day of the first entry of `binOf`. */
  readonly first: number;
  /** Bin of each day from `first` on. */
  readonly binOf: ArrayLike<number>;
  /** Bins run from 0 below this. */
  readonly size: number;
}

export interface DayHistogram {
  /** Rows by bin. */
  readonly counts: Uint32Array;
  /** Rows whose day lies in no bin: before the first, after the last, or none at all. */
  readonly outside: number;
}
