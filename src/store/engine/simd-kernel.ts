import type { Kernel, MemoryLayout } from './kernel';
import { SIMD_PROGRAM } from './simd-program';

interface Exports {
  configure(
    capacity: number,
    planes: number,
    blockOctets: number,
    passes: number,
    passing: number,
    slots: number,
    panels: number,
    singleCount: number,
    panelCount: number,
  ): void;
  setCodes(codes: number, table: number, blocks: number, plane: number): void;
  setRange(values: number, low: number, high: number, plane: number): void;
  contribute(from: number, to: number, step: number): void;
  passingRows(from: number, to: number, target: number): number;
  tally(codes: number, from: number, to: number, target: number): void;
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
  const { table, found, tallies } = layout;
  exports.configure(
    layout.capacity,
    layout.planes,
    layout.blockOctets,
    layout.passes,
    layout.passing,
    layout.slots,
    layout.panelTable,
    layout.singleCount,
    layout.panels.length,
  );
  return {
    buffer: memory.buffer,
    kernel: {
      setCodes: (codes, blocks, plane) => exports.setCodes(codes, table, blocks, plane),
      setRange: (values, low, high, plane) => exports.setRange(values, low, high, plane),
      contribute: (from, to, sign) => exports.contribute(from, to, sign),
      passingRows: (from, to) => exports.passingRows(from, to, found),
      tally: (codes, from, to) => exports.tally(codes, from, to, tallies),
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
