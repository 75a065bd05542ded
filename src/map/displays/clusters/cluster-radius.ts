/** Radius of a cluster in CSS pixels: grows with the logarithm of its count, hardly past its cell. */
export function clusterRadius(count: number): number {
  return Math.min(28, 13 + 4.5 * Math.log10(Math.max(1, count)));
}
