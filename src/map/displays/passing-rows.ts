import { KINDS, type Kind } from '@/domain/kinds';
import type { CompiledFilter } from '@/store/map-filter';
import type { Bounds } from '@/store/rows-in-view';
import type { ShownValues, Stores } from '@/store/shown-values';

/** All rows of each kind that pass and lie in view, and their number. */
export interface PassingRows {
  readonly rows: Readonly<Partial<Record<Kind, Uint32Array>>>;
  readonly count: number;
}

/**
 * Compacts the row numbers that pass the filter and lie within bounds: the only input of points,
 * heat and hexagons, so that the three agree with each other and with `rowsInView`. Rows without a
 * place never pass, because their sentinel lies outside any bounds. One pass, 4 octets a row.
 */
export function passingRows(stores: Stores, shown: ShownValues, filter: CompiledFilter, bounds: Bounds): PassingRows {
  const [west, south, east, north] = bounds.map((degrees) => degrees * 1e6) as [number, number, number, number];
  const rows: Partial<Record<Kind, Uint32Array>> = {};
  let count = 0;
  for (const kind of KINDS) {
    const store = stores[kind];
    const values = shown[kind];
    if (!store || !values || !filter.kinds.has(kind)) continue;
    const lon = store.column('lon');
    const lat = store.column('lat');
    const jurisdiction = store.column('jurisdiction');
    const found = new Uint32Array(store.rowCount);
    let length = 0;
    for (let row = 0; row < store.rowCount; row += 1) {
      const x = lon[row]!;
      const y = lat[row]!;
      if (x < west || x > east || y < south || y > north) continue;
      if (filter.values[values[row]!] !== 1 || filter.jurisdictions[jurisdiction[row]!] !== 1) continue;
      found[length] = row;
      length += 1;
    }
    rows[kind] = found.subarray(0, length);
    count += length;
  }
  return { rows, count };
}
