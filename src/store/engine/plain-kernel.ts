import type { Kernel, LensView, PanelView } from './kernel';
import { BLOCK_ROWS, type EngineLayout } from './layout';
import { scanPlan, type ScanPlan } from './scan-plan';

/** The loops in plain TypeScript, 32 rows a step: reference of the property test, and fallback where WebAssembly SIMD is not to be had. */
export function createPlainKernel(buffer: ArrayBufferLike, layout: EngineLayout): Kernel {
  const { capacity, absent, found, tallies, sums } = layout;
  const octets = new Uint8Array(buffer);
  const words = new Uint32Array(buffer);
  const numbers = new Int32Array(buffer);
  const days = new Int16Array(buffer);

  /** Where the word of a plane stands that holds a row's bit. */
  const wordOf = (plane: number, row: number) => (plane >>> 2) + (row >> 5);
  const bitOf = (plane: number, row: number) => (words[wordOf(plane, row)]! >>> (row & 31)) & 1;
  const setBit = (plane: number, row: number, isSet: boolean) => {
    if (isSet) words[wordOf(plane, row)]! |= 1 << (row & 31);
    else words[wordOf(plane, row)]! &= ~(1 << (row & 31));
  };

  const add = ({ codes, counts }: Pick<PanelView, 'codes' | 'counts'>, row: number, step: number) => {
    words[(counts >>> 2) + octets[codes + row]!]! += step;
  };

  /** Takes note of 32 rows from `row` of which some come, or leave where `fails` has their bit. */
  const settle = (
    { passing, passes, others, clear, several }: ScanPlan,
    row: number,
    changed: number,
    fails: number,
  ) => {
    let any = 0;
    let two = 0;
    for (const { plane } of others) {
      const failing = words[wordOf(plane, row)]!;
      two |= any & failing;
      any |= failing;
    }
    const at = wordOf(passes, row);
    words[at] = (words[at]! & ~changed) | (changed & ~any & ~fails);
    for (let rest = changed & ~two; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      const each = row + 31 - Math.clz32(bit);
      const step = (fails & bit) !== 0 ? -1 : 1;
      if ((any & bit) === 0) {
        words[passing >>> 2]! += step;
        for (const panel of clear) add(panel, each, step);
        continue;
      }
      let failed = 0;
      while ((words[wordOf(others[failed]!.plane, row)]! & bit) === 0) failed += 1;
      for (const panel of others[failed]!.panels) add(panel, each, step);
    }
    for (const panel of several) {
      let counted = changed;
      for (const plane of panel.planes) counted &= ~words[wordOf(plane, row)]!;
      for (; counted !== 0; counted &= counted - 1) {
        const bit = counted & -counted;
        add(panel, row + 31 - Math.clz32(bit), (fails & bit) !== 0 ? -1 : 1);
      }
    }
  };

  /** Gives 32 rows from `row` their bits of the plane that is set, and keeps the counts. */
  const give = (plan: ScanPlan, row: number, next: number) => {
    const at = wordOf(plan.plane, row);
    const differs = words[at]! ^ next;
    if (differs === 0) return;
    words[at] = next;
    const changed = differs & ~words[wordOf(absent, row)]!;
    if (changed !== 0) settle(plan, row, changed, next);
  };

  const countRow = ({ passing, passes, panels }: LensView, row: number, failing: number, step: 1 | -1) => {
    if (failing === 0) {
      words[passing >>> 2]! += step;
      setBit(passes, row, step > 0);
    }
    for (const panel of panels) if ((failing & ~panel.ignores) === 0) add(panel, row, step);
  };

  /** Calls with the rows that are there and fail no filter but the ignored ones. */
  const eachPassing = ({ filters }: LensView, ignored: number, visit: (row: number) => void) => {
    const heeded = filters.filter((_, place) => ((ignored >>> place) & 1) === 0);
    for (let row = 0; row < capacity; row += 32) {
      let failing = words[wordOf(absent, row)]!;
      for (const { plane } of heeded) failing |= words[wordOf(plane, row)]!;
      for (let rest = ~failing; rest !== 0; rest &= rest - 1) visit(row + 31 - Math.clz32(rest & -rest));
    }
  };

  return {
    // A view is read as it is.
    describe: () => undefined,
    setCodes(view, place, from, to) {
      const plan = scanPlan(view, place);
      const { column, table } = view.filters[place]!;
      for (let row = from; row < to; row += 32) {
        let next = 0;
        for (let each = 0; each < 32; each += 1) next |= (octets[table + octets[column + row + each]!]! & 1) << each;
        give(plan, row, next);
      }
    },
    flipCodes(view, place, _slices, _bits, flips) {
      const plan = scanPlan(view, place);
      const { column } = view.filters[place]!;
      const isFlipped = new Uint8Array(256);
      for (const code of flips) isFlipped[code] = 1;
      for (let row = 0; row < capacity; row += 32) {
        let changed = 0;
        for (let each = 0; each < 32; each += 1) changed |= isFlipped[octets[column + row + each]!]! << each;
        if (changed !== 0) give(plan, row, words[wordOf(plan.plane, row)]! ^ changed);
      }
    },
    setRange(view, place, from, to) {
      const plan = scanPlan(view, place);
      const { column, table } = view.filters[place]!;
      const [low, high] = [numbers[table >>> 2]!, numbers[(table >>> 2) + 1]!];
      for (let row = from; row < to; row += 32) {
        let next = 0;
        for (let each = 0; each < 32; each += 1) {
          const value = days[(column >>> 1) + row + each]!;
          if (value < low || value > high) next |= 1 << each;
        }
        give(plan, row, next);
      }
    },
    setMarks(view, place) {
      const plan = scanPlan(view, place);
      for (let row = 0; row < capacity; row += 32) give(plan, row, ~words[wordOf(layout.marks, row)]!);
    },
    count(view, from, to, step) {
      const plan = scanPlan(view, -1);
      for (let row = from & ~31; row < to; row += 32) {
        let rows = ~words[wordOf(absent, row)]!;
        if (row < from) rows &= -1 << (from - row);
        if (row + 32 > to) rows &= (1 << (to - row)) - 1;
        if (rows !== 0) settle(plan, row, rows, step < 0 ? -1 : 0);
      }
    },
    leave(view, rows) {
      for (let at = found >>> 2; at < (found >>> 2) + rows; at += 1) {
        const row = words[at]!;
        let failing = 0;
        view.filters.forEach(({ plane }, place) => (failing |= bitOf(plane, row) << place));
        countRow(view, row, failing, -1);
      }
    },
    enter(view, rows) {
      for (let at = found >>> 2; at < (found >>> 2) + rows; at += 1) {
        const row = words[at]!;
        let failing = 0;
        view.filters.forEach(({ type, plane, column, table }, place) => {
          if (type === 'codes') setBit(plane, row, octets[table + octets[column + row]!] !== 0);
          if (type === 'range') {
            const value = days[(column >>> 1) + row]!;
            setBit(plane, row, value < numbers[table >>> 2]! || value > numbers[(table >>> 2) + 1]!);
          }
          failing |= bitOf(plane, row) << place;
        });
        countRow(view, row, failing, 1);
      }
    },

    // Codes are looked at as they are.
    slice: () => undefined,
    sliceRows: () => undefined,
    highest: (codes, from, to) =>
      octets.subarray(codes + from, codes + to).reduce((most, code) => Math.max(most, code), 0),

    passingRows(passes, from, to) {
      let next = found >>> 2;
      for (let row = from; row < to; row += 32)
        for (let rest = words[wordOf(passes, row)]! | 0; rest !== 0; rest &= rest - 1)
          words[next++] = row + 31 - Math.clz32(rest & -rest);
      return next - (found >>> 2);
    },
    tally(passes, codes, from, to) {
      octets.fill(0, tallies, tallies + ((to - from) / BLOCK_ROWS) * 16);
      for (let row = from; row < to; row += 32)
        for (let rest = words[wordOf(passes, row)]! | 0; rest !== 0; rest &= rest - 1) {
          const code = octets[codes + row + 31 - Math.clz32(rest & -rest)]!;
          octets[tallies + Math.floor((row - from) / BLOCK_ROWS) * 16 + code]! += 1;
        }
    },
    cross(view, ignored, first, second, secondSize) {
      eachPassing(view, ignored, (row) => {
        words[(sums >>> 2) + octets[first + row]! * secondSize + octets[second + row]!]! += 1;
      });
    },
    days(view, ignored, values, first, length) {
      eachPassing(view, ignored, (row) => {
        const place = days[(values >>> 1) + row]! - first;
        words[(sums >>> 2) + (place >= 0 && place < length ? place : length)]! += 1;
      });
    },
  };
}
