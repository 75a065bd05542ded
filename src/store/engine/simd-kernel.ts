import type { Kernel, LensView } from './kernel';
import type { EngineLayout } from './layout';
import { scanPlan, type ScanPlan } from './scan-plan';
import { SIMD_PROGRAM } from './simd-program';

interface Exports {
  configure(capacity: number, absent: number, plan: number, lists: number, listOctets: number): void;
  setCodes(codes: number, table: number, blocks: number, from: number, to: number): void;
  flipCodes(slices: number, bits: number, flips: number, flipsEnd: number): void;
  setRange(values: number, low: number, high: number, from: number, to: number): void;
  setMarks(marks: number): void;
  count(from: number, to: number, step: number): void;
  leave(lens: number, rows: number, rowsEnd: number): void;
  enter(lens: number, rows: number, rowsEnd: number): void;
  slice(codes: number, slices: number, bits: number, from: number, to: number): void;
  sliceRows(codes: number, slices: number, bits: number, rows: number, rowsEnd: number): void;
  highest(codes: number, from: number, to: number): number;
  passingRows(passes: number, from: number, to: number, target: number): number;
  tally(passes: number, codes: number, from: number, to: number, target: number): void;
  cross(lens: number, ignored: number, first: number, second: number, secondSize: number, sums: number): void;
  days(lens: number, ignored: number, values: number, first: number, length: number, sums: number): void;
}

const pageOctets = 65536;
const filterTypes = ['codes', 'range', 'marks'] as const;
let program: WebAssembly.Module | null | undefined;

/** Whether this machine runs WebAssembly SIMD; asked once. */
export function hasSimd(): boolean {
  program ??= compile();
  return program !== null;
}

/** Starts the program over memory of its own. Throws where `hasSimd` is false, and where there is no such room. */
export function createSimdKernel(layout: EngineLayout): { buffer: ArrayBuffer; kernel: Kernel } {
  program ??= compile();
  if (!program) throw new Error('This machine has no WebAssembly SIMD.');
  const memory = new WebAssembly.Memory({ initial: Math.ceil(layout.octets / pageOctets) });
  const exports = new WebAssembly.Instance(program, { env: { memory, abort } }).exports as unknown as Exports;
  const { capacity, absent, plan, lists, listOctets, marks, found, tallies, sums } = layout;
  exports.configure(capacity, absent, plan, lists, listOctets);
  const words = new Uint32Array(memory.buffer);
  const numbers = new Int32Array(memory.buffer);
  const octets = new Uint8Array(memory.buffer);

  /** What the plan's room holds: a lens asked twice in the same way is described once. */
  let described: ScanPlan | null = null;
  const describeScan = (view: LensView, place: number) => {
    const scan = scanPlan(view, place);
    if (described !== scan) writeScan(words, layout, scan);
    described = scan;
  };
  const endOf = (rows: number) => found + rows * 4;

  return {
    buffer: memory.buffer,
    kernel: {
      describe: (view) => writeView(words, view),
      setCodes(view, place, from, to, blocks) {
        describeScan(view, place);
        const { column, table } = view.filters[place]!;
        exports.setCodes(column, table, blocks, from, to);
      },
      flipCodes(view, place, slices, bits, flips) {
        describeScan(view, place);
        // A day histogram and a cross table clear their sums themselves.
        octets.set(flips, sums);
        exports.flipCodes(slices, bits, sums, sums + flips.length);
      },
      setRange(view, place, from, to) {
        describeScan(view, place);
        const { column, table } = view.filters[place]!;
        exports.setRange(column, numbers[table >>> 2]!, numbers[(table >>> 2) + 1]!, from, to);
      },
      setMarks(view, place) {
        describeScan(view, place);
        exports.setMarks(marks);
      },
      count(view, from, to, step) {
        describeScan(view, -1);
        exports.count(from, to, step);
      },
      leave: (view, rows) => exports.leave(view.at, found, endOf(rows)),
      enter: (view, rows) => exports.enter(view.at, found, endOf(rows)),
      slice: (codes, slices, bits, from, to) => exports.slice(codes, slices, bits, from, to),
      sliceRows: (codes, slices, bits, rows) => exports.sliceRows(codes, slices, bits, found, endOf(rows)),
      highest: (codes, from, to) => exports.highest(codes, from, to),
      passingRows: (passes, from, to) => exports.passingRows(passes, from, to, found),
      tally: (passes, codes, from, to) => exports.tally(passes, codes, from, to, tallies),
      cross: (view, ignored, first, second, size) => exports.cross(view.at, ignored, first, second, size, sums),
      days: (view, ignored, values, first, length) => exports.days(view.at, ignored, values, first, length, sums),
    },
  };
}

/** Writes a plan as `begin` of the program reads it. */
function writeScan(words: Uint32Array, { plan: at, unread }: EngineLayout, plan: ScanPlan): void {
  const head = at >>> 2;
  let next = head + 12;
  /** Writes numbers and answers where they begin and end. */
  const write = (numbers: readonly number[]): [number, number] => {
    const from = next * 4;
    words.set(numbers, next);
    next += numbers.length;
    return [from, next * 4];
  };
  const pairs = (panels: ScanPlan['clear']) => panels.flatMap(({ codes, counts }) => [codes, counts]);
  /** An entry of the others. Counts that nobody reads are cheaper than to ask whether there is a panel. */
  const entryOf = (plane: number, [first, ...further]: ScanPlan['clear']) => {
    const end = next * 4 + 4 + further.length * 8;
    const list = further.length > 0 ? write([end, ...pairs(further)])[0] : 0;
    return [plane, first?.codes ?? 0, first?.counts ?? unread, list];
  };
  const { passing, passes, plane, others, clear, several } = plan;
  const counting = others.filter(({ panels }) => panels.length > 0);
  // Who fails none of the others stands before them.
  const entries = [entryOf(0, clear), ...counting.map((other) => entryOf(other.plane, other.panels))];
  const severalEntries = several.flatMap((panel) => [panel.codes, panel.counts, ...write(panel.planes)]);
  const mute = write(others.filter((other) => !counting.includes(other)).map((other) => other.plane));
  const [first, end] = write(entries.flat());
  words.set([passing, passes, plane, ...mute, first + 16, end, ...write(pairs(clear)), ...write(severalEntries)], head);
}

/** Writes a lens into its room as `beginLens` of the program reads it. */
function writeView(words: Uint32Array, { at, passing, passes, filters, panels }: LensView): void {
  const head = at >>> 2;
  const filtersAt = at + 32;
  const panelsAt = filtersAt + filters.length * 16;
  words.set([passing, passes, filtersAt, panelsAt, panelsAt, panelsAt + panels.length * 12], head);
  words.set(
    filters.flatMap(({ type, plane, column, table }) => [filterTypes.indexOf(type), plane, column, table]),
    filtersAt >>> 2,
  );
  words.set(
    panels.flatMap(({ ignores, codes, counts }) => [ignores, codes, counts]),
    panelsAt >>> 2,
  );
}

function compile(): WebAssembly.Module | null {
  try {
    const octets = Uint8Array.from(atob(SIMD_PROGRAM), (letter) => letter.charCodeAt(0));
    return WebAssembly.validate(octets) ? new WebAssembly.Module(octets) : null;
  } catch {
    // A policy that forbids WebAssembly, or none at all: the plain engine serves.
    return null;
  }
}

function abort(): never {
  throw new Error('The filter program stopped.');
}
