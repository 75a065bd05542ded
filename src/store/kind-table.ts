import type { Kind } from '@/kinds';
import { NO_DAY } from '@/lib/time/day-number';
import type { ColumnStore } from './column-store';
import type { RowContext } from './dimension';
import { CODES_DIMENSIONS, DAY_FACETS, DAYS_DIMENSIONS, FACETS, type DayFacet, type Facet } from './dimensions';
import { createFilterColumns } from './engine/create-filter-columns';
import type { EngineDefinition, FilterColumns, FilterLens } from './engine/filter-columns';

/** Filters of a lens that no column of codes says: a drawn shape, what a search found, what groups of clauses leave. */
export const MARK_DIMENSIONS = ['shape', 'text', 'rest'] as const;
export type MarkDimension = (typeof MARK_DIMENSIONS)[number];

/** Filters and counts of every dimension; a panel ignores its own filter. */
const definition: EngineDefinition = {
  codes: FACETS,
  values: DAY_FACETS,
  dimensions: [
    ...FACETS.map((name) => ({ name, type: 'codes', column: name }) as const),
    ...DAY_FACETS.map((name) => ({ name, type: 'range', column: name }) as const),
    ...MARK_DIMENSIONS.map((name) => ({ name, type: 'marks' }) as const),
  ],
  panels: FACETS.map((name) => ({
    name,
    column: name,
    size: CODES_DIMENSIONS[name].size,
    ignores: [name, ...(CODES_DIMENSIONS[name].alsoIgnores ?? [])],
  })),
};

/** Room for rows to come, so that the first arrival does not move everything. */
const slack = (rows: number) => Math.ceil(rows * 1.02) + 1024;

/**
 * One kind's rows as lenses see them: its columns, and the codes that follow from them. What is derived from columns
 * is said by the dimensions and written here, and nowhere else.
 */
export class KindTable {
  readonly store: ColumnStore;
  /** All rows of the kind are here; false while they are still coming. */
  readonly isWhole: boolean;
  private readonly columns: FilterColumns;

  constructor(store: ColumnStore, isWhole: boolean) {
    this.store = store;
    this.isWhole = isWhole;
    this.columns = createFilterColumns(definition, slack(store.rowCount));
  }

  get kind(): Kind {
    return this.store.kind;
  }

  /** Opens a question over the rows that filters nothing yet. */
  openLens(): FilterLens {
    return this.columns.openLens();
  }

  /** Code of every row in a facet, the same for all lenses; to read only, and to be asked for anew after each change. */
  codes(facet: Facet): Uint8Array {
    return this.columns.codes(facet);
  }

  /** Day of every row; see `codes`. */
  values(facet: DayFacet): Int16Array {
    return this.columns.values(facet);
  }

  /** Derives and counts all rows, as at loading or when the day has changed. `statusOf` gives a row's shown state. */
  loadAll(today: number, statusOf: (row: number) => number): void {
    const { rowCount } = this.store;
    if (rowCount > this.columns.capacity) this.columns.reserve(slack(rowCount));
    this.columns.load(0, rowCount, () => this.derive(today, statusOf, null, rowCount));
    // A hole is no row.
    const ids = this.store.column('id');
    const holes: number[] = [];
    for (let row = 0; row < rowCount; row += 1) if (ids[row] === 0) holes.push(row);
    this.columns.remove(holes);
  }

  /** Takes rows out, lets `write` change the columns, derives and counts the rows anew, and drops what went. */
  change(
    rows: ArrayLike<number>,
    removed: ArrayLike<number>,
    write: () => void,
    today: number,
    statusOf: (row: number) => number,
  ): void {
    let highest = -1;
    for (let index = 0; index < rows.length; index += 1) highest = Math.max(highest, rows[index]!);
    this.columns.remove(removed);
    if (highest >= this.columns.capacity) this.columns.reserve(slack(highest + 1));
    this.columns.put(rows, () => {
      write();
      this.derive(today, statusOf, rows, rows.length);
    });
  }

  /** Gives rows their shown state anew. */
  refreshStatus(rows: ArrayLike<number>, statusOf: (row: number) => number): void {
    this.columns.put(rows, () => {
      const status = this.columns.codes('status');
      for (let index = 0; index < rows.length; index += 1) status[rows[index]!] = statusOf(rows[index]!);
    });
  }

  /** Writes what follows from the columns of some rows, or of the first `count`. */
  private derive(
    today: number,
    statusOf: (row: number) => number,
    rows: ArrayLike<number> | null,
    count: number,
  ): void {
    const context: RowContext = { kind: this.kind, columns: this.store, today, statusOf };
    const write = (target: Uint8Array | Int16Array, of: (row: number) => number) => {
      if (rows) for (let index = 0; index < count; index += 1) target[rows[index]!] = of(rows[index]!);
      else for (let row = 0; row < count; row += 1) target[row] = of(row);
    };
    for (const facet of FACETS) write(this.columns.codes(facet), CODES_DIMENSIONS[facet].derive(context));
    for (const facet of DAY_FACETS)
      write(this.columns.values(facet), DAYS_DIMENSIONS[facet].derive(context) ?? (() => NO_DAY));
  }
}
