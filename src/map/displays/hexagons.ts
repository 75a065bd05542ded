import type { Kind } from '@/domain/kinds';
import type { Cluster } from '@/store/clusters';
import type { ShownValues, Stores } from '@/store/shown-values';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from './world';

/** A hexagon with what it holds. Its place is its middle, its bounds are its own. */
export interface Hexagon extends Cluster {
  /** Column and line of the grid; the key of a hexagon. */
  readonly column: number;
  readonly line: number;
  /** Its corners, degrees. */
  readonly outline: readonly (readonly [number, number])[];
}

/** Radius of a hexagon as a share of the world: 20 to 40 CSS pixels. */
export function hexagonRadius(zoom: number): number {
  return 20 / (512 * 2 ** Math.floor(zoom));
}

const rootOfThree = Math.sqrt(3);

/** Column and line of the hexagon (point up, odd lines shifted) that holds a place in the world, 0–1. */
export function hexagonAt(x: number, y: number, radius: number): { column: number; line: number } {
  const width = rootOfThree * radius;
  let line = Math.round(y / (1.5 * radius));
  let column = Math.round(x / width - (line & 1) / 2);
  const dy = y / (1.5 * radius) - line;
  // Near a slanted edge the neighbour of the next line may be nearer.
  if (Math.abs(dy) * 3 > 1) {
    const next = line + (dy < 0 ? -1 : 1);
    const nextColumn = Math.round(x / width - (next & 1) / 2);
    if (distance(x, y, nextColumn, next, radius) < distance(x, y, column, line, radius)) {
      line = next;
      column = nextColumn;
    }
  }
  return { column, line };
}

/** Middle of a hexagon in the world, 0–1. */
export function hexagonMiddle(column: number, line: number, radius: number): { x: number; y: number } {
  return { x: (column + (line & 1) / 2) * rootOfThree * radius, y: line * 1.5 * radius };
}

function distance(x: number, y: number, column: number, line: number, radius: number): number {
  const middle = hexagonMiddle(column, line, radius);
  return (x - middle.x) ** 2 + (y - middle.y) ** 2;
}

/** Gathers rows of all kinds into hexagons. Linear in the rows; the result has as many objects as the screen has hexagons. */
export function gatherHexagons(
  stores: Stores,
  shown: ShownValues,
  rows: Readonly<Partial<Record<Kind, Uint32Array>>>,
  valueCount: number,
  radius: number,
): Hexagon[] {
  const counts = new Map<number, Uint32Array>();
  for (const [kind, list] of Object.entries(rows) as [Kind, Uint32Array][]) {
    const lon = stores[kind]!.column('lon');
    const lat = stores[kind]!.column('lat');
    const values = shown[kind]!;
    for (let place = 0; place < list.length; place += 1) {
      const row = list[place]!;
      const { column, line } = hexagonAt(mercatorX(lon[row]! / 1e6), mercatorY(lat[row]! / 1e6), radius);
      const key = line * keyBase + column;
      let cell = counts.get(key);
      if (!cell) counts.set(key, (cell = new Uint32Array(valueCount)));
      cell[values[row]!]! += 1;
    }
  }
  return [...counts].map(([key, cell]) => hexagonOf(key % keyBase, Math.floor(key / keyBase), cell, radius));
}

/** More columns than any zoom has: 2²⁴ lines of 2²⁴ columns fit a whole number exactly. */
const keyBase = 2 ** 24;

function hexagonOf(column: number, line: number, counts: Uint32Array, radius: number): Hexagon {
  const { x, y } = hexagonMiddle(column, line, radius);
  const outline = Array.from({ length: 6 }, (_, corner): [number, number] => {
    const angle = (corner * Math.PI) / 3 + Math.PI / 6;
    // A little smaller than its cell: the gap lets the map through.
    return [longitudeOf(x + Math.cos(angle) * radius * 0.95), latitudeOf(y + Math.sin(angle) * radius * 0.95)];
  });
  return {
    column,
    line,
    outline,
    longitude: longitudeOf(x),
    latitude: latitudeOf(y),
    count: counts.reduce((sum, count) => sum + count, 0),
    counts,
    worst: counts.findIndex((count) => count > 0),
    bounds: [longitudeOf(x - radius), latitudeOf(y + radius), longitudeOf(x + radius), latitudeOf(y - radius)],
    members: null,
  };
}
