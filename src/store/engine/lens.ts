import { setBit } from './bits';
import type { EngineMemory } from './engine-memory';
import type { DayBins, DayHistogram, DimensionDefinition, EngineDefinition, FilterLens } from './filter-columns';
import type { LensView, PanelView } from './kernel';
import { known } from './known';
import { BLOCK_ROWS } from './layout';
import { lensRoom, lensView, type LensRoom } from './lens-view';
import type { SharedColumns } from './shared-columns';

type Filter =
  /** By code: 255 = fails. */
  | { readonly type: 'codes'; readonly fails: Uint8Array }
  | { readonly type: 'range'; readonly low: number; readonly high: number }
  | { readonly type: 'marks'; readonly markOf: ((row: number) => boolean) | undefined };

const nobodyFails = new Uint8Array(256);
const [lowestValue, highestValue] = [-32768, 32767];
/** Rows of 128 that a look-up passes in the time of that many looks at a slice of codes. */
const slicesPerLookUp = 32;

/** One question in the room of a slot: keeps its filters, and has the kernel keep planes and counts. */
export class Lens implements FilterLens {
  readonly definition: EngineDefinition;
  private readonly columns: SharedColumns;
  private readonly slot: number;
  /** By dimension. */
  private readonly filters: (Filter | null)[];
  /** Positions of the dimensions that filter, in the order of the view. */
  private active: number[] = [];
  private isClosed = false;
  private room: LensRoom;
  private view: LensView;

  constructor(columns: SharedColumns, memory: EngineMemory, slot: number) {
    this.columns = columns;
    this.definition = columns.definition;
    this.slot = slot;
    this.filters = this.definition.dimensions.map(() => null);
    this.room = lensRoom(this.definition, memory, slot);
    this.view = this.makeView();
  }

  get capacity(): number {
    return this.columns.capacity;
  }

  get passing(): number {
    return this.words(this.own.layout.passing, 1)[0]!;
  }

  codes(name: string): Uint8Array {
    return this.columns.codes(name);
  }

  values(name: string): Int16Array {
    return this.columns.values(name);
  }

  counts(panel: string): Uint32Array {
    const place = this.panelPlace(panel);
    return this.words(this.own.layout.counts[place]!, this.definition.panels[place]!.size);
  }

  allow(name: string, allowed: Uint8Array | null): void {
    const place = this.placeOf(name, 'codes');
    const before = this.filters[place];
    const fails = new Uint8Array(256);
    if (allowed) for (let code = 0; code < 256; code += 1) fails[code] = allowed[code] ? 0 : 255;
    const failed = before?.type === 'codes' ? before.fails : nobodyFails;
    this.setFilter(place, allowed && { type: 'codes', fails }, () => {
      const { memory, layout, at } = this.own;
      new Uint8Array(memory.buffer, at + layout.tables[place]!, 256).set(fails);
      const column = this.columnOf(place);
      const highest = this.columns.highestCode(column);
      const flips: number[] = [];
      for (let code = 0; code <= highest; code += 1) if (fails[code] !== failed[code]) flips.push(code);
      if (flips.length === 0) return;
      const bits = this.columns.bitsOf(column);
      if (flips.length * bits > slicesPerLookUp * ((highest >> 4) + 1)) this.scan(place, 0, this.capacity);
      else memory.kernel.flipCodes(this.view, this.active.indexOf(place), memory.layout.slices[column]!, bits, flips);
    });
  }

  between(name: string, range: readonly [number, number] | null): void {
    const place = this.placeOf(name, 'range');
    const [low, high] = range ? withinValues(range) : [lowestValue, highestValue];
    this.setFilter(place, range && { type: 'range', low, high }, () => {
      const { memory, layout, at } = this.own;
      new Int32Array(memory.buffer, at + layout.tables[place]!, 2).set([low, high]);
      this.scan(place, 0, this.capacity);
    });
  }

  mark(name: string, marks: Uint32Array | null, markOf?: (row: number) => boolean): void {
    const place = this.placeOf(name, 'marks');
    this.setFilter(place, marks && { type: 'marks', markOf }, () => {
      const { buffer, layout, kernel } = this.own.memory;
      const target = new Uint32Array(buffer, layout.marks, layout.capacity / 32);
      target.fill(marks ? 0 : 0xffffffff);
      if (marks) target.set(marks.subarray(0, target.length));
      kernel.setMarks(this.view, this.active.indexOf(place));
    });
  }

