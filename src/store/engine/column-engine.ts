import {
  MAXIMUM_DIMENSIONS,
  NO_ROW,
  type DimensionDefinition,
  type EngineDefinition,
  type FilterEngine,
} from './filter-engine';
import type { Kernel, MemoryLayout } from './kernel';
import { placeOf } from './layout';
import { sortByValue, type ValueOrder } from './value-order';

/** Beyond this share of all rows a scan in order is cheaper than hopping through the sorted ones. */
const flipShare = 1 / 12;

type Filter =
  | { readonly type: 'none' }
  /** By code: 255 = fails. */
  | { readonly type: 'codes'; readonly fails: Uint8Array }
  | { readonly type: 'range'; readonly low: number; readonly high: number }
  | { readonly type: 'marks' };

const everything: Filter = { type: 'none' };
const lowestValue = -32768;
const highestValue = 32767;

/** The engine over a kernel's memory: keeps the filters, the columns and the sorted rows of a dragged dimension. */
export class ColumnEngine implements FilterEngine {
  readonly definition: EngineDefinition;
  readonly capacity: number;
  readonly fail: Uint16Array;
  private readonly layout: MemoryLayout;
  private readonly kernel: Kernel;
  private readonly codeColumns: Record<string, Uint8Array>;
  private readonly valueColumns: Record<string, Int16Array>;
  private readonly panelCounts: Record<string, Uint32Array>;
  private readonly marks: Uint8Array;
  private readonly order: Uint32Array;
  private readonly found: Uint32Array;
  private readonly table: Uint8Array;
  private readonly passingCount: Uint32Array;
  private readonly filters: Filter[];
  /** Highest code that any row has ever had, by column: how far a look-up must reach. */
  private readonly highestCode: Record<string, number> = {};
  private sorted: ({ readonly dimension: string } & ValueOrder) | null = null;

  constructor(definition: EngineDefinition, buffer: ArrayBufferLike, layout: MemoryLayout, kernel: Kernel) {
    if (definition.dimensions.length > MAXIMUM_DIMENSIONS)
      throw new Error(`${definition.dimensions.length} dimensions are more than ${MAXIMUM_DIMENSIONS}.`);
    const { capacity } = layout;
    this.definition = definition;
    this.capacity = capacity;
    this.layout = layout;
    this.kernel = kernel;
    this.fail = new Uint16Array(buffer, layout.fail, capacity).fill(NO_ROW);
    this.codeColumns = mapValues(layout.codes, (at) => new Uint8Array(buffer, at, capacity));
    this.valueColumns = mapValues(layout.values, (at) => new Int16Array(buffer, at, capacity));
    this.panelCounts = Object.fromEntries(
      definition.panels.map(({ name, size }, index) => [
        name,
        new Uint32Array(buffer, layout.panels[index]!.counts, size),
      ]),
    );
    this.marks = new Uint8Array(buffer, layout.marks, capacity);
    this.order = new Uint32Array(buffer, layout.order, capacity);
    this.found = new Uint32Array(buffer, layout.found, capacity);
    this.table = new Uint8Array(buffer, layout.table, 256);
    this.passingCount = new Uint32Array(buffer, layout.passing, 1);
    this.filters = definition.dimensions.map(() => everything);
  }

  get passing(): number {
    return this.passingCount[0]!;
  }

  codes(name: string): Uint8Array {
    return known(this.codeColumns, name, 'column of codes');
  }

  values(name: string): Int16Array {
    return known(this.valueColumns, name, 'column of values');
  }

  counts(panel: string): Uint32Array {
    return known(this.panelCounts, panel, 'panel');
  }

  allow(name: string, allowed: Uint8Array | null): void {
    const { place, definition } = this.dimension(name, 'codes');
    const fails = new Uint8Array(256);
    if (allowed) for (let code = 0; code < 256; code += 1) fails[code] = allowed[code] ? 0 : 255;
    this.filters[place] = allowed ? { type: 'codes', fails } : everything;
    this.table.set(fails);
    const blocks = ((this.highestCode[definition.column] ?? 0) >> 4) + 1;
    this.kernel.setCodes(this.layout.codes[definition.column]!, blocks, 1 << place);
  }

  between(name: string, range: readonly [number, number] | null): void {
    const { place, definition } = this.dimension(name, 'range');
    const before = this.filters[place]!;
    const [low, high] = range ?? [lowestValue, highestValue];
    this.filters[place] = range ? { type: 'range', low, high } : everything;
    const [oldLow, oldHigh] = before.type === 'range' ? [before.low, before.high] : [lowestValue, highestValue];
    if (!this.moveEnds(name, place, [oldLow, oldHigh], [low, high]))
      this.kernel.setRange(this.layout.values[definition.column]!, low, high, 1 << place);
  }

  prepare(name: string): void {
    const { definition } = this.dimension(name, 'range');
    if (this.sorted?.dimension === name) return;
    this.sorted = { dimension: name, ...sortByValue(this.values(definition.column), this.fail, this.order) };
  }

  mark(name: string, marks: Uint8Array | null): void {
    const { place } = this.dimension(name, 'marks');
    this.filters[place] = marks ? { type: 'marks' } : everything;
    // A mark is a code of 0 or 1, and 0 fails.
    if (marks) for (let row = 0; row < this.capacity; row += 1) this.marks[row] = marks[row] ? 1 : 0;
    this.table.fill(0);
    if (marks) this.table[0] = 255;
    this.kernel.setCodes(this.layout.marks, 1, 1 << place);
  }

