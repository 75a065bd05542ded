import { KINDS, type Kind } from '@/domain/kinds';
import type { Bounds } from './block-bounds';
import type { RiskTable } from './risk-table';

/** Rows that pass the filter and lie within bounds, kind by kind in drawing order; up to a limit. */
export interface RowsInView extends PassingRows {
  /** True when there were more than the limit; `count` is then still the whole count. */
  readonly isCut: boolean;
}

/** Finds what is in view, up to a limit of listed rows. Rows beyond the limit are counted, never dropped in silence. */
export function rowsInView(table: RiskTable, bounds: Bounds, limit: number): RowsInView {
  const { rows: all, count } = passingRows(table, bounds);
  let room = limit;
  const rows: Partial<Record<Kind, Uint32Array>> = {};
  for (const [kind, list] of Object.entries(all) as [Kind, Uint32Array][]) {
    rows[kind] = list.slice(0, room);
    room -= rows[kind].length;
  }
  return { rows, count, isCut: count > limit };
}

/** All rows of each kind that pass and lie in view, and their number. */
export interface PassingRows {
  readonly rows: Readonly<Partial<Record<Kind, Uint32Array>>>;
  readonly count: number;
}

/**
 * Compacts the row numbers that pass the filter and lie within bounds: the only input of every display
 * and of the list, so that all agree with each other. Rows without a place never pass, because their
 * sentinel lies outside any bounds. Looks at passing rows of blocks that touch the view only; about 1 ms
 * where a million are in view, 4 octets a row.
 */
export function passingRows(table: RiskTable, bounds: Bounds): PassingRows {
  const [west, south, east, north] = bounds.map((degrees) => degrees * 1e6) as [number, number, number, number];
  const rows: Partial<Record<Kind, Uint32Array>> = {};
  let count = 0;
  for (const kind of KINDS) {
    const kindTable = table.kinds[kind];
    if (!kindTable || !table.isVisible(kind)) continue;
    const lon = kindTable.store.column('lon');
    const lat = kindTable.store.column('lat');
    const found = new Uint32Array(kindTable.engine.passing);
    let length = 0;
    kindTable.eachPassing(bounds, (passing) => {
      for (let place = 0; place < passing.length; place += 1) {
        const row = passing[place]!;
        const x = lon[row]!;
        const y = lat[row]!;
        if (x < west || x > east || y < south || y > north) continue;
        found[length] = row;
        length += 1;
      }
    });
    rows[kind] = found.subarray(0, length);
    count += length;
  }
  return { rows, count };
}
