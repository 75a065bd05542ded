import {
  MAXIMUM_DIMENSIONS,
  type DimensionDefinition,
  type EngineDefinition,
  type FilterEngine,
} from './filter-engine';
import type { Kernel, MemoryLayout } from './kernel';
import { BLOCK_ROWS, planeOf, writeTables } from './layout';

type Filter =
  | { readonly type: 'none' }
  /** By code: 255 = fails. */
  | { readonly type: 'codes'; readonly fails: Uint8Array }
  | { readonly type: 'range'; readonly low: number; readonly high: number };

const everything: Filter = { type: 'none' };
const lowestValue = -32768;
const highestValue = 32767;

/** Plane of the rows that are not there. */
const absentPlane = 0;

/** The engine over a kernel's memory: keeps the filters, the columns and the bits of rows that come and go. */
export class ColumnEngine implements FilterEngine {
  readonly definition: EngineDefinition;
  readonly capacity: number;
  private readonly layout: MemoryLayout;
  private readonly kernel: Kernel;
  private readonly codeColumns: Record<string, Uint8Array>;
  private readonly valueColumns: Record<string, Int16Array>;
  private readonly panelCounts: Record<string, Uint32Array>;
  private readonly passBits: Uint32Array;
  private readonly planes: Uint32Array;
  private readonly found: Uint32Array;
  private readonly tally: Uint8Array;
  private readonly table: Uint8Array;
  private readonly passingCount: Uint32Array;
  private readonly filters: Filter[];
  /** Highest code that any row has ever had, by column: how far a look-up must reach. */
  private readonly highestCode: Record<string, number> = {};

  constructor(definition: EngineDefinition, buffer: ArrayBufferLike, layout: MemoryLayout, kernel: Kernel) {
    if (definition.dimensions.length > MAXIMUM_DIMENSIONS)
      throw new Error(`${definition.dimensions.length} dimensions are more than ${MAXIMUM_DIMENSIONS}.`);
    const { capacity } = layout;
    this.definition = definition;
    this.capacity = capacity;
    this.layout = layout;
    this.kernel = kernel;
    writeTables(buffer, layout);
    this.planes = new Uint32Array(buffer, layout.planes, (capacity / BLOCK_ROWS) * (layout.blockOctets / 4));
    this.setBits(absentPlane, 0, capacity, true);
    this.codeColumns = mapValues(layout.codes, (at) => new Uint8Array(buffer, at, capacity));
    this.valueColumns = mapValues(layout.values, (at) => new Int16Array(buffer, at, capacity));
    this.panelCounts = Object.fromEntries(
      layout.panels.map(({ name, counts }) => [
        name,
        new Uint32Array(buffer, counts, definition.panels.find((panel) => panel.name === name)!.size),
      ]),
    );
    this.passBits = new Uint32Array(buffer, layout.passes, capacity / 32);
    this.found = new Uint32Array(buffer, layout.found, capacity);
    this.tally = new Uint8Array(buffer, layout.tallies, (capacity / BLOCK_ROWS) * 16);
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
    const place = this.placeOf(name, 'codes');
    const fails = new Uint8Array(256);
    if (allowed) for (let code = 0; code < 256; code += 1) fails[code] = allowed[code] ? 0 : 255;
    this.filters[place] = allowed ? { type: 'codes', fails } : everything;
    this.scan(place);
  }

  between(name: string, range: readonly [number, number] | null): void {
    const place = this.placeOf(name, 'range');
    this.filters[place] = range ? { type: 'range', low: range[0], high: range[1] } : everything;
    this.scan(place);
  }

  put(places: ArrayLike<number>, write: () => void): void {
    this.remove(places);
    write();
    for (let index = 0; index < places.length; index += 1) this.checkCodes(places[index]!, places[index]! + 1);
    for (let index = 0; index < places.length; index += 1) this.give(places[index]!);
  }

  remove(places: ArrayLike<number>): void {
    for (let index = 0; index < places.length; index += 1) this.take(places[index]!);
  }

  load(from: number, to: number, write: () => void): void {
    this.kernel.contribute(from, to, -1);
    this.setBits(absentPlane, from, to, true);
    write();
    this.checkCodes(from, to);
    // Rows that are not there count nowhere, so a scan only gives them their bits.
    this.filters.forEach((_, place) => this.scan(place));
    this.setBits(absentPlane, from, to, false);
    this.kernel.contribute(from, to, 1);
  }

  recode(name: string, write: (codes: Uint8Array) => void): void {
    const panel = this.definition.panels.find(({ column }) => column === name);
    if (panel) throw new Error(`Panel "${panel.name}" counts "${name}": its rows cannot change in place.`);
    write(this.codes(name));
    this.checkCodes(0, this.capacity, [name]);
    this.definition.dimensions.forEach(({ column }, place) => {
      if (column === name) this.scan(place);
    });
  }

