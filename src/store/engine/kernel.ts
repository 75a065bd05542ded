/**
 * Where an engine's columns, bits and counts lie in its memory. Offsets are octets, aligned to 16, so
 * that the same layout serves typed arrays and WebAssembly.
 *
 * Which dimensions a row fails is kept in planes, a bit a row: for each 128 rows stand 16 octets of
 * plane 0 (there is no such row), then 16 of plane 1 (the first dimension), and so on. A change of one
 * dimension so looks at 128 rows of all others with a handful of instructions.
 */
export interface MemoryLayout {
  /** Places for rows, a multiple of 128. */
  readonly capacity: number;
  readonly planes: number;
  /** Octets of the planes of 128 rows: 128 for up to 7 dimensions, else 256. */
  readonly blockOctets: number;
  /** A bit a row: passes everything. */
  readonly passes: number;
  readonly codes: Readonly<Record<string, number>>;
  readonly values: Readonly<Record<string, number>>;
  /** Room for the passing rows, 32 bits each. */
  readonly found: number;
  /** Room for the passing rows of each 128 by code, 16 octets for each 128 rows. */
  readonly tallies: number;
  /** 256 octets: 255 where a code fails. */
  readonly table: number;
  /** Number of passing rows, 32 bits. */
  readonly passing: number;
  /** By plane: codes and counts of the panel that ignores just that dimension, 32 bits each; where there is none, `unread`. */
  readonly slots: number;
  /** Counts that nobody reads: adding to them is cheaper than asking whether to. */
  readonly unread: number;
  /** Panels as three 32-bit numbers each: own, codes, counts; the single ones first. */
  readonly panelTable: number;
  /** How many panels have a slot: each ignores one dimension, another each. */
  readonly singleCount: number;
  readonly panels: readonly PanelLayout[];
  readonly octets: number;
}

export interface PanelLayout {
  readonly name: string;
  /** Bits of the planes of the dimensions that the panel ignores. */
  readonly own: number;
  /** Its column of codes. */
  readonly codes: number;
  /** Its counts, a 32-bit number each. */
  readonly counts: number;
}

/**
 * The loops over rows. Each sets one plane and keeps all counts true: a row matters to a panel when it
 * fails nothing but what the panel ignores, so only rows that change and fail at most one other
 * dimension (or only what a panel of several ignores) are looked at singly.
 */
export interface Kernel {
  /** `table` says which codes fail; codes lie below `16 × blocks`. */
  setCodes(codes: number, blocks: number, plane: number): void;
  /** Values below `low` or above `high` fail; both are 16-bit. */
  setRange(values: number, low: number, high: number, plane: number): void;
  /** Adds the rows of [from, to) that are there to every count they belong to, or takes them out (−1). */
  contribute(from: number, to: number, sign: 1 | -1): void;
  /** Writes the passing rows of [from, to) to `found`, in order; answers how many. `from` and `to` are multiples of 64. */
  passingRows(from: number, to: number): number;
  /** Writes how many rows of each block of [from, to) pass, by code, to `tallies`. Codes lie below 16; `from` and `to` are multiples of 128. */
  tally(codes: number, from: number, to: number): void;
}
