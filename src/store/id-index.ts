/**
 * Row of an id: an open-addressed hash table over two Int32Arrays, because a `Map` of a million
 * entries costs some 60 MB. Ids are positive. Look-up, insertion and removal are O(1).
 */
export class IdIndex {
  private keys: Int32Array;
  private rows: Int32Array;
  private mask: number;
  private count = 0;

  constructor(expected: number) {
    let capacity = 16;
    while (capacity < expected * 2) capacity *= 2;
    this.keys = new Int32Array(capacity);
    this.rows = new Int32Array(capacity);
    this.mask = capacity - 1;
  }

  get size(): number {
    return this.count;
  }

  /** Row of an id, −1 when it is not held. */
  get(id: number): number {
    for (let slot = this.home(id); ; slot = (slot + 1) & this.mask) {
      const key = this.keys[slot]!;
      if (key === id) return this.rows[slot]!;
      if (key === 0) return -1;
    }
  }

  set(id: number, row: number): void {
    if (id <= 0) throw new RangeError(`Ids are positive; got ${id}.`);
    if (this.count * 2 >= this.keys.length) this.grow();
    let slot = this.home(id);
    while (this.keys[slot] !== 0 && this.keys[slot] !== id) slot = (slot + 1) & this.mask;
    if (this.keys[slot] === 0) this.count += 1;
    this.keys[slot] = id;
    this.rows[slot] = row;
  }

  /** Takes an id out and closes the gap, so that no tombstones gather. */
  delete(id: number): void {
    let gap = this.home(id);
    while (this.keys[gap] !== id) {
      if (this.keys[gap] === 0) return;
      gap = (gap + 1) & this.mask;
    }
    for (let slot = (gap + 1) & this.mask; this.keys[slot] !== 0; slot = (slot + 1) & this.mask) {
      const home = this.home(this.keys[slot]!);
      const staysReachable = gap <= slot ? home > gap && home <= slot : home > gap || home <= slot;
      if (staysReachable) continue;
      this.keys[gap] = this.keys[slot]!;
      this.rows[gap] = this.rows[slot]!;
      gap = slot;
    }
    this.keys[gap] = 0;
    this.count -= 1;
  }

  private home(id: number): number {
    return (Math.imul(id, 0x9e3779b1) >>> 8) & this.mask;
  }

  private grow(): void {
    const { keys, rows } = this;
    this.keys = new Int32Array(keys.length * 2);
    this.rows = new Int32Array(keys.length * 2);
    this.mask = this.keys.length - 1;
    this.count = 0;
    for (let slot = 0; slot < keys.length; slot += 1) if (keys[slot] !== 0) this.set(keys[slot]!, rows[slot]!);
  }
}
