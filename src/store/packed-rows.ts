import type { Kind } from '@/kinds';
import type { ColumnArray, ColumnType } from '@/kinds/packed-columns';

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
