import type { Kind } from '@/kinds';
import { BlockBounds, type BlockPlace, type Bounds, type RowRange } from './block-bounds';
import { IdIndex } from './id-index';
import { NO_PLACE, type ColumnArray, type ColumnDefinition } from '@/kinds/packed-columns';
import { makeColumn, type PackedRows } from './packed-rows';
import { mortonCode } from './place-code';

/** Where changes will stand: rows for what came or changed, in its order, and the rows of what goes. */
export interface ChangePlan {
  readonly rows: Uint32Array;
  readonly appended: number;
  readonly removed: Uint32Array;
}

/**
 * The rows of one kind as typed arrays, in the order in which the server sent them: along a
 * space-filling curve. A row keeps its number as long as it lives; a removed one leaves a hole (id 0)
 * that a later one fills.
 *
 * Memory: the columns themselves, 16 octets a row for the id index and 4 for the place's code.
 * Columns may be longer than `rowCount`: room for rows to come.
 */
export class ColumnStore {
  readonly kind: Kind;
  readonly definitions: readonly ColumnDefinition[];
  private rows = 0;
  private arrays: Record<string, ColumnArray>;
  private codes: Uint32Array;
  private readonly index: IdIndex;
  private readonly blocks = new BlockBounds();
  private readonly holes: number[] = [];

  constructor(snapshot: PackedRows, definitions: readonly ColumnDefinition[]) {
    this.kind = snapshot.kind;
    this.definitions = definitions;
    this.arrays = { ...snapshot.columns };
    this.rows = snapshot.rowCount;
    this.index = new IdIndex(snapshot.rowCount);
    this.codes = new Uint32Array(this.column('id').length);
    const ids = this.column('id');
    for (let row = 0; row < this.rows; row += 1) this.index.set(ids[row]!, row);
    if (this.index.size !== this.rows)
      throw new Error(`${this.kind}: ${this.rows} rows carry only ${this.index.size} different ids.`);
    this.place(0, this.rows);
  }

  /** Rows in use, holes among them. */
  get rowCount(): number {
    return this.rows;
  }

  /** Records held. */
  get liveCount(): number {
    return this.index.size;
  }

  /** A column by name; only the first `rowCount` entries count. Throws on a name the kind has not: a mistake in the program. */
  column(name: string): ColumnArray {
    const column = this.arrays[name];
    if (!column) throw new Error(`${this.kind} has no column "${name}".`);
    return column;
  }

  /** Morton code of every row's place (`place-code.ts`); of no meaning where a row has none. */
  get placeCodes(): Uint32Array {
    return this.codes;
  }

  /** Row of an id, −1 when it is not held. */
  rowOf(id: number): number {
    return this.index.get(id);
  }

  /** Where a row lies, degrees; null for one without a place. */
  placeOf(row: number): { longitude: number; latitude: number } | null {
    const longitude = this.column('lon')[row]!;
    return longitude === NO_PLACE ? null : { longitude: longitude / 1e6, latitude: this.column('lat')[row]! / 1e6 };
  }

  /** Stretches of rows that may lie within a view, in order: all that do are among them. */
  rangesWithin(bounds: Bounds): RowRange[] {
    return this.blocks.rangesWithin(bounds, this.rows);
  }

  /** Where a block of rows lies, when it lies close together (`block-bounds.ts`). */
  blockPlace(block: number, level: number): BlockPlace | null {
    return this.blocks.placeOf(block, level);
  }

  /**
   * Finds room for changes without writing them: whoever keeps account of the rows looks at them before
   * and after. Throws when a record is told twice: then none of it can be trusted.
   */
  plan(changes: PackedRows): ChangePlan {
    const ids = changes.columns['id']!;
    const rows = new Uint32Array(changes.rowCount);
    const told = new Set<number>();
    let appended = 0;
    let next = this.rows;
    let hole = this.holes.length;
    for (let from = 0; from < changes.rowCount; from += 1) {
      const id = ids[from]!;
      told.add(id);
      let row = this.index.get(id);
      if (row < 0) {
        row = hole > 0 ? this.holes[--hole]! : next++;
        appended += 1;
      }
      rows[from] = row;
    }
    for (const id of changes.removed) told.add(id);
    if (told.size !== changes.rowCount + changes.removed.length)
      throw new Error(`${this.kind}: changes tell of a record twice.`);
    const removed = [...changes.removed].map((id) => this.index.get(id)).filter((row) => row >= 0);
    return { rows, appended, removed: Uint32Array.from(removed) };
  }

  /** Writes what was planned. Cost: proportional to the change. */
  write(changes: PackedRows, { rows, removed }: ChangePlan): void {
    const ids = changes.columns['id']!;
    for (let from = 0; from < rows.length; from += 1) {
      const row = rows[from]!;
      const id = ids[from]!;
      if (this.index.get(id) < 0) {
        if (row >= this.rows) {
          if (row >= this.column('id').length) this.grow();
          this.rows = row + 1;
        } else this.holes.pop();
        this.index.set(id, row);
      }
      for (const { name } of this.definitions) this.arrays[name]![row] = changes.columns[name]![from]!;
      this.place(row, row + 1);
    }
    for (const row of removed) {
      this.index.delete(this.column('id')[row]!);
      for (const { name } of this.definitions) this.arrays[name]![row] = 0;
      this.column('lon')[row] = NO_PLACE;
      this.holes.push(row);
    }
  }

  private place(from: number, to: number): void {
    const lon = this.column('lon');
    const lat = this.column('lat');
    for (let row = from; row < to; row += 1)
      if (lon[row] !== NO_PLACE) this.codes[row] = mortonCode(lon[row]! / 1e6, lat[row]! / 1e6);
    this.blocks.include(lon, lat, from, to);
  }

  private grow(): void {
    const capacity = Math.max(64, Math.ceil(this.rows * 1.25));
    for (const { name, type } of this.definitions) {
      const wider = makeColumn(type, capacity);
      wider.set(this.arrays[name]!.subarray(0, this.rows));
      this.arrays[name] = wider;
    }
    const codes = new Uint32Array(capacity);
    codes.set(this.codes.subarray(0, this.rows));
    this.codes = codes;
  }
}
