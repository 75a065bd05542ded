import type { Kind } from '@/domain/kinds';

/** Widths of a packed column: unsigned 8 bits (0–127 used), signed 16 bits, signed 32 bits. */
export type ColumnType = 'u1' | 'i2' | 'i4';

export type ColumnArray = Uint8Array | Int16Array | Int32Array;

/** One column as a kind expects it from the server. */
export interface ColumnDefinition {
  readonly name: string;
  readonly type: ColumnType;
  /** Largest code of its enumeration; a greater one means that page and server do not fit. */
  readonly maxCode?: number;
}

/** Coordinate of a record without a place. */
export const NO_PLACE = -2147483648;

/** What every kind carries, in this order, before its own columns. Degrees are millionths. */
export const COMMON_COLUMNS: readonly ColumnDefinition[] = [
  { name: 'id', type: 'i4' },
  { name: 'lon', type: 'i4' },
  { name: 'lat', type: 'i4' },
  { name: 'jurisdiction', type: 'u1', maxCode: 13 },
  { name: 'county', type: 'u1' },
  { name: 'town', type: 'i2' },
  { name: 'sector', type: 'u1' },
];

/** Rows of one kind, decoded: a snapshot, or the rows that changed since a cursor and the ids that left. */
export interface PackedRows {
  readonly kind: Kind;
  readonly epoch: string;
  /** Opaque; handed back to `map_changes`. */
  readonly cursor: string;
  /** Milliseconds since 1970 at which the server answered. */
  readonly asOf: number;
  /** The cursor was of another life of the store or of another scope: load everything afresh. */
  readonly reload: boolean;
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, ColumnArray>>;
  readonly removed: Int32Array;
}

const constructors = { u1: Uint8Array, i2: Int16Array, i4: Int32Array } as const;

/** An empty column of a type with room for so many rows. */
export function makeColumn(type: ColumnType, capacity: number): ColumnArray {
  return new constructors[type](capacity);
}
