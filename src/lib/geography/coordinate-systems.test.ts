import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromCgcs2000, toCgcs2000, type CoordinateSystemName } from './coordinate-systems';
import { distanceMeters } from './distance';

const systems: CoordinateSystemName[] = ['CGCS2000', 'WGS84', 'GCJ02', 'BD09', 'EPSG:4526', 'EPSG:4547'];
const anywhereInTheCity = fc.tuple(
  fc.double({ min: 113, max: 115.3, noNaN: true }),
  fc.double({ min: 32.2, max: 33.7, noNaN: true }),
);

/** Metres along a meridian of the GRS80 ellipsoid from the equator, by Simpson's rule over M(φ). */
function meridianArcMeters(latitude: number): number {
  const a = 6378137;
  const f = 1 / 298.257222101;
  const e2 = f * (2 - f);
  const curvature = (phi: number) => (a * (1 - e2)) / (1 - e2 * Math.sin(phi) ** 2) ** 1.5;
  const steps = 1000;
  const end = (latitude * Math.PI) / 180;
  let sum = curvature(0) + curvature(end);
  for (let i = 1; i < steps; i++) sum += curvature((end * i) / steps) * (i % 2 ? 4 : 2);
  return (sum * end) / steps / 3;
}

describe('coordinate systems', () => {
  it.each(systems)('%s: there and back lands within a metre, anywhere in the city', (system) => {
    fc.assert(
      fc.property(anywhereInTheCity, (place) => {
        const [x, y] = fromCgcs2000(place, system);
        expect(distanceMeters(toCgcs2000(x, y, system), place)).toBeLessThan(1);
      }),
    );
  });

  it('on the central meridian the easting is the false easting and the northing the meridian arc', () => {
    for (const latitude of [32.2, 32.95, 33.7]) {
      const [east, north] = fromCgcs2000([114, latitude], 'EPSG:4547');
      expect(east).toBeCloseTo(500000, 3);
      expect(north).toBeCloseTo(meridianArcMeters(latitude), 2);
    }
  });

  it('zone 38 differs from the meridian form by the zone number alone', () => {
    const [zoned, north] = fromCgcs2000([114.3, 32.9], 'EPSG:4526');
    const [plain, sameNorth] = fromCgcs2000([114.3, 32.9], 'EPSG:4547');
    expect(zoned - plain).toBeCloseTo(38000000, 6);
    expect(north).toBeCloseTo(sameNorth, 6);
  });

  it('GCJ-02 lies 557 to 623 m off here, as domain.md §0.5 computed', () => {
    for (const place of [
      [113.4, 32.8],
      [114.02, 32.98],
      [114.6, 32.6],
      [114.9, 33.0],
    ] as const) {
      const metres = distanceMeters(place, fromCgcs2000(place, 'GCJ02'));
      expect(metres).toBeGreaterThan(530);
      expect(metres).toBeLessThan(640);
    }
  });

  it('leaves the pair it was given alone', () => {
    const pair = Object.freeze([114.1, 32.9] as const);
    expect(() => fromCgcs2000(pair, 'GCJ02')).not.toThrow();
    expect(pair).toEqual([114.1, 32.9]);
  });
});
