/** What the loops over rows are told, and what they do. Addresses are octets in the engine's memory (`layout.ts`). */

/** A lens as the loops see it; made anew when another set of dimensions filters. */
export interface LensView {
  /** Where the lens's room begins, with space for a description. */
  readonly at: number;
  /** Number of passing rows, 32 bits. */
  readonly passing: number;
  /** A bit a row: passes everything. */
  readonly passes: number;
  /** The dimensions that filter: no other plane is ever looked at. */
  readonly filters: readonly FilterView[];
  readonly panels: readonly PanelView[];
}

export interface FilterView {
  readonly type: 'codes' | 'range' | 'marks';
  /** A bit a row: fails this filter. */
  readonly plane: number;
  /** The codes or values that it looks at; 0 for marks. */
  readonly column: number;
  /** 256 octets, 255 where a code fails; or the two ends of a range, 32 bits each. */
  readonly table: number;
}

export interface PanelView {
  /** Its column of codes. */
  readonly codes: number;
  /** Its counts, 32 bits each. */
  readonly counts: number;
  /** The filters that it ignores: a bit for each place in `filters`. */
  readonly ignores: number;
}

/**
 * The loops over rows. Those that set a plane keep all counts true: a row matters to a panel when it fails nothing but
 * what the panel ignores, so only rows that change and fail at most one other filter (or only what a panel of several
 * ignores) are looked at singly. `place` is a filter's place in the view; `from` and `to` of planes are multiples of 128.
 */
export interface Kernel {
  /** Takes note of a view that was made; before anything else is asked with it. */
  describe(view: LensView): void;
  /** Sets a filter's plane by its table; codes lie below `16 × blocks`. */
  setCodes(view: LensView, place: number, from: number, to: number, blocks: number): void;
  /** Turns round what rows of some codes fail. Codes have no more than `bits` bits; `slices` are theirs. */
  flipCodes(view: LensView, place: number, slices: number, bits: number, flips: readonly number[]): void;
  /** Sets a filter's plane by its two ends. */
  setRange(view: LensView, place: number, from: number, to: number): void;
  /** Sets a filter's plane by the marks of the layout: what has none fails. */
  setMarks(view: LensView, place: number): void;
  /** Adds the rows of [from, to) that are there to every count they belong to, or takes them out (−1). */
  count(view: LensView, from: number, to: number, step: 1 | -1): void;
  /** Takes listed rows (`found` of the layout) out of all counts; they are different and all there. */
  leave(view: LensView, rows: number): void;
  /** Works out what listed rows fail, from columns and marks, and counts them. */
  enter(view: LensView, rows: number): void;

  /** Brings the lowest slices of a column to what its codes of [from, to), or of listed rows, say; both are multiples of 16. */
  slice(codes: number, slices: number, bits: number, from: number, to: number): void;
  sliceRows(codes: number, slices: number, bits: number, rows: number): void;
  /** Highest code of a stretch. */
  highest(codes: number, from: number, to: number): number;

  /** Writes the rows of [from, to) with a bit in `passes` to `found`, in order; answers how many. Both are multiples of 64. */
  passingRows(passes: number, from: number, to: number): number;
  /** Writes how many rows of each block of [from, to) pass, by code, to `tallies`. Codes lie below 16; both are multiples of 128. */
  tally(passes: number, codes: number, from: number, to: number): void;
  /** Counts the rows that fail nothing but ignored filters (a bit each) by two codes, into the cleared `sums`. */
  cross(view: LensView, ignored: number, first: number, second: number, secondSize: number): void;
  /** Counts such rows by value from `first` on, into the cleared `sums`; those beyond `length` values at the place after them. */
  days(view: LensView, ignored: number, values: number, first: number, length: number): void;
}
