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

/** The packed columns of one kind's rows, by name. Throws on a name the kind has not. */
export interface RowColumns {
  column(name: string): ColumnArray;
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
