/**
 * What an engine's inner loops need: where everything lies in one stretch of memory, and the loops
 * themselves. Offsets are octets, aligned to 16, so that the same layout serves typed arrays and
 * WebAssembly.
 */
export interface PanelLayout {
  /** Bits of the dimensions that the panel ignores. */
  readonly own: number;
  /** Its column of codes. */
  readonly codes: number;
  /** Its counts, a 32-bit number each. */
  readonly counts: number;
}

export interface MemoryLayout {
  /** Places for rows, a multiple of 16. */
  readonly capacity: number;
  readonly fail: number;
  readonly codes: Readonly<Record<string, number>>;
  readonly values: Readonly<Record<string, number>>;
  /** Marks of the dimension that is being set, an octet a row. */
  readonly marks: number;
  /** Rows of one `range` dimension sorted by value, 32 bits each. */
  readonly order: number;
  /** Room for the passing rows, 32 bits each. */
  readonly found: number;
  /** 256 octets: 255 where a code fails. */
  readonly table: number;
  /** Number of passing rows, 32 bits. */
  readonly passing: number;
  /** Panels as three 32-bit numbers each: own, codes, counts. */
  readonly panelTable: number;
  readonly panels: readonly PanelLayout[];
  readonly octets: number;
}

/**
 * The loops over rows. Each sets one bit of the rows' `fail` words and keeps all counts true: a
 * row matters to a panel when it fails nothing but what the panel ignores, so only rows that change
 * and fail at most one other dimension (or only what a panel of several ignores) are looked at singly.
 */
export interface Kernel {
  /** `table` says which codes fail; codes lie below `16 × blocks`. */
  setCodes(codes: number, blocks: number, bit: number): void;
  setRange(values: number, low: number, high: number, bit: number): void;
  /** `order[from..to)` changes to failing or passing; those rows are known to stand the other way. */
  flip(from: number, to: number, bit: number, fails: boolean): void;
  /** Adds rows [from, to) to every count they belong to, or takes them out (−1). */
  contribute(from: number, to: number, sign: 1 | -1): void;
  /** Writes the passing rows of [from, to) to `found`, in order; answers how many. `from` and `to` are multiples of 16. */
  passingRows(from: number, to: number): number;
}
