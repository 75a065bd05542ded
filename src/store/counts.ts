import { KINDS, type Kind } from '@/domain/kinds';
import type { CompiledFilter } from './map-filter';
import { NO_PLACE } from './packed-rows';
import { SHOWN_VALUES, type ColourVariable } from './shown-scales';
import type { ShownValues, Stores } from './shown-values';

/** Jurisdiction ids run from 1 to 13; position 0 stays empty. */
const jurisdictionSlots = 14;

/**
 * The figures of every panel. Each panel ignores its own filter: the legend counts what the
 * jurisdiction leaves, the list of jurisdictions counts what kinds and levels leave.
 */
export interface PanelCounts {
  /** Per kind and shown value, within the jurisdiction; hidden kinds are counted too. */
  readonly legend: Readonly<Record<Kind, Uint32Array>>;
  /** Rows of a kind within the jurisdiction, all values. */
  readonly kinds: Readonly<Record<Kind, number>>;
  /** Rows of a kind within the jurisdiction that have no place and so are on no map. */
  readonly unlocated: Readonly<Record<Kind, number>>;
  /** Rows of the visible kinds that pass the levels, by jurisdiction id. */
  readonly jurisdictions: Uint32Array;
  /** Rows that pass everything, with and without a place. */
  readonly passing: number;
  /** Of those, how many have no place. */
  readonly passingUnlocated: number;
}

/** Counts every panel in one pass over each kind. */
export function countPanels(
  stores: Stores,
  shown: ShownValues,
  variable: ColourVariable,
  filter: CompiledFilter,
): PanelCounts {
  const valueCount = SHOWN_VALUES[variable].length;
  const legend = byKind(() => new Uint32Array(valueCount));
  const kinds = byKind(() => 0);
  const unlocated = byKind(() => 0);
  const jurisdictions = new Uint32Array(jurisdictionSlots);
  let passing = 0;
  let passingUnlocated = 0;
  for (const kind of KINDS) {
    const store = stores[kind];
    const values = shown[kind];
    if (!store || !values) continue;
    const isVisible = filter.kinds.has(kind);
    const jurisdiction = store.column('jurisdiction');
    const lon = store.column('lon');
    const counts = legend[kind];
    for (let row = 0; row < store.rowCount; row += 1) {
      const manager = jurisdiction[row]!;
      const value = values[row]!;
      const hasPlace = lon[row] !== NO_PLACE;
      const isOfJurisdiction = filter.jurisdictions[manager] === 1;
      const isOfLevel = filter.values[value] === 1;
      if (isOfJurisdiction) {
        counts[value]! += 1;
        kinds[kind] += 1;
        if (!hasPlace) unlocated[kind] += 1;
      }
      if (!isVisible || !isOfLevel) continue;
      jurisdictions[manager]! += 1;
      if (!isOfJurisdiction) continue;
      passing += 1;
      if (!hasPlace) passingUnlocated += 1;
    }
  }
  return { legend, kinds, unlocated, jurisdictions, passing, passingUnlocated };
}

function byKind<Value>(make: () => Value): Record<Kind, Value> {
  return Object.fromEntries(KINDS.map((kind) => [kind, make()])) as Record<Kind, Value>;
}
