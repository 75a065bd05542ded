import type { Kind } from '@/kinds';
import type { Bounds } from '@/store/block-bounds';
import type { Stores } from '@/store/shown-values';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from '@/lib/geography/mercator';
import { LatitudeTable } from '../world';

/** Records per cell of a grid that is fixed to the world, so that it does not swim when the map moves. */
export interface HeatGrid {
  /** From the north-west, line by line. 0 = nothing recorded there, which is not the same as no risk. */
  readonly counts: Uint32Array;
  readonly across: number;
  readonly down: number;
  /** Of the whole grid, degrees. */
  readonly bounds: Bounds;
  readonly largest: number;
  /** Edge of a cell on the ground in the middle of the grid, metres. */
  readonly cellMeters: number;
}

/** Cells of a zoom: this level's cells are 8 to 16 CSS pixels wide. */
export function heatLevel(zoom: number): number {
  return Math.floor(zoom) + 6;
}

/** Circumference of the earth at the equator, metres (WGS 84 and CGCS2000). */
const equatorMeters = 40_075_017;

/** Counts the rows of all kinds by cell. Linear in the rows, 4 octets a cell. */
export function heatGrid(
  stores: Stores,
  rows: Readonly<Partial<Record<Kind, Uint32Array>>>,
  [west, south, east, north]: Bounds,
  level: number,
): HeatGrid {
  const cells = 2 ** level;
  const left = Math.floor(mercatorX(west) * cells);
  const top = Math.floor(mercatorY(north) * cells);
  const across = Math.floor(mercatorX(east) * cells) - left + 1;
  const down = Math.floor(mercatorY(south) * cells) - top + 1;
  const counts = new Uint32Array(across * down);
  const latitudes = new LatitudeTable(south, north);
  const perMillionth = cells / 360e6;
  let largest = 0;
  for (const [kind, list] of Object.entries(rows) as [Kind, Uint32Array][]) {
    const lon = stores[kind]!.column('lon');
    const lat = stores[kind]!.column('lat');
    for (let index = 0; index < list.length; index += 1) {
      const row = list[index]!;
      const x = Math.floor((lon[row]! + 180e6) * perMillionth) - left;
      const y = Math.floor(latitudes.at(lat[row]!) * cells) - top;
      const count = (counts[y * across + x]! += 1);
      if (count > largest) largest = count;
    }
  }
  const bounds: Bounds = [
    longitudeOf(left / cells),
    latitudeOf((top + down) / cells),
    longitudeOf((left + across) / cells),
    latitudeOf(top / cells),
  ];
  const middle = ((south + north) / 2) * (Math.PI / 180);
  return { counts, across, down, bounds, largest, cellMeters: (equatorMeters * Math.cos(middle)) / cells };
}
