import { NO_PLACE } from './packed-rows';

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

/** Rows from the first up to, not including, the last. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

const BLOCK_ROWS = 256;

/**
 * What stretch of the map each 256 rows cover. Rows come along a space-filling curve, so a block covers
 * little, and a view is found by looking at a few thousand boxes instead of a million rows. A row that
 * moves only widens its block: an answer may hold rows outside the view, never lack one inside.
 */
export class BlockBounds {
  private west = new Int32Array(0);
  private south = new Int32Array(0);
  private east = new Int32Array(0);
  private north = new Int32Array(0);

  /** Takes in rows [from, to). Columns are millionths of a degree; rows without a place lie nowhere. */
  include(lon: ArrayLike<number>, lat: ArrayLike<number>, from: number, to: number): void {
    if (to > from) this.reach((to - 1) >> 8);
    for (let row = from; row < to; row += 1) {
      const x = lon[row]!;
      if (x === NO_PLACE) continue;
      const y = lat[row]!;
      const block = row >> 8;
      if (x < this.west[block]!) this.west[block] = x;
      if (x > this.east[block]!) this.east[block] = x;
      if (y < this.south[block]!) this.south[block] = y;
      if (y > this.north[block]!) this.north[block] = y;
    }
  }

  /** Stretches of rows whose blocks touch a view, in order; neighbouring blocks are one stretch. */
  rangesWithin([west, south, east, north]: Bounds, rowCount: number): RowRange[] {
    const [left, bottom, right, top] = [west * 1e6, south * 1e6, east * 1e6, north * 1e6];
    const ranges: { from: number; to: number }[] = [];
    for (let block = 0; block * BLOCK_ROWS < rowCount; block += 1) {
      if (
        this.west[block]! > right ||
        this.east[block]! < left ||
        this.south[block]! > top ||
        this.north[block]! < bottom
      )
        continue;
      const from = block * BLOCK_ROWS;
      const to = Math.min(rowCount, from + BLOCK_ROWS);
      const last = ranges.at(-1);
      if (last?.to === from) last.to = to;
      else ranges.push({ from, to });
    }
    return ranges;
  }

  /** Makes room for a block; a new one covers nothing. */
  private reach(block: number): void {
    const blocks = this.west.length;
    if (block < blocks) return;
    const wider = (old: Int32Array, nothing: number) => {
      const next = new Int32Array(Math.max(block + 1, Math.ceil(blocks * 1.5))).fill(nothing);
      next.set(old);
      return next;
    };
    this.west = wider(this.west, 2147483647);
    this.south = wider(this.south, 2147483647);
    this.east = wider(this.east, NO_PLACE);
    this.north = wider(this.north, NO_PLACE);
  }
}
