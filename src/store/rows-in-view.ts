import { KINDS, type Kind } from '@/domain/kinds';
import type { Bounds } from './block-bounds';
import type { RiskTable } from './risk-table';

/** Rows that pass the filter and lie within bounds, kind by kind in drawing order. */
export interface RowsInView {
  readonly rows: Readonly<Partial<Record<Kind, Uint32Array>>>;
  readonly count: number;
  /** True when there were more than the limit; `count` is then still the whole count. */
  readonly isCut: boolean;
}

/**
 * Finds what is in view, up to a limit of listed rows. Looks only at passing rows of blocks that touch
 * the view; about 1 ms where a million are in view. Rows beyond the limit are counted, never dropped in silence.
 */
export function rowsInView(table: RiskTable, bounds: Bounds, limit: number): RowsInView {
  const [west, south, east, north] = bounds.map((degrees) => degrees * 1e6) as [number, number, number, number];
  const rows: Partial<Record<Kind, Uint32Array>> = {};
  let count = 0;
  let listed = 0;
  for (const kind of KINDS) {
    const kindTable = table.kinds[kind];
    if (!kindTable || !table.isVisible(kind)) continue;
    const lon = kindTable.store.column('lon');
    const lat = kindTable.store.column('lat');
    const found: number[] = [];
    kindTable.eachPassing(bounds, (passing) => {
      for (const row of passing) {
        const x = lon[row]!;
        const y = lat[row]!;
        if (x < west || x > east || y < south || y > north) continue;
        count += 1;
        if (listed >= limit) continue;
        listed += 1;
        found.push(row);
      }
    });
    rows[kind] = Uint32Array.from(found);
  }
  return { rows, count, isCut: count > listed };
}
