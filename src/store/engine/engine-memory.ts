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
}

export type EngineKind = 'simd' | 'plain';

/** Cost: none for what is never touched. */
export function createMemory(
  definition: EngineDefinition,
  rows: number,
  slots: number,
  kind: EngineKind,
): EngineMemory {
  const layout = layOut(definition, rows, slots);
  if (kind === 'simd') return { layout, ...createSimdKernel(layout) };
  const buffer = new ArrayBuffer(layout.octets);
  return { buffer, layout, kernel: createPlainKernel(buffer, layout) };
}