  put(places: ArrayLike<number>, write: () => void): void {
    this.sorted = null;
    for (let index = 0; index < places.length; index += 1)
      this.kernel.contribute(places[index]!, places[index]! + 1, -1);
    try {
      write();
      for (let index = 0; index < places.length; index += 1) this.checkCodes(places[index]!, places[index]! + 1);
    } catch (error) {
      for (let index = 0; index < places.length; index += 1) this.fail[places[index]!] = NO_ROW;
      throw error;
    }
    for (let index = 0; index < places.length; index += 1) {
      const row = places[index]!;
      this.fail[row] = this.failOf(row);
      this.kernel.contribute(row, row + 1, 1);
    }
  }

  remove(places: ArrayLike<number>): void {
    this.sorted = null;
    for (let index = 0; index < places.length; index += 1) {
      const row = places[index]!;
      this.kernel.contribute(row, row + 1, -1);
      this.fail[row] = NO_ROW;
    }
  }

  load(from: number, to: number, write: () => void): void {
    this.sorted = null;
    this.kernel.contribute(from, to, -1);
    this.fail.fill(NO_ROW, from, to);
    write();
    this.checkCodes(from, to);
    for (let row = from; row < to; row += 1) this.fail[row] = this.failOf(row);
    this.kernel.contribute(from, to, 1);
  }

  passingRows(from: number, to: number): Uint32Array {
    const found = this.kernel.passingRows(from & ~15, Math.min(this.capacity, (to + 15) & ~15));
    let first = 0;
    let last = found;
    while (first < last && this.found[first]! < from) first += 1;
    while (last > first && this.found[last - 1]! >= to) last -= 1;
    return this.found.subarray(first, last);
  }

  /** Which dimensions a row fails, from its columns and the filters. A row keeps its word of a `marks` dimension. */
  private failOf(row: number): number {
    let word = 0;
    this.filters.forEach((filter, place) => {
      const bit = 1 << place;
      const dimension = this.definition.dimensions[place]!;
      if (filter.type === 'codes' && dimension.type === 'codes') {
        if (filter.fails[this.codeColumns[dimension.column]![row]!] !== 0) word |= bit;
      } else if (filter.type === 'range' && dimension.type === 'range') {
        const value = this.valueColumns[dimension.column]![row]!;
        if (value < filter.low || value > filter.high) word |= bit;
      } else if (filter.type === 'marks') {
        const before = this.fail[row]!;
        if ((before & NO_ROW) !== 0 || (before & bit) !== 0) word |= bit;
      }
    });
    return word;
  }

  /** A code that no panel has room for would be counted elsewhere: refuses it. */
  private checkCodes(from: number, to: number): void {
    for (const [name, column] of Object.entries(this.codeColumns)) {
      let highest = this.highestCode[name] ?? 0;
      for (let row = from; row < to; row += 1) if (column[row]! > highest) highest = column[row]!;
      const panel = this.definition.panels.find((each) => each.column === name && each.size <= highest);
      if (panel) throw new RangeError(`Code ${highest} of "${name}" is beyond panel "${panel.name}" of ${panel.size}.`);
      this.highestCode[name] = highest;
    }
  }

  /** Moves the ends of a range over the sorted rows; false when there are none, or a scan is cheaper. */
  private moveEnds(
    name: string,
    place: number,
    [oldLow, oldHigh]: readonly [number, number],
    [low, high]: readonly [number, number],
  ): boolean {
    const { sorted } = this;
    if (sorted?.dimension !== name) return false;
    const leaving = difference([oldLow, oldHigh], [low, high]);
    const coming = difference([low, high], [oldLow, oldHigh]);
    const stretches = [
      ...leaving.map((part) => ({ ...sorted.stretch(part), fails: true })),
      ...coming.map((part) => ({ ...sorted.stretch(part), fails: false })),
    ];
    const changing = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
    if (changing > this.capacity * flipShare) return false;
    for (const { from, to, fails } of stretches) this.kernel.flip(from, to, 1 << place, fails);
    return true;
  }

  private dimension<Type extends DimensionDefinition['type']>(name: string, type: Type) {
    const place = placeOf(this.definition, name);
    const definition = this.definition.dimensions[place]!;
    if (definition.type !== type) throw new Error(`Dimension "${name}" filters by ${definition.type}, not by ${type}.`);
    return { place, definition: definition as Extract<DimensionDefinition, { type: Type }> };
  }
}

/** The parts of the first interval that the second does not hold; ends included. */
function difference(
  [low, high]: readonly [number, number],
  [otherLow, otherHigh]: readonly [number, number],
): (readonly [number, number])[] {
  if (low > high) return [];
  if (otherLow > otherHigh || otherHigh < low || otherLow > high) return [[low, high]];
  const parts: (readonly [number, number])[] = [];
  if (low < otherLow) parts.push([low, otherLow - 1]);
  if (high > otherHigh) parts.push([otherHigh + 1, high]);
  return parts;
}

function known<Value>(record: Record<string, Value>, name: string, what: string): Value {
  const value = record[name];
  if (value === undefined) throw new Error(`There is no ${what} "${name}".`);
  return value;
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
