import type { DayBins, EngineDefinition } from './filter-columns';

/** What the engines are compared with: every answer worked out afresh, row by row, from the filters' own words. */
export class NaiveColumns {
  readonly definition: EngineDefinition;
  readonly codes: Readonly<Record<string, number[]>>;
  readonly values: Readonly<Record<string, number[]>>;
  readonly rows = new Set<number>();
  readonly lenses = new Set<NaiveLens>();

  constructor(definition: EngineDefinition) {
    this.definition = definition;
    this.codes = Object.fromEntries(definition.codes.map((name) => [name, []]));
    this.values = Object.fromEntries(definition.values.map((name) => [name, []]));
  }

  /** Rows that were written: they are there, and whoever gives marks is asked. */
  written(rows: readonly number[]): void {
    for (const row of rows) this.rows.add(row);
    for (const lens of this.lenses) lens.ask(rows);
  }

  remove(rows: readonly number[]): void {
    for (const row of rows) this.rows.delete(row);
    for (const lens of this.lenses) lens.unmark(rows);
  }

  openLens(): NaiveLens {
    const lens = new NaiveLens(this);
    this.lenses.add(lens);
    return lens;
  }
}

interface Marked {
  readonly rows: Set<number>;
  readonly markOf: ((row: number) => boolean) | undefined;
}

export class NaiveLens {
  private readonly columns: NaiveColumns;
  private readonly filters = new Map<string, (row: number) => boolean>();
  private readonly marks = new Map<string, Marked>();

  constructor(columns: NaiveColumns) {
    this.columns = columns;
  }

  allow(name: string, allowed: Uint8Array | null): void {
    const column = this.columns.codes[this.columnOf(name)]!;
    this.filters.delete(name);
    if (allowed) this.filters.set(name, (row) => allowed[column[row]!] === 1);
  }

  between(name: string, range: readonly [number, number] | null): void {
    const column = this.columns.values[this.columnOf(name)]!;
    this.filters.delete(name);
    if (range) this.filters.set(name, (row) => column[row]! >= range[0] && column[row]! <= range[1]);
  }

  mark(name: string, rows: readonly number[] | null, markOf?: (row: number) => boolean): void {
    this.filters.delete(name);
    this.marks.delete(name);
    if (!rows) return;
    const marked = new Set(rows);
    this.marks.set(name, { rows: marked, markOf });
    this.filters.set(name, (row) => marked.has(row));
  }

  ask(written: readonly number[]): void {
    for (const { rows, markOf } of this.marks.values())
      if (markOf)
        for (const row of written)
          if (markOf(row)) rows.add(row);
          else rows.delete(row);
  }

  unmark(gone: readonly number[]): void {
    for (const { rows } of this.marks.values()) for (const row of gone) rows.delete(row);
  }

  state() {
    const passing = this.passing([]);
    const counts = Object.fromEntries(
      this.columns.definition.panels.map(({ name, column, size, ignores }) => {
        const histogram = Array.from({ length: size }, () => 0);
        for (const row of this.passing(ignores)) histogram[this.columns.codes[column]![row]!]! += 1;
        return [name, histogram];
      }),
    );
    return { passing, total: passing.length, counts };
  }

  /** Passing rows of each 128 of a capacity by code, 16 numbers each. */
  tallies(column: string, capacity: number): number[] {
    const tallies = Array.from({ length: capacity / 8 }, () => 0);
    for (const row of this.passing([])) tallies[Math.floor(row / 128) * 16 + this.columns.codes[column]![row]!]! += 1;
    return tallies;
  }

  crossTable(first: string, second: string): number[] {
    const [one, other] = [first, second].map((name) =>
      this.columns.definition.panels.find((panel) => panel.name === name)!,
    );
    const table = Array.from({ length: one!.size * other!.size }, () => 0);
    for (const row of this.passing([...one!.ignores, ...other!.ignores]))
      table[this.columns.codes[one!.column]![row]! * other!.size + this.columns.codes[other!.column]![row]!]! += 1;
    return table;
  }

  dayHistogram(column: string, { first, binOf, size }: DayBins) {
    const counts = Array.from({ length: size }, () => 0);
    let outside = 0;
    const own = this.columns.definition.dimensions.filter((each) => each.type === 'range' && each.column === column);
    for (const row of this.passing(own.map(({ name }) => name))) {
      const bin = binOf[this.columns.values[column]![row]! - first];
      if (bin === undefined || bin >= size) outside += 1;
      else counts[bin]! += 1;
    }
    return { counts, outside };
  }

  private passing(ignoring: readonly string[]): number[] {
    const filters = [...this.filters].filter(([name]) => !ignoring.includes(name)).map(([, filter]) => filter);
    return [...this.columns.rows].filter((row) => filters.every((filter) => filter(row))).sort((a, b) => a - b);
  }

  private columnOf(name: string): string {
    const dimension = this.columns.definition.dimensions.find((each) => each.name === name)!;
    return dimension.type === 'marks' ? '' : dimension.column;
  }
}