  passes(row: number): boolean {
    return ((this.own.passes[row >>> 3]! >>> (row & 7)) & 1) !== 0;
  }

  passingRows(from: number, to: number): Uint32Array {
    const { memory, layout, at } = this.own;
    const end = Math.min(this.capacity, Math.ceil(to / 64) * 64);
    const count = memory.kernel.passingRows(at + layout.passes, from - (from % 64), end);
    const { found } = memory;
    let first = 0;
    let last = count;
    while (first < last && found[first]! < from) first += 1;
    while (last > first && found[last - 1]! >= to) last -= 1;
    return found.subarray(first, last);
  }

  tallies(column: string, from: number, to: number): Uint8Array {
    const { memory, layout, at } = this.own;
    const codes = known(memory.layout.codes, column, 'column of codes');
    const highest = this.columns.highestCode(column);
    if (highest > 15) throw new RangeError(`Code ${highest} of "${column}" is beyond a tally of 16.`);
    memory.kernel.tally(at + layout.passes, codes, from, to);
    return new Uint8Array(memory.buffer, memory.layout.tallies, ((to - from) / BLOCK_ROWS) * 16);
  }

  crossTable(first: string, second: string): Uint32Array {
    const { memory } = this.own;
    const places = [this.panelPlace(first), this.panelPlace(second)] as const;
    const [firstSize, secondSize] = places.map((place) => this.definition.panels[place]!.size) as [number, number];
    const [one, other] = places.map((place) => this.view.panels[place]!) as [PanelView, PanelView];
    const sums = this.clearedSums(firstSize * secondSize);
    memory.kernel.cross(this.view, one.ignores | other.ignores, one.codes, other.codes, secondSize);
    return sums.slice();
  }

  dayHistogram(column: string, { first, binOf, size }: DayBins): DayHistogram {
    const { memory } = this.own;
    const values = known(memory.layout.values, column, 'column of values');
    if (binOf.length > 65536) throw new RangeError(`${binOf.length} days are more than a column can tell apart.`);
    const ignored = this.view.filters.reduce(
      (bits, filter, place) => (filter.type === 'range' && filter.column === values ? bits | (1 << place) : bits),
      0,
    );
    const sums = this.clearedSums(binOf.length + 1);
    memory.kernel.days(this.view, ignored, values, first, binOf.length);
    const counts = new Uint32Array(size);
    let outside = sums[binOf.length]!;
    for (let day = 0; day < binOf.length; day += 1)
      if (binOf[day]! >= 0 && binOf[day]! < size) counts[binOf[day]!]! += sums[day]!;
      else outside += sums[day]!;
    return { counts, outside };
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.columns.release(this, this.slot);
  }

  /** Takes over what a lens that filters nothing has counted. */
  beginLike(bare: Lens): void {
    const { memory, layout, at } = this.own;
    const from = bare.own.at + layout.passing;
    const end = bare.own.at + layout.passes + memory.layout.capacity / 8;
    new Uint8Array(memory.buffer).copyWithin(at + layout.passing, from, end);
  }

  /** Takes the listed rows out of all counts. */
  leave(rows: number): void {
    this.own.memory.kernel.leave(this.view, rows);
  }

  /** Works out what the listed rows fail, and counts them. */
  enter(rows: number): void {
    this.own.memory.kernel.enter(this.view, rows);
  }

  /** Adds the rows of a stretch that are there to all counts, or takes them out. */
  count(from: number, to: number, step: 1 | -1): void {
    this.own.memory.kernel.count(this.view, from, to, step);
  }

  /** Brings all planes of a stretch to what the columns say. `from` and `to` are multiples of 128. */
  scanAll(from: number, to: number): void {
    for (const place of this.active) this.scan(place, from, to);
  }

  /** Asks for the marks of rows that were written. */
  markAgain(rows: ArrayLike<number> | { readonly from: number; readonly to: number }): void {
    for (const place of this.active) {
      const filter = this.filters[place];
      if (filter?.type !== 'marks' || !filter.markOf) continue;
      const plane = this.planeOf(place);
      if ('from' in rows) for (let row = rows.from; row < rows.to; row += 1) setBit(plane, row, !filter.markOf(row));
      else for (let each = 0; each < rows.length; each += 1) setBit(plane, rows[each]!, !filter.markOf(rows[each]!));
    }
  }

