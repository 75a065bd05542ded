import { KINDS, type Kind } from '@/domain/kinds';
import type { CompiledFilter } from './map-filter';
import { cellOf, FINEST_LEVEL, worldX, worldY, type PlaceIndex } from './place-index';
import type { ShownValues, Stores } from './shown-values';

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

/** Clusters up to this size know their members, so that they can be drawn as what they are. */
export const LISTED_MEMBERS = 3;

interface Cell {
  x: number;
  y: number;
  count: number;
  sumX: number;
  sumY: number;
  west: number;
  south: number;
  east: number;
  north: number;
  counts: Uint32Array;
  /** The first `LISTED_MEMBERS`. */
  members: ClusterMember[];
}

export type PlaceIndexes = Readonly<Partial<Record<Kind, PlaceIndex>>>;

/**
 * Grid level of a zoom (512-pixel tiles): cells are 50 to 100 CSS pixels wide, or half of that
 * where so few records are in view that finer clusters still stand apart.
 */
export function clusterLevel(zoom: number, isSparse: boolean): number {
  return Math.max(5, Math.min(FINEST_LEVEL, Math.floor(zoom + 0.35) + (isSparse ? 4 : 3)));
}

/**
 * Clusters of what passes a filter, all kinds together, at a grid level. One linear pass over the
 * sorted rows, no sorting and no tree; then neighbours whose means nearly touch are joined, because
 * a town does not stop at a cell's edge.
 */
export function clusterPlaces(
  stores: Stores,
  indexes: PlaceIndexes,
  shown: ShownValues,
  valueCount: number,
  filter: CompiledFilter,
  level: number,
): Cluster[] {
  const shift = 2 * (FINEST_LEVEL - level);
  const cells = new Map<number, Cell>();
  for (const kind of KINDS) {
    const store = stores[kind];
    const index = indexes[kind];
    const values = shown[kind];
    if (!store || !index || !values || !filter.kinds.has(kind)) continue;
    const lon = store.column('lon');
    const lat = store.column('lat');
    const jurisdiction = store.column('jurisdiction');
    let cell: Cell | undefined;
    let cellCode = -1;
    for (let place = 0; place < index.rows.length; place += 1) {
      const row = index.rows[place]!;
      const value = values[row]!;
      if (filter.values[value] !== 1 || filter.jurisdictions[jurisdiction[row]!] !== 1) continue;
      const code = index.codes[place]! >>> shift;
      if (code !== cellCode || !cell) {
        cellCode = code;
        cell = cells.get(code);
        if (!cell) cells.set(code, (cell = emptyCell(code, valueCount)));
      }
      addMember(cell, value, lon[row]!, lat[row]!);
      if (cell.count <= LISTED_MEMBERS) cell.members.push({ kind, row });
    }
  }
  const cellSize = 2 ** (FINEST_LEVEL - level);
  return joinNeighbours(cells, cellSize).map(finish);
}

function emptyCell(code: number, valueCount: number): Cell {
  const { x, y } = cellOf(code);
  return {
    x,
    y,
    count: 0,
    sumX: 0,
    sumY: 0,
    members: [],
    west: Infinity,
    south: Infinity,
    east: -Infinity,
    north: -Infinity,
    counts: new Uint32Array(valueCount),
  };
}

/** Sums are of millionths of a degree: within a cell the projection is straight enough for a mean. */
function addMember(cell: Cell, value: number, lon: number, lat: number): void {
  cell.count += 1;
  cell.sumX += lon;
  cell.sumY += lat;
  cell.counts[value]! += 1;
  if (lon < cell.west) cell.west = lon;
  if (lon > cell.east) cell.east = lon;
  if (lat < cell.south) cell.south = lat;
  if (lat > cell.north) cell.north = lat;
}

/** The fullest cells first take in neighbours whose mean lies within 0.8 of a cell. */
function joinNeighbours(cells: Map<number, Cell>, cellSize: number): Cell[] {
  const byPlace = new Map<number, Cell>();
  const key = (x: number, y: number) => x * 65536 + y;
  for (const cell of cells.values()) byPlace.set(key(cell.x, cell.y), cell);
  const joined: Cell[] = [];
  const taken = new Set<Cell>();
  for (const cell of [...cells.values()].sort((a, b) => b.count - a.count)) {
    if (taken.has(cell)) continue;
    taken.add(cell);
    for (let dx = -1; dx <= 1; dx += 1)
      for (let dy = -1; dy <= 1; dy += 1) {
        const neighbour = byPlace.get(key(cell.x + dx, cell.y + dy));
        if (!neighbour || taken.has(neighbour) || distance(cell, neighbour) > 0.8 * cellSize) continue;
        taken.add(neighbour);
        takeIn(cell, neighbour);
      }
    joined.push(cell);
  }
  return joined;
}

function takeIn(cell: Cell, other: Cell): void {
  cell.count += other.count;
  // Either list may be cut; the joined one is whole only when both counts fit.
  cell.members = [...cell.members, ...other.members].slice(0, LISTED_MEMBERS);
  cell.sumX += other.sumX;
  cell.sumY += other.sumY;
  cell.west = Math.min(cell.west, other.west);
  cell.south = Math.min(cell.south, other.south);
  cell.east = Math.max(cell.east, other.east);
  cell.north = Math.max(cell.north, other.north);
  for (let value = 0; value < cell.counts.length; value += 1) cell.counts[value]! += other.counts[value]!;
}

/** Distance of two cells' means in cells of the finest level. */
function distance(a: Cell, b: Cell): number {
  const dx = worldX(a.sumX / a.count / 1e6) - worldX(b.sumX / b.count / 1e6);
  const dy = worldY(a.sumY / a.count / 1e6) - worldY(b.sumY / b.count / 1e6);
  return Math.hypot(dx, dy);
}

function finish(cell: Cell): Cluster {
  return {
    longitude: cell.sumX / cell.count / 1e6,
    latitude: cell.sumY / cell.count / 1e6,
    count: cell.count,
    counts: cell.counts,
    worst: cell.counts.findIndex((count) => count > 0),
    bounds: [cell.west / 1e6, cell.south / 1e6, cell.east / 1e6, cell.north / 1e6],
    members: cell.count <= LISTED_MEMBERS ? cell.members : null,
  };
}
