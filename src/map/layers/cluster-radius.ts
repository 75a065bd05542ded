/** Radius of a cluster in CSS pixels: grows with the logarithm of its count, never past its cell. */
export function clusterRadius(count: number): number {
  return Math.min(31, 14 + 5.5 * Math.log10(Math.max(1, count)));
}
