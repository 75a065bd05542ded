/** CSS pixels round the world at a zoom of 512-pixel tiles. */
export function worldScale(zoom: number): number {
  return 512 * 2 ** zoom;
}

/** Share of the world's width, 0–1, of a longitude in degrees. */
export function mercatorX(longitude: number): number {
  return (longitude + 180) / 360;
}

/** Share of the world's height from the north, 0–1, of a latitude in degrees. */
export function mercatorY(latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** Degrees of a share of the world's width. */
export function longitudeOf(x: number): number {
  return x * 360 - 180;
}

/** Degrees of a share of the world's height. */
export function latitudeOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
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
