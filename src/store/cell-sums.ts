import type { BlockPlace } from './block-bounds';
import { NO_PLACE, type ColumnArray } from '@/kinds/packed-columns';
import { widened } from './widened';
import { cellOf, FINEST_LEVEL, worldX, worldY } from './place-code';

/** Members a cell remembers by row: as many as may be drawn as what they are. */
export const LISTED_MEMBERS = 3;

/** Columns that a cell's sums are made of. */
interface CellColumns {
  readonly codes: Uint32Array;
  readonly lon: ColumnArray;
  readonly lat: ColumnArray;
  /** Shown positions. */
  readonly values: Uint8Array;
}

/**
 * Sums over the cells of a grid, as columns: no object per cell, no array per row. Sums are of
 * millionths of a degree: within a cell the projection is straight enough for a mean.
 */
export class CellSums {
  count = new Uint32Array(256);
  sumX = new Float64Array(256);
  sumY = new Float64Array(256);
  private counts: Uint32Array;
  /** Kind and row of the first members. */
  private members = new Uint32Array(256 * LISTED_MEMBERS * 2);
  private readonly cells = new Map<number, number>();
  private readonly cellCodes: number[] = [];
  /** Codes of the cells that a cell took in. */
  private readonly takenIn = new Map<number, number[]>();
  private readonly shift: number;
  private readonly cellSize: number;
  private readonly valueCount: number;

  constructor(level: number, valueCount: number) {
    this.shift = 2 * (FINEST_LEVEL - level);
    this.cellSize = 2 ** (FINEST_LEVEL - level);
    this.valueCount = valueCount;
    this.counts = new Uint32Array(256 * valueCount);
  }

  /** Adds rows; those that follow each other along the curve cost least. Rows without a place are passed over. */
  add(kind: number, { codes, lon, lat, values }: CellColumns, rows: Uint32Array): void {
    const { shift, valueCount } = this;
    let place = 0;
    while (place < rows.length) {
      if (lon[rows[place]!] === NO_PLACE) {
        place += 1;
        continue;
      }
      const code = codes[rows[place]!]! >>> shift;
      const cell = this.cellOf(code);
      const { counts } = this;
      const base = cell * valueCount;
      let number = this.count[cell]!;
      let sumX = this.sumX[cell]!;
      let sumY = this.sumY[cell]!;
      for (; place < rows.length; place += 1) {
        const row = rows[place]!;
        if (codes[row]! >>> shift !== code) break;
        const x = lon[row]!;
        if (x === NO_PLACE) continue;
        if (number < LISTED_MEMBERS) {
          const at = (cell * LISTED_MEMBERS + number) * 2;
          this.members[at] = kind;
          this.members[at + 1] = row;
        }
        number += 1;
        sumX += x;
        sumY += lat[row]!;
        counts[base + values[row]!]! += 1;
      }
      this.count[cell] = number;
      this.sumX[cell] = sumX;
      this.sumY[cell] = sumY;
    }
  }

  /** Adds rows that lie close together: so many of each value (16 octets from `at`), all in a cell at about one place. More than `LISTED_MEMBERS`. */
  addBlock({ cell: code, x, y }: BlockPlace, total: number, tallies: Uint8Array, at: number): void {
    const cell = this.cellOf(code);
    this.count[cell]! += total;
    this.sumX[cell]! += total * x;
    this.sumY[cell]! += total * y;
    const base = cell * this.valueCount;
    for (let value = 0; value < this.valueCount; value += 1) this.counts[base + value]! += tallies[at + value]!;
  }

  /** The fullest cells first take in neighbours whose mean lies within 0.8 of a cell; answers the cells that stay. */
  joined(): number[] {
    const byPlace = new Map<number, number>();
    const key = (x: number, y: number) => x * 65536 + y;
    const places = this.cellCodes.map((code) => cellOf(code));
    places.forEach(({ x, y }, cell) => byPlace.set(key(x, y), cell));
    const order = places.map((_, cell) => cell).sort((a, b) => this.count[b]! - this.count[a]! || a - b);
    const stay: number[] = [];
    const taken = new Uint8Array(places.length);
    for (const cell of order) {
      if (taken[cell]) continue;
      taken[cell] = 1;
      const { x, y } = places[cell]!;
      for (let dx = -1; dx <= 1; dx += 1)
        for (let dy = -1; dy <= 1; dy += 1) {
          const neighbour = byPlace.get(key(x + dx, y + dy));
          if (neighbour === undefined || taken[neighbour] || this.distance(cell, neighbour) > 0.8 * this.cellSize)
            continue;
          taken[neighbour] = 1;
          this.takeIn(cell, neighbour);
        }
      stay.push(cell);
    }
    return stay;
  }

  countsOf(cell: number): Uint32Array {
    return this.counts.subarray(cell * this.valueCount, (cell + 1) * this.valueCount);
  }

  /** Codes of a cell and of those it took in, at the level of the grid. */
  codesOf(cell: number): number[] {
    return [this.cellCodes[cell]!, ...(this.takenIn.get(cell) ?? [])];
  }

  /** The first members of a cell; all of them when there are no more than `LISTED_MEMBERS`. */
  membersOf(cell: number): { readonly kind: number; readonly row: number }[] {
    const listed = Math.min(this.count[cell]!, LISTED_MEMBERS);
    return Array.from({ length: listed }, (_, place) => {
      const at = (cell * LISTED_MEMBERS + place) * 2;
      return { kind: this.members[at]!, row: this.members[at + 1]! };
    });
  }

  private cellOf(code: number): number {
    const known = this.cells.get(code);
    if (known !== undefined) return known;
    const cell = this.cellCodes.length;
    if (cell >= this.count.length) this.grow();
    this.cells.set(code, cell);
    this.cellCodes.push(code);
    return cell;
  }

  private takeIn(cell: number, other: number): void {
    const [mine, theirs] = [this.count[cell]!, this.count[other]!];
    for (let place = mine; place < Math.min(mine + theirs, LISTED_MEMBERS); place += 1) {
      const [to, from] = [cell * LISTED_MEMBERS + place, other * LISTED_MEMBERS + place - mine];
      this.members[to * 2] = this.members[from * 2]!;
      this.members[to * 2 + 1] = this.members[from * 2 + 1]!;
    }
    this.count[cell] = mine + theirs;
    this.sumX[cell]! += this.sumX[other]!;
    this.sumY[cell]! += this.sumY[other]!;
    this.takenIn.set(cell, [...(this.takenIn.get(cell) ?? []), this.cellCodes[other]!]);
    const [to, from] = [this.countsOf(cell), this.countsOf(other)];
    for (let value = 0; value < to.length; value += 1) to[value]! += from[value]!;
  }

  /** Distance of two cells' means in cells of the finest level. */
  private distance(a: number, b: number): number {
    const x = (cell: number) => worldX(this.sumX[cell]! / this.count[cell]! / 1e6);
    const y = (cell: number) => worldY(this.sumY[cell]! / this.count[cell]! / 1e6);
    return Math.hypot(x(a) - x(b), y(a) - y(b));
  }

  private grow(): void {
    const cells = this.count.length * 2;
    this.count = widened(this.count, new Uint32Array(cells));
    this.sumX = widened(this.sumX, new Float64Array(cells));
    this.sumY = widened(this.sumY, new Float64Array(cells));
    this.counts = widened(this.counts, new Uint32Array(cells * this.valueCount));
    this.members = widened(this.members, new Uint32Array(cells * LISTED_MEMBERS * 2));
  }
}
