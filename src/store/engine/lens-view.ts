import type { EngineMemory } from './engine-memory';
import type { EngineDefinition } from './filter-columns';
import type { FilterView, LensView } from './kernel';
import { layOutLens, type LensLayout } from './layout';

/** A lens's room in a memory. */
export interface LensRoom {
  readonly memory: EngineMemory;
  readonly layout: LensLayout;
  /** Where it begins. */
  readonly at: number;
  /** Its bits of the rows that pass, as octets. */
  readonly passes: Uint8Array;
}

/** The room of a slot. */
export function lensRoom(definition: EngineDefinition, memory: EngineMemory, slot: number): LensRoom {
  const { capacity, lenses, lensOctets } = memory.layout;
  const layout = layOutLens(definition, capacity);
  const at = lenses + slot * lensOctets;
  return { memory, layout, at, passes: new Uint8Array(memory.buffer, at + layout.passes, capacity / 8) };
}

/** What the loops are told of a lens in which some dimensions (positions in the definition) filter. */
export function lensView(
  { dimensions, panels }: EngineDefinition,
  { memory, layout, at }: LensRoom,
  active: readonly number[],
): LensView {
  const { codes, values } = memory.layout;
  const view: LensView = {
    at,
    passing: at + layout.passing,
    passes: at + layout.passes,
    filters: active.map((place): FilterView => {
      const dimension = dimensions[place]!;
      const [plane, table] = [at + layout.planes[place]!, at + layout.tables[place]!];
      if (dimension.type === 'marks') return { type: 'marks', plane, column: 0, table };
      const column = (dimension.type === 'codes' ? codes : values)[dimension.column]!;
      return { type: dimension.type, plane, column, table };
    }),
    panels: panels.map(({ column, ignores }, panel) => ({
      codes: codes[column]!,
      counts: at + layout.counts[panel]!,
      ignores: active.reduce(
        (bits, place, filter) => (ignores.includes(dimensions[place]!.name) ? bits | (1 << filter) : bits),
        0,
      ),
    })),
  };
  memory.kernel.describe(view);
  return view;
}
