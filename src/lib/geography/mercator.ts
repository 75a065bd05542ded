/** Web Mercator with the whole world as a square of edge 1. */

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