  /** Takes the marks of places that lost their rows. */
  unmark(places: ArrayLike<number>): void {
    for (const place of this.active)
      if (this.filters[place]!.type === 'marks') {
        const plane = this.planeOf(place);
        for (let each = 0; each < places.length; each += 1) setBit(plane, places[each]!, true);
      }
  }

  /** Moves into the same slot of another memory with at least as much room. */
  moveTo(memory: EngineMemory): void {
    const from = this.room;
    const to = lensRoom(this.definition, memory, this.slot);
    const octets = new Uint8Array(from.memory.buffer);
    const target = new Uint8Array(memory.buffer);
    const copy = (source: number, length: number, destination: number) =>
      target.set(octets.subarray(from.at + source, from.at + source + length), to.at + destination);
    const planeOctets = from.memory.layout.capacity / 8;
    copy(from.layout.passing, from.layout.passes - from.layout.passing, to.layout.passing);
    copy(from.layout.passes, planeOctets, to.layout.passes);
    for (const place of this.active) {
      copy(from.layout.planes[place]!, planeOctets, to.layout.planes[place]!);
      const plane = to.at + to.layout.planes[place]!;
      // A place that nobody ever held bears no mark.
      if (this.filters[place]!.type === 'marks')
        target.fill(0xff, plane + planeOctets, plane + memory.layout.capacity / 8);
    }
    this.room = to;
    this.view = this.makeView();
  }

  /** Puts a filter in a dimension, has `scan` bring its plane to it, and lets the dimension rest when it filters no more. */
  private setFilter(place: number, filter: Filter | null, scan: () => void): void {
    const wasActive = this.filters[place] !== null;
    if (!wasActive && !filter) return;
    this.filters[place] = filter;
    if (!wasActive) {
      this.planeOf(place).fill(0);
      this.active.push(place);
      this.view = this.makeView();
    }
    scan();
    if (filter) return;
    this.active = this.active.filter((each) => each !== place);
    this.view = this.makeView();
  }

  /** Brings a plane of codes or values to what its filter says. */
  private scan(place: number, from: number, to: number): void {
    const { kernel } = this.own.memory;
    const dimension = this.definition.dimensions[place]!;
    const inView = this.active.indexOf(place);
    if (dimension.type === 'range') kernel.setRange(this.view, inView, from, to);
    if (dimension.type !== 'codes') return;
    const blocks = (this.columns.highestCode(dimension.column) >> 4) + 1;
    kernel.setCodes(this.view, inView, from, to, blocks);
  }

  private get own(): LensRoom {
    if (this.isClosed) throw new Error('This lens is closed.');
    return this.room;
  }

  private makeView(): LensView {
    return lensView(this.definition, this.room, this.active);
  }

  private planeOf(place: number): Uint32Array {
    return this.words(this.own.layout.planes[place]!, this.capacity / 32);
  }

  private words(at: number, length: number): Uint32Array {
    const { memory, at: start } = this.own;
    return new Uint32Array(memory.buffer, start + at, length);
  }

  private clearedSums(length: number): Uint32Array {
    const { buffer, layout } = this.own.memory;
    return new Uint32Array(buffer, layout.sums, length).fill(0);
  }

  private columnOf(place: number): string {
    const dimension = this.definition.dimensions[place]!;
    return dimension.type === 'marks' ? '' : dimension.column;
  }

  private panelPlace(name: string): number {
    const place = this.definition.panels.findIndex((panel) => panel.name === name);
    if (place < 0) throw new Error(`There is no panel "${name}".`);
    return place;
  }

  /** Position of a dimension of a type. Throws on an unknown name, and on a filter of another type. */
  private placeOf(name: string, type: DimensionDefinition['type']): number {
    const place = this.definition.dimensions.findIndex((dimension) => dimension.name === name);
    if (place < 0) throw new Error(`There is no dimension "${name}".`);
    const own = this.definition.dimensions[place]!.type;
    if (own !== type) throw new Error(`Dimension "${name}" filters by ${own}, not by ${type}.`);
    return place;
  }
}

/** A range within what a column can hold; one beyond it passes nothing. */
function withinValues([low, high]: readonly [number, number]): [number, number] {
  const within = [Math.max(lowestValue, Math.ceil(low)), Math.min(highestValue, Math.floor(high))] as const;
  return within[0] <= within[1] ? [...within] : [1, 0];
}
