import type { EngineKind } from './engine-memory';
import type { EngineDefinition, FilterColumns } from './filter-columns';
import { SharedColumns } from './shared-columns';
import { hasSimd } from './simd-kernel';

/**
 * Makes columns with room for so many rows; none lives in them yet, and no lens is open. Takes WebAssembly SIMD where
 * the machine has it, else plain TypeScript: the answers are the same. Memory of a row: two octets for each column of
 * codes (less where codes are few) and each of values, and a bit; up to 4 more once rows are listed. A lens adds a bit
 * for what passes and one for each dimension that filters. Throws on a definition that no engine can hold.
 */
export function createFilterColumns(
  definition: EngineDefinition,
  capacity: number,
  { engine = hasSimd() ? 'simd' : 'plain' }: { readonly engine?: EngineKind } = {},
): FilterColumns {
  return new SharedColumns(definition, capacity, engine);
}
