import type { Kind } from '@/domain/kinds';
import { SHOWN_VALUES, type ColourVariable, type ShownValue } from './shown-scales';

/** What a person asked to see. */
export interface MapFilter {
  readonly kinds: ReadonlySet<Kind>;
  readonly variable: ColourVariable;
  /** Shown values that pass; empty = all. Values of another variable are passed over. */
  readonly levels: ReadonlySet<ShownValue>;
  /** Who manages, 1–13; null = all. */
  readonly jurisdiction: number | null;
}

/** A filter as look-up tables, so that a pass over a million rows does two reads a row. */
export interface CompiledFilter {
  readonly kinds: ReadonlySet<Kind>;
  /** By position in `SHOWN_VALUES[variable]`: 1 = passes. */
  readonly values: Uint8Array;
  /** By jurisdiction id: 1 = passes. */
  readonly jurisdictions: Uint8Array;
}

export function compileFilter(filter: MapFilter): CompiledFilter {
  const list = SHOWN_VALUES[filter.variable];
  const chosen = list.map((value) => filter.levels.has(value));
  const isFiltered = chosen.includes(true);
  return {
    kinds: filter.kinds,
    values: Uint8Array.from(chosen, (isChosen) => (isChosen || !isFiltered ? 1 : 0)),
    jurisdictions: Uint8Array.from({ length: 128 }, (_, id) =>
      filter.jurisdiction === null || filter.jurisdiction === id ? 1 : 0,
    ),
  };
}
