import type { Kind } from '@/domain/kinds';
import { IdIndex } from './id-index';
import { makeColumn, type ColumnArray, type ColumnDefinition, type PackedRows } from './packed-rows';

/** How many rows a set of changes touched. */
export interface AppliedChanges {
  readonly updated: number;
  readonly appended: number;
  readonly removed: number;
}

/**
 * The rows of one kind as typed arrays. Rows have no order: a removed row's place is taken by the
 * last one. Nothing outside keeps row numbers across a change of `revision`.
 *
 * Memory: the columns themselves and 16 octets a row for the id index. Columns may be longer than
 * `rowCount`: room for rows to come.
 */
export class ColumnStore {
  readonly kind: Kind;
  readonly definitions: readonly ColumnDefinition[];
  /** Counts the changes that were applied; what is derived from the columns is keyed by it. */
  revision = 0;
  private rows = 0;
  private arrays: Record<string, ColumnArray>;
  private index: IdIndex;

  constructor(snapshot: PackedRows, definitions: readonly ColumnDefinition[]) {
    this.kind = snapshot.kind;
    this.definitions = definitions;
    this.arrays = { ...snapshot.columns };
    this.rows = snapshot.rowCount;
    this.index = new IdIndex(snapshot.rowCount);
    const ids = this.column('id');
    for (let row = 0; row < this.rows; row += 1) this.index.set(ids[row]!, row);
    if (this.index.size !== this.rows)
      throw new Error(`${this.kind}: ${this.rows} rows carry only ${this.index.size} different ids.`);
  }

  get rowCount(): number {
    return this.rows;
  }

  /** A column by name; only the first `rowCount` entries count. Throws on a name the kind has not: a mistake in the program. */
  column(name: string): ColumnArray {
    const column = this.arrays[name];
    if (!column) throw new Error(`${this.kind} has no column "${name}".`);
    return column;
  }

  has(name: string): boolean {
    return name in this.arrays;
  }

  /** Row of an id, −1 when it is not held. */
  rowOf(id: number): number {
    return this.index.get(id);
  }

  /** Updates, appends and removes in place. Cost: proportional to the change. */
  apply(changes: PackedRows): AppliedChanges {
    const ids = changes.columns['id'] as Int32Array;
    let appended = 0;
    for (let from = 0; from < changes.rowCount; from += 1) {
      const id = ids[from]!;
      let row = this.index.get(id);
      if (row < 0) {
        row = this.append(id);
        appended += 1;
      }
      for (const { name } of this.definitions) this.arrays[name]![row] = changes.columns[name]![from]!;
    }
    let removed = 0;
    for (const id of changes.removed) if (this.remove(id)) removed += 1;
    const applied = { updated: changes.rowCount - appended, appended, removed };
    if (changes.rowCount > 0 || removed > 0) this.revision += 1;
    return applied;
  }

  private append(id: number): number {
    const row = this.rows;
    if (row >= this.column('id').length) this.grow();
    this.rows += 1;
    this.index.set(id, row);
    return row;
  }

  private remove(id: number): boolean {
    const row = this.index.get(id);
    if (row < 0) return false;
    const last = this.rows - 1;
    this.index.delete(id);
    if (row !== last) {
      this.index.set(this.column('id')[last]!, row);
      for (const { name } of this.definitions) this.arrays[name]![row] = this.arrays[name]![last]!;
    }
    this.rows = last;
    return true;
  }

  private grow(): void {
    const capacity = Math.max(64, Math.ceil(this.rows * 1.25));
    for (const { name, type } of this.definitions) {
      const wider = makeColumn(type, capacity);
      wider.set(this.arrays[name]!.subarray(0, this.rows));
      this.arrays[name] = wider;
    }
  }
}
