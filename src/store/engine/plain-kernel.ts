import type { Kernel, MemoryLayout } from './kernel';

/** The loops in plain TypeScript: reference of the property test, and fallback where WebAssembly SIMD is not to be had. */
export function createPlainKernel(buffer: ArrayBufferLike, layout: MemoryLayout): Kernel {
  const { capacity } = layout;
  const fail = new Uint16Array(buffer, layout.fail, capacity);
  const order = new Uint32Array(buffer, layout.order, capacity);
  const foundRows = new Uint32Array(buffer, layout.found, capacity);
  const table = new Uint8Array(buffer, layout.table, 256);
  const passing = new Uint32Array(buffer, layout.passing, 1);
  const octets = new Uint8Array(buffer);
  const words = new Uint32Array(buffer);
  const { panels } = layout;

  /** A row that fails `other` besides the bit in hand comes into or leaves the counts. */
  const count = (row: number, other: number, bit: number, step: number) => {
    if (other === 0) passing[0]! += step;
    for (const { own, codes, counts } of panels)
      if ((other & ~own) === 0 && (own & bit) === 0) words[(counts >> 2) + octets[codes + row]!]! += step;
  };

  const set = (row: number, bit: number, fails: boolean) => {
    const word = fail[row]!;
    if (((word & bit) !== 0) === fails) return;
    fail[row] = word ^ bit;
    count(row, word & ~bit, bit, fails ? -1 : 1);
  };

  return {
    setCodes(codes, _blocks, bit) {
      for (let row = 0; row < capacity; row += 1) set(row, bit, table[octets[codes + row]!]! !== 0);
    },
    setRange(at, low, high, bit) {
      const values = new Int16Array(buffer, at, capacity);
      for (let row = 0; row < capacity; row += 1) set(row, bit, values[row]! < low || values[row]! > high);
    },
    flip(from, to, bit, fails) {
      for (let place = from; place < to; place += 1) set(order[place]!, bit, fails);
    },
    contribute(from, to, sign) {
      for (let row = from; row < to; row += 1) count(row, fail[row]!, 0, sign);
    },
    passingRows(from, to) {
      let found = 0;
      for (let row = from; row < to; row += 1) if (fail[row] === 0) foundRows[found++] = row;
      return found;
    },
  };
}
