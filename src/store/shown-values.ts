import type { Kind } from '@/kinds';
import type { ColumnStore } from './column-store';
import type { Facet } from './dimensions';
import type { Lens } from './lens';
import { colourVariable, SHOWN_VALUES, type ColourVariable, type ShownValue } from '@/kinds/colour-variables';

/** The kinds that are loaded; a kind may still be on its way. */
export type Stores = Readonly<Partial<Record<Kind, ColumnStore>>>;

/** Shown value of every row, by kind: positions in `SHOWN_VALUES[variable]`; to read only. */
export type ShownValues = Readonly<Partial<Record<Kind, Uint8Array>>>;

/** The facet that a colour variable shows. */
export function shownFacet(variable: ColourVariable): Facet {
  return colourVariable(variable).dimension;
}

/** The columns of every kind that is loaded. */
export function storesOf(lens: Lens): Stores {
  return Object.fromEntries(Object.values(lens.kinds).map(({ kind, store }) => [kind, store]));
}

/**
 * What every row shows under a colour variable: the very column that legend and lists count, so that
 * they cannot disagree with the map. A fresh wrapper over columns that change in place.
 */
export function shownValues(lens: Lens, variable: ColourVariable): ShownValues {
  const facet = shownFacet(variable);
  return Object.fromEntries(Object.values(lens.kinds).map((kindLens) => [kindLens.kind, kindLens.codes(facet)]));
}

/** What a row shows under the colour variable that `shown` was read off for; undefined for a row that is not there. */
export function shownValueOf(
  shown: ShownValues,
  variable: ColourVariable,
  kind: Kind,
  row: number,
): ShownValue | undefined {
  return SHOWN_VALUES[variable][shown[kind]?.[row] ?? -1];
}
