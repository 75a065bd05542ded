/**
 * The filter over a million rows: a bit per row and dimension says what it fails, every panel's
 * counts follow each change. Two engines stand behind this face, in plain TypeScript and in
 * WebAssembly SIMD; `create-filter-engine.ts` chooses.
 */

/** Most dimensions an engine can hold. Up to 7 take half the memory of more. */
export const MAXIMUM_DIMENSIONS = 15;

export type DimensionDefinition =
  /** A row passes when its code (0–255, a column of `codes`) is among the allowed ones. */
  | { readonly name: string; readonly type: 'codes'; readonly column: string }
  /** A row passes when its value (a column of `values`) lies between two, both included. */
  | { readonly name: string; readonly type: 'range'; readonly column: string };

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
  readonly dimensions: readonly DimensionDefinition[];
  readonly panels: readonly PanelDefinition[];
}

export interface FilterEngine {
  readonly definition: EngineDefinition;
  /** Places for rows; a place holds a row after `put`. */
  readonly capacity: number;
  /** Rows that pass every dimension. */
  readonly passing: number;
  /** Column of codes or of values by name; written only where no row is, or within `put`, `load` or `recode`. Throws on an unknown name. */
  codes(name: string): Uint8Array;
  values(name: string): Int16Array;
  /** Counts of a panel, by code; to read only, the same array every time. */
  counts(panel: string): Uint32Array;

  /** Sets the allowed codes of a dimension (1 = allowed, by code); null lifts the filter. */
  allow(dimension: string, allowed: Uint8Array | null): void;
  /** Sets the range of a dimension, both ends included; null lifts the filter. */
  between(dimension: string, range: readonly [number, number] | null): void;

  /**
   * Writes rows: takes them out of all counts, lets `write` set their columns, and counts them anew.
   * For rows that come, change, or (with `remove`) go.
   */
  put(places: ArrayLike<number>, write: () => void): void;
  remove(places: ArrayLike<number>): void;
  /** `put` for a whole stretch of places, as at loading: what stood there goes, the rows are new ones. */
  load(from: number, to: number, write: () => void): void;
  /**
   * Lets `write` give any rows other codes in a column, and filters by them anew. Throws where a panel counts the column:
   * there rows have to be taken out first. Cost: that of a changed filter, and a look at the column.
   */
  recode(column: string, write: (codes: Uint8Array) => void): void;

  /** Whether there is a row at a place that passes every dimension. */
  passes(row: number): boolean;
  /** Places of the passing rows in [from, to), in order; good until the next call. About 1 ms a million rows. */
  passingRows(from: number, to: number): Uint32Array;

  /**
   * Passing rows of each 128 (`BLOCK_ROWS`) of [from, to), by code of a column with codes below 16: 16 octets
   * for each 128 rows. `from` and `to` are multiples of 128. Good until the next call. About 0.2 ms a million rows,
   * and a nanosecond for each that passes.
   */
  tallies(column: string, from: number, to: number): Uint8Array;
}
