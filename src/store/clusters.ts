import { KINDS, type Kind } from '@/domain/kinds';
import type { Bounds } from './block-bounds';
import { CellSums, LISTED_MEMBERS } from './cell-sums';
import { FINEST_LEVEL } from './place-code';
import type { RiskTable } from './risk-table';
import { SHOWN_VALUES, type ColourVariable } from './shown-scales';
import { shownValues } from './shown-values';

/** Rows that lie too close together to be told apart, drawn as one mark. */
export interface Cluster {
  /** Mean place of the members, degrees. */
  readonly longitude: number;
  readonly latitude: number;
  readonly count: number;
  /** Members by position in the shown scale. */
  readonly counts: Uint32Array;
  /** Position of the worst value among the members. */
  readonly worst: number;
  /** West, south, east, north of the members, degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** The members of a small cluster, all of them; null when there are more than `LISTED_MEMBERS`. */
  readonly members: readonly ClusterMember[] | null;
}

export interface ClusterMember {
  readonly kind: Kind;
  readonly row: number;
}

/**
 * Grid level of a zoom (512-pixel tiles): cells are 50 to 100 CSS pixels wide, or half of that
 * where so few records are in view that finer clusters still stand apart.
 */
export function clusterLevel(zoom: number, isSparse: boolean): number {
  return Math.max(5, Math.min(FINEST_LEVEL, Math.floor(zoom + 0.35) + (isSparse ? 4 : 3)));
}

/**
 * Clusters of what passes the filter within bounds (null = everywhere), all kinds together, at a grid
 * level. One pass over the passing rows, no sorting and no tree; then neighbours whose means nearly
 * touch are joined, because a town does not stop at a cell's edge. Cost: some 3 ns a passing row.
 */
export function clusterPlaces(
  table: RiskTable,
  variable: ColourVariable,
  level: number,
  bounds: Bounds | null = null,
): Cluster[] {
  const shown = shownValues(table, variable);
  const sums = new CellSums(level, SHOWN_VALUES[variable].length);
  for (const kind of KINDS) {
    const kindTable = table.kinds[kind];
    const values = shown[kind];
    if (!kindTable || !values || !table.isVisible(kind)) continue;
    const { store } = kindTable;
    const columns = { codes: store.placeCodes, lon: store.column('lon'), lat: store.column('lat'), values };
    kindTable.eachPassing(bounds, (rows) => sums.add(KINDS.indexOf(kind), columns, rows));
  }
  return sums.joined().map((cell) => ({
    longitude: sums.sumX[cell]! / sums.count[cell]! / 1e6,
    latitude: sums.sumY[cell]! / sums.count[cell]! / 1e6,
    count: sums.count[cell]!,
    counts: sums.countsOf(cell),
    worst: sums.countsOf(cell).findIndex((count) => count > 0),
    bounds: sums.boundsOf(cell).map((degrees) => degrees / 1e6) as [number, number, number, number],
    members:
      sums.count[cell]! <= LISTED_MEMBERS
        ? sums.membersOf(cell).map(({ kind, row }) => ({ kind: KINDS[kind]!, row }))
        : null,
  }));
}
