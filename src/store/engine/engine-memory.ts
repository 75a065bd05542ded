import type { EngineDefinition } from './filter-columns';
import type { Kernel } from './kernel';
import { layOut, type EngineLayout } from './layout';
import { createPlainKernel } from './plain-kernel';
import { createSimdKernel } from './simd-kernel';

/**
 * All that an engine holds, and the loops over it. It never grows: that would part callers from their arrays. Where
 * more room is needed another one takes its place.
 */
export interface EngineMemory {
  readonly buffer: ArrayBuffer;
  readonly layout: EngineLayout;
  readonly kernel: Kernel;
  /** Columns by name. */
  readonly codes: Readonly<Record<string, Uint8Array>>;
  readonly values: Readonly<Record<string, Int16Array>>;
  /** Bits of the rows that are not there. */
  readonly absent: Uint32Array;
  /** Room for a list of rows. */
  readonly found: Uint32Array;
}

export type EngineKind = 'simd' | 'plain';

/** Makes a memory in which no row is. Cost: none for what is never touched. */
export function createMemory(
  definition: EngineDefinition,
  rows: number,
  slots: number,
  kind: EngineKind,
): EngineMemory {
  const layout = layOut(definition, rows, slots);
  const { buffer, kernel } = kind === 'simd' ? createSimdKernel(layout) : plain(layout);
  const { capacity } = layout;
  return {
    buffer,
    layout,
    kernel,
    codes: mapValues(layout.codes, (at) => new Uint8Array(buffer, at, capacity)),
    values: mapValues(layout.values, (at) => new Int16Array(buffer, at, capacity)),
    absent: new Uint32Array(buffer, layout.absent, capacity / 32).fill(0xffffffff),
    found: new Uint32Array(buffer, layout.found, capacity),
  };
}

function plain(layout: EngineLayout): { buffer: ArrayBuffer; kernel: Kernel } {
  const buffer = new ArrayBuffer(layout.octets);
  return { buffer, kernel: createPlainKernel(buffer, layout) };
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
