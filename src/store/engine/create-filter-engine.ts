import { ColumnEngine } from './column-engine';
import type { EngineDefinition, FilterEngine } from './filter-engine';
import { layOut } from './layout';
import { createPlainKernel } from './plain-kernel';
import { createSimdKernel, hasSimd } from './simd-kernel';

/**
 * Makes an engine with room for so many rows; none lives in it yet. Takes WebAssembly SIMD where the
 * machine has it, else plain TypeScript: the answers are the same. Memory: per row 6 octets, one for
 * each column of codes and two for each of values.
 */
export function createFilterEngine(
  definition: EngineDefinition,
  capacity: number,
  { engine = hasSimd() ? 'simd' : 'plain' }: { readonly engine?: 'simd' | 'plain' } = {},
): FilterEngine {
  const layout = layOut(definition, capacity);
  if (engine === 'simd') {
    const { buffer, kernel } = createSimdKernel(layout);
    return new ColumnEngine(definition, buffer, layout, kernel);
  }
  const buffer = new ArrayBuffer(layout.octets);
  return new ColumnEngine(definition, buffer, layout, createPlainKernel(buffer, layout));
}
