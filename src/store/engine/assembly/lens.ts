/** A lens as `describe` of `simd-kernel.ts` wrote it. Filters: type, plane, column, table. Panels: ignores, codes, counts. */
export let passing: usize = 0;
export let passes: usize = 0;
export let filters: usize = 0;
export let filtersEnd: usize = 0;
export let panels: usize = 0;
export let panelsEnd: usize = 0;

export function beginLens(lens: usize): void {
  passing = load<u32>(lens);
  passes = load<u32>(lens, 4);
  filters = load<u32>(lens, 8);
  filtersEnd = load<u32>(lens, 12);
  panels = load<u32>(lens, 16);
  panelsEnd = load<u32>(lens, 20);
}
