import type { LongitudeLatitude } from './coordinate-systems';

const earthRadiusMeters = 6371008.8;
const radians = Math.PI / 180;

/** Great-circle distance in metres (haversine on the mean sphere): within 0.5 % of the ellipsoid. */
export function distanceMeters(from: LongitudeLatitude, to: LongitudeLatitude): number {
  const halfLatitude = Math.sin(((to[1] - from[1]) * radians) / 2);
  const halfLongitude = Math.sin(((to[0] - from[0]) * radians) / 2);
  const chord = halfLatitude ** 2 + Math.cos(from[1] * radians) * Math.cos(to[1] * radians) * halfLongitude ** 2;
  return 2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(chord)));
}
