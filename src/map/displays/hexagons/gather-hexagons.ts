import type { Kind } from '@/kinds';
import type { Cluster } from '@/store/clusters';
import type { Bounds } from '@/store/block-bounds';
import type { ShownValues, Stores } from '@/store/shown-values';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from '@/lib/geography/mercator';
import { LatitudeTable, worldScale } from '../world';

/** A hexagon with what it holds. Its place is its middle, its extent its own. */
export interface Hexagon extends Cluster {
  /** Column and line of the grid; the key of a hexagon. */
  readonly column: number;
  readonly line: number;
  /** Its corners, degrees. */
  readonly outline: readonly (readonly [number, number])[];
}

/** Radius of a hexagon as a share of the world: 20 to 40 CSS pixels. */
export function hexagonRadius(zoom: number): number {
  return 20 / worldScale(Math.floor(zoom));
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

/**
 * Gathers rows of all kinds within bounds into hexagons. Linear in the rows, without an object for any;
 * the result has as many objects as the screen has hexagons.
 */
export function gatherHexagons(
  stores: Stores,
  shown: ShownValues,
  rows: Readonly<Partial<Record<Kind, Uint32Array>>>,
  [west, south, east, north]: Bounds,
  valueCount: number,
  radius: number,
): Hexagon[] {
  const width = rootOfThree * radius;
  const height = 1.5 * radius;
  const left = Math.floor(mercatorX(west) / width) - 2;
  const top = Math.floor(mercatorY(north) / height) - 2;
  const across = Math.ceil(mercatorX(east) / width) + 2 - left;
  const down = Math.ceil(mercatorY(south) / height) + 2 - top;
  const counts = new Uint32Array(across * down * valueCount);
  const latitudes = new LatitudeTable(south, north);
  for (const [kind, list] of Object.entries(rows) as [Kind, Uint32Array][]) {
    const lon = stores[kind]!.column('lon');
    const lat = stores[kind]!.column('lat');
    const values = shown[kind]!;
    for (let index = 0; index < list.length; index += 1) {
      const row = list[index]!;
      const x = (lon[row]! + 180e6) / 360e6 / width;
      const y = latitudes.at(lat[row]!) / height;
      // `hexagonAt`, written out: an answer in an object for each row would be collected afterwards.
      let line = Math.round(y);
      let column = Math.round(x - (line & 1) / 2);
      const dy = y - line;
      if (Math.abs(dy) * 3 > 1) {
        const next = line + (dy < 0 ? -1 : 1);
        const nextColumn = Math.round(x - (next & 1) / 2);
        const own = 3 * (x - column - (line & 1) / 2) ** 2 + 2.25 * dy ** 2;
        const other = 3 * (x - nextColumn - (next & 1) / 2) ** 2 + 2.25 * (y - next) ** 2;
        if (other < own) {
          line = next;
          column = nextColumn;
        }
      }
      counts[((line - top) * across + column - left) * valueCount + values[row]!]! += 1;
    }
  }
  const hexagons: Hexagon[] = [];
  for (let cell = 0; cell < across * down; cell += 1) {
    const own = counts.subarray(cell * valueCount, (cell + 1) * valueCount);
    if (own.some((count) => count > 0))
      hexagons.push(hexagonOf(left + (cell % across), top + Math.floor(cell / across), own.slice(), radius));
  }
  return hexagons;
}

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
    extent: () => [longitudeOf(x - radius), latitudeOf(y + radius), longitudeOf(x + radius), latitudeOf(y - radius)],
    members: null,
  };
}