  passes(row: number): boolean {
    return ((this.passBits[row >> 5]! >>> (row & 31)) & 1) !== 0;
  }

  passingRows(from: number, to: number): Uint32Array {
    const found = this.kernel.passingRows(from & ~63, Math.min(this.capacity, (to + 63) & ~63));
    let first = 0;
    let last = found;
    while (first < last && this.found[first]! < from) first += 1;
    while (last > first && this.found[last - 1]! >= to) last -= 1;
    return this.found.subarray(first, last);
  }

  tallies(column: string, from: number, to: number): Uint8Array {
    const highest = this.highestCode[column] ?? 0;
    if (highest > 15) throw new RangeError(`Code ${highest} of "${column}" is beyond a tally of 16.`);
    this.kernel.tally(known(this.layout.codes, column, 'column of codes'), from, to);
    return this.tally.subarray(0, ((to - from) / BLOCK_ROWS) * 16);
  }

  /** Brings the plane of a dimension to what its filter says. */
  private scan(place: number): void {
    const filter = this.filters[place]!;
    const dimension = this.definition.dimensions[place]!;
    if (dimension.type === 'codes') {
      if (filter.type === 'codes') this.table.set(filter.fails);
      else this.table.fill(0);
      const blocks = ((this.highestCode[dimension.column] ?? 0) >> 4) + 1;
      this.kernel.setCodes(this.layout.codes[dimension.column]!, blocks, place + 1);
    } else {
      const [low, high] = filter.type === 'range' ? [filter.low, filter.high] : [lowestValue, highestValue];
      this.kernel.setRange(this.layout.values[dimension.column]!, low, high, place + 1);
    }
  }

  /** Takes a row out of all counts. */
  private take(row: number): void {
    this.kernel.contribute(row, row + 1, -1);
    this.setBit(absentPlane, row, true);
  }

  /** Works out what a row fails, from its columns and the filters, and counts it. Does nothing when it is there already. */
  private give(row: number): void {
    if (!this.bit(absentPlane, row)) return;
    this.filters.forEach((filter, place) => {
      const dimension = this.definition.dimensions[place]!;
      if (dimension.type === 'codes')
        this.setBit(
          place + 1,
          row,
          filter.type === 'codes' && filter.fails[this.codeColumns[dimension.column]![row]!] !== 0,
        );
      else {
        const value = this.valueColumns[dimension.column]![row]!;
        this.setBit(place + 1, row, filter.type === 'range' && (value < filter.low || value > filter.high));
      }
    });
    this.setBit(absentPlane, row, false);
    this.kernel.contribute(row, row + 1, 1);
  }

  private bit(plane: number, row: number): boolean {
    return ((this.planes[this.wordOf(plane, row)]! >>> (row & 31)) & 1) !== 0;
  }

  private setBit(plane: number, row: number, isSet: boolean): void {
    const word = this.wordOf(plane, row);
    if (isSet) this.planes[word]! |= 1 << (row & 31);
    else this.planes[word]! &= ~(1 << (row & 31));
  }

  private setBits(plane: number, from: number, to: number, isSet: boolean): void {
    let row = from;
    while (row < to)
      if ((row & 31) === 0 && row + 32 <= to) {
        this.planes[this.wordOf(plane, row)] = isSet ? 0xffffffff : 0;
        row += 32;
      } else {
        this.setBit(plane, row, isSet);
        row += 1;
      }
  }

  /** Which of the planes' words holds a row's bit. */
  private wordOf(plane: number, row: number): number {
    return Math.floor(row / BLOCK_ROWS) * (this.layout.blockOctets / 4) + plane * 4 + ((row >> 5) & 3);
  }

  /** A code that no panel has room for would be counted elsewhere: refuses it. */
  private checkCodes(from: number, to: number, names: readonly string[] = this.definition.codes): void {
    for (const name of names) {
      const column = this.codes(name);
      let highest = this.highestCode[name] ?? 0;
      for (let row = from; row < to; row += 1) if (column[row]! > highest) highest = column[row]!;
      const panel = this.definition.panels.find((each) => each.column === name && each.size <= highest);
      if (panel) throw new RangeError(`Code ${highest} of "${name}" is beyond panel "${panel.name}" of ${panel.size}.`);
      this.highestCode[name] = highest;
    }
  }

  /** Position of a dimension of a type. Throws on an unknown name, and on a filter of another type. */
  private placeOf(name: string, type: DimensionDefinition['type']): number {
    const place = planeOf(this.definition, name) - 1;
    const own = this.definition.dimensions[place]!.type;
    if (own !== type) throw new Error(`Dimension "${name}" filters by ${own}, not by ${type}.`);
    return place;
  }
}

function known<Value>(record: Record<string, Value>, name: string, what: string): Value {
  const value = record[name];
  if (value === undefined) throw new Error(`There is no ${what} "${name}".`);
  return value;
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
