import { mercatorY } from '@/lib/geography/mercator';

/** CSS pixels round the world at a zoom of 512-pixel tiles. */
export function worldScale(zoom: number): number {
  return 512 * 2 ** zoom;
}

/** Pieces of a latitude table: within a view a piece is so short that its bend is under 1/10¹¹ of the world. */
const pieces = 4096;

/**
 * `mercatorY` of millionths of a degree between two latitudes, from a table: a million logarithms
 * would take longer than a frame.
 */
export class LatitudeTable {
  private readonly start: number;
  private readonly perMillionth: number;
  private readonly places = new Float64Array(pieces + 2);

  /** Degrees. */
  constructor(south: number, north: number) {
    this.start = south * 1e6;
    this.perMillionth = pieces / Math.max(1, (north - south) * 1e6);
    for (let piece = 0; piece < this.places.length; piece += 1)
      this.places[piece] = mercatorY(south + ((north - south) * piece) / pieces);
  }

  /** Place in the world, 0–1, of a latitude within the table. */
  at(millionths: number): number {
    const place = (millionths - this.start) * this.perMillionth;
    const piece = Math.floor(place);
    const from = this.places[piece]!;
    return from + (this.places[piece + 1]! - from) * (place - piece);
  }
}
