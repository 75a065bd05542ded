import { worldScale } from '../world';
import type { Bounds } from '@/store/block-bounds';

/** Edge of a cell in CSS pixels, half a sprite: at most one point of a kind is drawn in each, and hides little of another. */
export const POINT_CELL = 4;

/** The columns that thinning reads. */
export interface PointColumns {
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
  /** Position in the shown scale, by row. */
  readonly values: Uint8Array;
}

/** The rows of a kind that are drawn, and the grid that finds them again under the pointer. */
export interface ThinnedPoints {
  /** Rows to draw: the least urgent first, so that the worst lies on top. */
  readonly indices: Uint32Array;
  /** By cell: row + 1, 0 = empty. */
  readonly cells: Uint32Array;
  readonly across: number;
  readonly down: number;
  /** South-west corner in millionths of a degree, and cells per millionth. */
  readonly west: number;
  readonly south: number;
  readonly perX: number;
  readonly perY: number;
}

/**
 * Leaves one row, the most urgent, per cell of four by four CSS pixels. What a frame costs is then
 * bounded by the screen and not by the number of records. Figures never come from here: they are
 * counted from the columns. Linear; 4 octets a cell.
 */
export function thinPoints(columns: PointColumns, rows: Uint32Array, bounds: Bounds, zoom: number): ThinnedPoints {
  const { lon, lat, values } = columns;
  const [west, south, east, north] = bounds.map((degrees) => degrees * 1e6) as [number, number, number, number];
  const perX = worldScale(zoom) / 360e6 / POINT_CELL;
  // A degree of latitude is longer on the screen than one of longitude.
  const perY = perX / Math.cos((((south + north) / 2e6) * Math.PI) / 180);
  const across = Math.max(1, Math.ceil((east - west) * perX) + 1);
  const down = Math.max(1, Math.ceil((north - south) * perY) + 1);
  const cells = new Uint32Array(across * down);
  const perValue = new Uint32Array(257);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]!;
    const cell = Math.floor((lat[row]! - south) * perY) * across + Math.floor((lon[row]! - west) * perX);
    const held = cells[cell]!;
    if (held === 0) perValue[values[row]!]! += 1;
    else if (values[held - 1]! <= values[row]!) continue;
    else {
      perValue[values[held - 1]!]! -= 1;
      perValue[values[row]!]! += 1;
    }
    cells[cell] = row + 1;
  }
  // Where the rows of each value begin when the largest position, the least urgent, comes first.
  const starts = new Uint32Array(256);
  let drawn = 0;
  for (let value = 255; value >= 0; value -= 1) {
    starts[value] = drawn;
    drawn += perValue[value]!;
  }
  const indices = new Uint32Array(drawn);
  for (const held of cells) {
    if (held === 0) continue;
    indices[starts[values[held - 1]!]!++] = held - 1;
  }
  return { indices, cells, across, down, west, south, perX, perY };
}

/**
 * Drawn rows in the cells round a place, within `reach` CSS pixels each way. Costs what lies in
 * those cells, whatever the number of records.
 */
export function drawnAround(points: ThinnedPoints, longitude: number, latitude: number, reach: number): number[] {
  const steps = Math.ceil(reach / POINT_CELL);
  const x = Math.floor((longitude * 1e6 - points.west) * points.perX);
  const y = Math.floor((latitude * 1e6 - points.south) * points.perY);
  const found: number[] = [];
  for (let row = Math.max(0, y - steps); row <= Math.min(points.down - 1, y + steps); row += 1)
    for (let column = Math.max(0, x - steps); column <= Math.min(points.across - 1, x + steps); column += 1) {
      const held = points.cells[row * points.across + column]!;
      if (held > 0) found.push(held - 1);
    }
  return found;
}
