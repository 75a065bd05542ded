import { NO_PLACE } from './packed-rows';
import { cellOf, FINEST_LEVEL, worldX, worldY } from './place-code';

/** Members a cell remembers by row: as many as may be drawn as what they are. */
export const LISTED_MEMBERS = 3;

/** Columns that a cell's sums are made of. */
interface CellColumns {
  readonly codes: Uint32Array;
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
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
  /** West, south, east, north of each cell's members. */
  private boxes = new Int32Array(256 * 4);
  private counts: Uint32Array;
  /** Kind and row of the first members. */
  private members = new Uint32Array(256 * LISTED_MEMBERS * 2);
  private readonly cells = new Map<number, number>();
  private readonly cellCodes: number[] = [];
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
    let cell = -1;
    let cellCode = -1;
    let { counts } = this;
    let [number, sumX, sumY, west, south, east, north] = [0, 0, 0, 0, 0, 0, 0];
    const flush = () => {
      if (cell < 0) return;
      this.count[cell] = number;
      this.sumX[cell] = sumX;
      this.sumY[cell] = sumY;
      this.boxes[cell * 4] = west;
      this.boxes[cell * 4 + 1] = south;
      this.boxes[cell * 4 + 2] = east;
      this.boxes[cell * 4 + 3] = north;
    };
    for (let place = 0; place < rows.length; place += 1) {
      const row = rows[place]!;
      const x = lon[row]!;
      if (x === NO_PLACE) continue;
      const y = lat[row]!;
      const code = codes[row]! >>> shift;
      if (code !== cellCode) {
        flush();
        cellCode = code;
        cell = this.cellOf(code);
        ({ counts } = this);
        number = this.count[cell]!;
        sumX = this.sumX[cell]!;
        sumY = this.sumY[cell]!;
        west = this.boxes[cell * 4]!;
        south = this.boxes[cell * 4 + 1]!;
        east = this.boxes[cell * 4 + 2]!;
        north = this.boxes[cell * 4 + 3]!;
      }
      if (number < LISTED_MEMBERS) {
        const at = (cell * LISTED_MEMBERS + number) * 2;
        this.members[at] = kind;
        this.members[at + 1] = row;
      }
      number += 1;
      sumX += x;
      sumY += y;
      counts[cell * valueCount + values[row]!]! += 1;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    flush();
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

  /** West, south, east, north of a cell's members, millionths of a degree. */
  boundsOf(cell: number): number[] {
    return [...this.boxes.subarray(cell * 4, cell * 4 + 4)];
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
    this.boxes.set([2147483647, 2147483647, -2147483648, -2147483648], cell * 4);
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
    for (const side of [0, 1])
      this.boxes[cell * 4 + side] = Math.min(this.boxes[cell * 4 + side]!, this.boxes[other * 4 + side]!);
    for (const side of [2, 3])
      this.boxes[cell * 4 + side] = Math.max(this.boxes[cell * 4 + side]!, this.boxes[other * 4 + side]!);
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
    this.boxes = widened(this.boxes, new Int32Array(cells * 4));
    this.counts = widened(this.counts, new Uint32Array(cells * this.valueCount));
    this.members = widened(this.members, new Uint32Array(cells * LISTED_MEMBERS * 2));
  }
}

function widened<Column extends Uint32Array | Float64Array | Int32Array>(old: Column, next: Column): Column {
  next.set(old);
  return next;
}
