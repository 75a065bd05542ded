import { BLOCK_ROWS } from './engine/layout';
import { widened } from './widened';
import { NO_PLACE } from '@/kinds/packed-columns';
import { FINEST_LEVEL, mortonCode } from './place-code';

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

/** Rows from the first up to, not including, the last. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
  /** All of them have a place, and it lies in the view: nobody needs to look. */
  readonly isInside: boolean;
}

/** A degree of latitude is this much of one of longitude, or more, wherever the grid of place codes lies. */
const leastStretch = 0.78;

/** Where the rows of a block lie. Millionths of a degree. */
export interface BlockPlace {
  /** Code of the one cell that holds them all. */
  readonly cell: number;
  /** Middle of their box. */
  readonly x: number;
  readonly y: number;
}

/**
 * What stretch of the map each block of rows covers. Rows come along a space-filling curve, so a block covers
 * little, and a view is found by looking at a few thousand boxes instead of a million rows. A row that
 * moves only widens its block: an answer may hold rows outside the view, never lack one inside.
 */
export class BlockBounds {
  private west = new Int32Array(0);
  private south = new Int32Array(0);
  private east = new Int32Array(0);
  private north = new Int32Array(0);
  /** Place codes of the north-western and the south-eastern corner. */
  private firstCode = new Uint32Array(0);
  private lastCode = new Uint32Array(0);
  /** Blocks that have, or had, a row without a place. */
  private isPartial = new Uint8Array(0);

  /** Takes in rows [from, to). Columns are millionths of a degree; rows without a place lie nowhere. */
  include(lon: ArrayLike<number>, lat: ArrayLike<number>, from: number, to: number): void {
    if (to <= from) return;
    const last = blockOf(to - 1);
    this.reach(last);
    for (let row = from; row < to; row += 1) {
      const x = lon[row]!;
      const block = blockOf(row);
      if (x === NO_PLACE) {
        this.isPartial[block] = 1;
        continue;
      }
      const y = lat[row]!;
      if (x < this.west[block]!) this.west[block] = x;
      if (x > this.east[block]!) this.east[block] = x;
      if (y < this.south[block]!) this.south[block] = y;
      if (y > this.north[block]!) this.north[block] = y;
    }
    for (let block = blockOf(from); block <= last; block += 1) {
      if (this.west[block]! > this.east[block]!) continue;
      this.firstCode[block] = mortonCode(this.west[block]! / 1e6, this.north[block]! / 1e6);
      this.lastCode[block] = mortonCode(this.east[block]! / 1e6, this.south[block]! / 1e6);
    }
  }

  /**
   * Where a block's rows lie, when all have a place and they lie so close together that at a grid level
   * their middle is that of any of them, to a thirty-second of a cell; null when they do not.
   */
  placeOf(block: number, level: number): BlockPlace | null {
    const [west, south, east, north] = [this.west[block]!, this.south[block]!, this.east[block]!, this.north[block]!];
    const shift = 2 * (FINEST_LEVEL - level);
    const cell = this.firstCode[block]! >>> shift;
    const sixteenth = 360e6 / 2 ** (level + 4);
    if (
      this.isPartial[block] !== 0 ||
      west > east ||
      east - west > sixteenth ||
      north - south > sixteenth * leastStretch ||
      this.lastCode[block]! >>> shift !== cell
    )
      return null;
    return { cell, x: (west + east) / 2, y: (south + north) / 2 };
  }

  /** Stretches of rows whose blocks touch a view, in order; neighbouring blocks that lie alike are one stretch. */
  rangesWithin([west, south, east, north]: Bounds, rowCount: number): RowRange[] {
    const [left, bottom, right, top] = [west * 1e6, south * 1e6, east * 1e6, north * 1e6];
    const ranges: { from: number; to: number; isInside: boolean }[] = [];
    for (let block = 0; block * BLOCK_ROWS < rowCount; block += 1) {
      if (
        this.west[block]! > right ||
        this.east[block]! < left ||
        this.south[block]! > top ||
        this.north[block]! < bottom
      )
        continue;
      const isInside =
        this.isPartial[block] === 0 &&
        this.west[block]! >= left &&
        this.east[block]! <= right &&
        this.south[block]! >= bottom &&
        this.north[block]! <= top;
      const from = block * BLOCK_ROWS;
      const to = Math.min(rowCount, from + BLOCK_ROWS);
      const last = ranges.at(-1);
      if (last?.to === from && last.isInside === isInside) last.to = to;
      else ranges.push({ from, to, isInside });
    }
    return ranges;
  }

  /** Makes room for a block; a new one covers nothing. */
  private reach(block: number): void {
    const blocks = this.west.length;
    if (block < blocks) return;
    const room = Math.max(block + 1, Math.ceil(blocks * 1.5));
    this.west = widened(this.west, new Int32Array(room).fill(2147483647));
    this.south = widened(this.south, new Int32Array(room).fill(2147483647));
    this.east = widened(this.east, new Int32Array(room).fill(NO_PLACE));
    this.north = widened(this.north, new Int32Array(room).fill(NO_PLACE));
    this.firstCode = widened(this.firstCode, new Uint32Array(room));
    this.lastCode = widened(this.lastCode, new Uint32Array(room));
    this.isPartial = widened(this.isPartial, new Uint8Array(room));
  }
}

function blockOf(row: number): number {
  return Math.floor(row / BLOCK_ROWS);
}
