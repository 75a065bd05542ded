/** Bits of rows: row r is bit `r & 31` of word `r >> 5`. */

export function bitAt(bits: Uint32Array, row: number): boolean {
  return ((bits[row >>> 5]! >>> (row & 31)) & 1) !== 0;
}

export function setBit(bits: Uint32Array, row: number, isSet: boolean): void {
  if (isSet) bits[row >>> 5]! |= 1 << (row & 31);
  else bits[row >>> 5]! &= ~(1 << (row & 31));
}

/** Sets the bits of [from, to); answers how many were otherwise before. */
export function setBits(bits: Uint32Array, from: number, to: number, isSet: boolean): number {
  let changed = 0;
  for (let word = from >>> 5; word << 5 < to; word += 1) {
    const first = Math.max(from - (word << 5), 0);
    const end = Math.min(to - (word << 5), 32);
    const mask = (end === 32 ? -1 : (1 << end) - 1) & (-1 << first);
    changed += countBits((isSet ? ~bits[word]! : bits[word]!) & mask);
    if (isSet) bits[word]! |= mask;
    else bits[word]! &= ~mask;
  }
  return changed;
}

function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
