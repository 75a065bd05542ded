import { bitAt, setBit, setBits } from './bits';
import { createMemory, type EngineKind, type EngineMemory } from './engine-memory';
import type { EngineDefinition, FilterColumns, FilterLens } from './filter-columns';
import { known } from './known';
import { BLOCK_ROWS, checkDefinition } from './layout';
import { Lens } from './lens';

/** Room for lenses to begin with: the one that filters nothing, and three. */
const firstSlots = 4;

/** Columns in a memory, who is there, and the lenses over them. */
export class SharedColumns implements FilterColumns {
  readonly definition: EngineDefinition;
  rows = 0;
  private readonly kind: EngineKind;
  private memory: EngineMemory;
  private readonly open: Lens[] = [];
  private readonly freeSlots: number[] = [];
  /** A lens that filters nothing: others begin as its copy. */
  private readonly bare: Lens;
  private readonly highestCodes: Record<string, number> = {};

  constructor(definition: EngineDefinition, capacity: number, kind: EngineKind) {
    checkDefinition(definition);
    this.definition = definition;
    this.kind = kind;
    this.memory = createMemory(definition, capacity, firstSlots, kind);
    for (let slot = firstSlots - 1; slot > 0; slot -= 1) this.freeSlots.push(slot);
    this.bare = new Lens(this, this.memory, 0);
    this.open.push(this.bare);
  }

  get capacity(): number {
    return this.memory.layout.capacity;
  }

  get lenses(): number {
    return this.open.length - 1;
  }

  codes(name: string): Uint8Array {
    return known(this.memory.codes, name, 'column of codes');
  }

  values(name: string): Int16Array {
    return known(this.memory.values, name, 'column of values');
  }

  /** Highest code that any row has ever had in a column: how far a look-up must reach. */
  highestCode(name: string): number {
    return this.highestCodes[name] ?? 0;
  }

  put(places: ArrayLike<number>, write: () => void): void {
    this.takeOut(places);
    write();
    for (const name of this.definition.codes) {
      const column = this.codes(name);
      let highest = 0;
      for (let index = 0; index < places.length; index += 1) highest = Math.max(highest, column[places[index]!]!);
      this.noteCode(name, highest);
    }
    for (const lens of this.open) lens.markAgain(places);
    const count = this.listed(places, false);
    this.rows += count;
    const { layout, kernel } = this.memory;
    for (const name of this.definition.codes)
      kernel.sliceRows(layout.codes[name]!, layout.slices[name]!, this.bitsOf(name), count);
    for (const lens of this.open) lens.enter(count);
  }

  remove(places: ArrayLike<number>): void {
    this.takeOut(places);
    for (const lens of this.open) lens.unmark(places);
  }

  load(from: number, to: number, write: () => void): void {
    this.checkPlace(to - 1);
    for (const lens of this.open) lens.count(from, to, -1);
    this.rows -= setBits(this.memory.absent, from, to, true);
    write();
    const { layout, kernel } = this.memory;
    for (const name of this.definition.codes) this.noteCode(name, kernel.highest(layout.codes[name]!, from, to));
    const [first, end] = [from - (from % BLOCK_ROWS), Math.ceil(to / BLOCK_ROWS) * BLOCK_ROWS];
    this.slice(first, end);
    for (const lens of this.open) {
      lens.markAgain({ from, to });
      // Rows that are not there count nowhere: they only get their bits.
      lens.scanAll(first, end);
    }
    this.rows += setBits(this.memory.absent, from, to, false);
    for (const lens of this.open) lens.count(from, to, 1);
  }

  reserve(capacity: number): void {
    if (capacity > this.capacity) this.move(capacity, this.memory.layout.slots);
  }

  openLens(): FilterLens {
    if (this.freeSlots.length === 0) this.move(this.capacity, this.memory.layout.slots * 2);
    const lens = new Lens(this, this.memory, this.freeSlots.pop()!);
    lens.beginLike(this.bare);
    this.open.push(lens);
    return lens;
  }

  /** Takes a lens out of those that are kept right. */
  release(lens: Lens, slot: number): void {
    this.open.splice(this.open.indexOf(lens), 1);
    this.freeSlots.push(slot);
  }

  /** Takes rows out of all counts. */
  private takeOut(places: ArrayLike<number>): void {
    const count = this.listed(places, true);
    this.rows -= count;
    for (const lens of this.open) lens.leave(count);
  }

  /** Lists, each once, the rows that are not yet absent (or present), and makes them so. Answers how many. */
  private listed(places: ArrayLike<number>, isAbsent: boolean): number {
    const { found, absent } = this.memory;
    for (let index = 0; index < places.length; index += 1) this.checkPlace(places[index]!);
    let count = 0;
    for (let index = 0; index < places.length; index += 1) {
      const row = places[index]!;
      if (bitAt(absent, row) === isAbsent) continue;
      setBit(absent, row, isAbsent);
      found[count] = row;
      count += 1;
    }
    return count;
  }

  private checkPlace(row: number): void {
    if (row >= this.capacity) throw new RangeError(`Place ${row} is beyond the room for ${this.capacity} rows.`);
  }

  /** A code that no panel has room for would be counted elsewhere: refuses it. */
  private noteCode(name: string, highest: number): void {
    const panel = this.definition.panels.find((each) => each.column === name && each.size <= highest);
    if (panel) throw new RangeError(`Code ${highest} of "${name}" is beyond panel "${panel.name}" of ${panel.size}.`);
    this.highestCodes[name] = Math.max(this.highestCode(name), highest);
  }

  /** How many bits the codes of a column have. */
  bitsOf(name: string): number {
    return 32 - Math.clz32(this.highestCode(name));
  }

  private slice(from: number, to: number): void {
    const { layout, kernel } = this.memory;
    for (const name of this.definition.codes)
      kernel.slice(layout.codes[name]!, layout.slices[name]!, this.bitsOf(name), from, to);
  }

  /** Moves everything into new memory. */
  private move(capacity: number, slots: number): void {
    const before = this.memory;
    this.memory = createMemory(this.definition, capacity, slots, this.kind);
    this.memory.absent.set(before.absent);
    for (const name of this.definition.codes) this.codes(name).set(before.codes[name]!);
    for (const name of this.definition.values) this.values(name).set(before.values[name]!);
    this.slice(0, this.capacity);
    for (const lens of this.open) lens.moveTo(this.memory);
    for (let slot = slots - 1; slot >= before.layout.slots; slot -= 1) this.freeSlots.push(slot);
  }
}
