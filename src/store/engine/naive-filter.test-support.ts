import type { EngineDefinition } from './filter-engine';

type Filter = ((row: number) => boolean) | undefined;

/** What the engines are compared with: every answer worked out afresh, row by row, from the filters' own words. */
export class NaiveFilter {
  readonly codes: Readonly<Record<string, number[]>>;
  readonly values: Readonly<Record<string, number[]>>;
  private readonly filters = new Map<string, Filter>();
  private readonly rows = new Set<number>();
  private readonly definition: EngineDefinition;

  constructor(definition: EngineDefinition, capacity: number) {
    this.definition = definition;
    const empty = () => Array.from({ length: capacity }, () => 0);
    this.codes = Object.fromEntries(definition.codes.map((name) => [name, empty()]));
    this.values = Object.fromEntries(definition.values.map((name) => [name, empty()]));
  }

  allow(name: string, allowed: Uint8Array | null): void {
    const column = this.codes[this.columnOf(name)]!;
    this.filters.set(name, allowed ? (row) => allowed[column[row]!] === 1 : undefined);
  }

  between(name: string, range: readonly [number, number] | null): void {
    const column = this.values[this.columnOf(name)]!;
    this.filters.set(name, range ? (row) => column[row]! >= range[0] && column[row]! <= range[1] : undefined);
  }

  live(rows: readonly number[]): void {
    for (const row of rows) this.rows.add(row);
  }

  remove(rows: readonly number[]): void {
    for (const row of rows) this.rows.delete(row);
  }

  state() {
    const rows = [...this.rows].sort((a, b) => a - b);
    const passing = rows.filter((row) => this.passes(row, []));
    const counts = Object.fromEntries(
      this.definition.panels.map(({ name, column, size, ignores }) => {
        const histogram = Array.from({ length: size }, () => 0);
        for (const row of rows) if (this.passes(row, ignores)) histogram[this.codes[column]![row]!]! += 1;
        return [name, histogram];
      }),
    );
    return { passing, total: passing.length, counts };
  }

  /** Passing rows of each 128 by code, 16 numbers each. */
  tallies(column: string): number[] {
    const tallies = Array.from({ length: this.codes[column]!.length / 8 }, () => 0);
    for (const row of this.rows)
      if (this.passes(row, [])) tallies[Math.floor(row / 128) * 16 + this.codes[column]![row]!]! += 1;
    return tallies;
  }

  private passes(row: number, ignoring: readonly string[]): boolean {
    return [...this.filters].every(([name, filter]) => ignoring.includes(name) || !filter || filter(row));
  }

  private columnOf(name: string): string {
    return this.definition.dimensions.find((each) => each.name === name)!.column;
  }
}
