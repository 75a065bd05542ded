import type { Kernel, MemoryLayout } from './kernel';
import { SIMD_PROGRAM } from './simd-program';

interface Exports {
  configure(panels: number, count: number, shared: number, passing: number): void;
  setCodes(rows: number, fail: number, codes: number, table: number, blocks: number, bit: number): void;
  setRange(rows: number, fail: number, values: number, low: number, high: number, bit: number): void;
  flip(fail: number, order: number, from: number, to: number, bit: number, fails: number): void;
  contribute(fail: number, from: number, to: number, step: number): void;
  passingRows(fail: number, from: number, to: number, target: number): number;
}

const pageOctets = 65536;
let program: WebAssembly.Module | null | undefined;

/** Whether this machine runs WebAssembly SIMD; asked once. */
export function hasSimd(): boolean {
  program ??= compile();
  return program !== null;
}

/** Starts the program over memory of its own. Throws where `hasSimd` is false. */
export function createSimdKernel(layout: MemoryLayout): { buffer: ArrayBuffer; kernel: Kernel } {
  program ??= compile();
  if (!program) throw new Error('This machine has no WebAssembly SIMD.');
  const memory = new WebAssembly.Memory({ initial: Math.ceil(layout.octets / pageOctets) });
  const exports = new WebAssembly.Instance(program, { env: { memory, abort } }).exports as unknown as Exports;
  const { buffer } = memory;
  const panelTable = new Uint32Array(buffer, layout.panelTable, layout.panels.length * 3);
  layout.panels.forEach(({ own, codes, counts }, index) => panelTable.set([own, codes, counts], index * 3));
  const shared = layout.panels.reduce((bits, { own }) => ((own & (own - 1)) === 0 ? bits : bits | own), 0);
  exports.configure(layout.panelTable, layout.panels.length, shared, layout.passing);
  const { capacity, fail, table, order, found } = layout;
  return {
    buffer,
    kernel: {
      setCodes: (codes, blocks, bit) => exports.setCodes(capacity, fail, codes, table, blocks, bit),
      setRange: (values, low, high, bit) => exports.setRange(capacity, fail, values, low, high, bit),
      flip: (from, to, bit, fails) => exports.flip(fail, order, from, to, bit, fails ? 1 : 0),
      contribute: (from, to, sign) => exports.contribute(fail, from, to, sign),
      passingRows: (from, to) => exports.passingRows(fail, from, to, found),
    },
  };
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
