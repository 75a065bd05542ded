import type { Kernel, MemoryLayout, PanelLayout } from './kernel';
import { BLOCK_ROWS } from './layout';

/** The loops in plain TypeScript, 32 rows a step: reference of the property test, and fallback where WebAssembly SIMD is not to be had. */
export function createPlainKernel(buffer: ArrayBufferLike, layout: MemoryLayout): Kernel {
  const { capacity, panels } = layout;
  const octets = new Uint8Array(buffer);
  const words = new Uint32Array(buffer);
  const table = new Uint8Array(buffer, layout.table, 256);
  const passing = new Uint32Array(buffer, layout.passing, 1);
  const passes = new Uint32Array(buffer, layout.passes, capacity / 32);
  const foundRows = new Uint32Array(buffer, layout.found, capacity);
  const singles = panels.slice(0, layout.singleCount);
  const others = panels.slice(layout.singleCount);
  const singleOf = Array.from({ length: 16 }, (_, plane) => singles.find(({ own }) => own === 1 << plane));
  const planeCount = layout.blockOctets / 16;

  /** Where the word of plane 0 stands that holds a row's bit. Each plane of a block has four such words. */
  const wordOf = (row: number) =>
    ((layout.planes + Math.floor(row / BLOCK_ROWS) * layout.blockOctets) >> 2) + ((row >> 5) & 3);

  const add = ({ codes, counts }: PanelLayout, row: number, step: number) => {
    words[(counts >> 2) + octets[codes + row]!]! += step;
  };

  /** Gives 32 rows from `row` their bits of a plane, and keeps the counts. */
  const settle = (row: number, plane: number, next: number) => {
    const at = wordOf(row);
    const place = at + plane * 4;
    const differs = words[place]! ^ next;
    if (differs === 0) return;
    const absent = words[at]!;
    const changed = differs & ~absent;
    let any = 0;
    let two = 0;
    for (let other = 1; other < planeCount; other += 1) {
      if (other === plane) continue;
      const fails = words[at + other * 4]!;
      two |= any & fails;
      any |= fails;
    }
    words[place] = next;
    passes[row >> 5] = ~(any | next | absent);
    for (let rest = changed & ~two; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      const each = row + 31 - Math.clz32(bit);
      const step = (next & bit) !== 0 ? -1 : 1;
      if ((any & bit) === 0) {
        passing[0]! += step;
        for (const panel of singles) if (panel.own !== 1 << plane) add(panel, each, step);
        continue;
      }
      let failed = 1;
      while (failed === plane || (words[at + failed * 4]! & bit) === 0) failed += 1;
      const panel = singleOf[failed];
      if (panel) add(panel, each, step);
    }
    for (const panel of others) {
      if ((panel.own >> plane) & 1) continue;
      let counted = changed;
      for (let other = 1; other < planeCount; other += 1)
        if (other !== plane && ((panel.own >> other) & 1) === 0) counted &= ~words[at + other * 4]!;
      for (; counted !== 0; counted &= counted - 1) {
        const bit = counted & -counted;
        add(panel, row + 31 - Math.clz32(bit), (next & bit) !== 0 ? -1 : 1);
      }
    }
  };

  return {
    setCodes(codes, _blocks, plane) {
      for (let row = 0; row < capacity; row += 32) {
        let next = 0;
        for (let place = 0; place < 32; place += 1) next |= (table[octets[codes + row + place]!]! & 1) << place;
        settle(row, plane, next);
      }
    },
    setRange(at, low, high, plane) {
      const values = new Int16Array(buffer, at, capacity);
      for (let row = 0; row < capacity; row += 32) {
        let next = 0;
        for (let place = 0; place < 32; place += 1) {
          const value = values[row + place]!;
          if (value < low || value > high) next |= 1 << place;
        }
        settle(row, plane, next);
      }
    },
    contribute(from, to, sign) {
      for (let row = from; row < to; row += 1) {
        const at = wordOf(row);
        const shift = row & 31;
        if ((words[at]! >>> shift) & 1) continue;
        let failing = 0;
        for (let plane = 1; plane < planeCount; plane += 1)
          failing |= ((words[at + plane * 4]! >>> shift) & 1) << plane;
        if (failing === 0) {
          passing[0]! += sign;
          if (sign > 0) passes[row >> 5]! |= 1 << shift;
          else passes[row >> 5]! &= ~(1 << shift);
        }
        for (const panel of panels) if ((failing & ~panel.own) === 0) add(panel, row, sign);
      }
    },
    passingRows(from, to) {
      let found = 0;
      for (let row = from; row < to; row += 32)
        for (let rest = passes[row >> 5]! | 0; rest !== 0; rest &= rest - 1)
          foundRows[found++] = row + 31 - Math.clz32(rest & -rest);
      return found;
    },
    tally(codes, from, to) {
      const tallies = octets.subarray(layout.tallies, layout.tallies + ((to - from) / BLOCK_ROWS) * 16).fill(0);
      for (let row = from; row < to; row += 32)
        for (let rest = passes[row >> 5]! | 0; rest !== 0; rest &= rest - 1) {
          const code = octets[codes + row + 31 - Math.clz32(rest & -rest)]!;
          tallies[Math.floor((row - from) / BLOCK_ROWS) * 16 + code]! += 1;
        }
    },
  };
}
