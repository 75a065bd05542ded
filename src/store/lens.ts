import type { Kind } from '@/kinds';
import type { ColumnStore } from './column-store';
import type { DayFacet, Facet } from './dimensions';
import type { DayBins, DayHistogram } from './engine/filter-columns';

/** What one question leaves of one kind's rows. Arrays are shared by all lenses and change in place: ask for them anew after each revision. */
export interface KindLens {
  readonly kind: Kind;
  readonly store: ColumnStore;
  /** All rows of the kind are here. Until then every figure is one of the rows that have come, and nobody may take it for the whole. */
  readonly isWhole: boolean;
  /** Rows that pass everything, with and without a place. */
  readonly passing: number;
  /** Of those, the ones without a place. */
  readonly unlocatedPassing: number;
  /** Code of every row in a facet. */
  codes(facet: Facet): Uint8Array;
  /** Rows by code, ignoring the question's own clauses on that facet; to read only. */
  counts(facet: Facet): Uint32Array;
  /** Rows by the codes of two facets, ignoring the clauses on either: row `code of first × size of second + code of second`. About as dear as a changed filter. */
  crossTable(first: Facet, second: Facet): Uint32Array;
  /** Rows by stretches of days, ignoring the ranges of that day; days that are excluded stay out. */
  dayHistogram(facet: DayFacet, bins: DayBins): DayHistogram;
  passes(row: number): boolean;
  /** Passing rows in [from, to), in order; good until any lens is asked again. */
  passingRows(from: number, to: number): Uint32Array;
  /** Passing rows of each 128 of [from, to) by code below 16 (`FilterLens.tallies`); good until any lens is asked again. */
  tallies(facet: Facet, from: number, to: number): Uint8Array;
}

/**
 * One question over the rows of every kind. Counts, lists, clusters and pictures are read off it, and all lenses read
 * the same columns, so that no two of them can disagree about a row.
 */
export interface Lens {
  /** Kinds that are loaded; a kind may still be on its way. */
  readonly kinds: Readonly<Partial<Record<Kind, KindLens>>>;
  /** Counts the changes of any column: what was read off at another one is out of date. */
  readonly revision: number;
  /** Whether the question asks for a kind. */
  isVisible(kind: Kind): boolean;
  /** Whether a row is among those that pass everything. */
  passes(kind: Kind, row: number): boolean;
}
