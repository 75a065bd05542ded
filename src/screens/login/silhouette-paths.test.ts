import { expect, it } from 'vitest';
import { silhouettePaths } from './silhouette-paths';

const square = (west: number, south: number) => [
  [west, south],
  [west + 1, south],
  [west + 1, south + 1],
  [west, south + 1],
  [west, south],
];

it('draws each feature as one closed path, north up', () => {
  const silhouette = silhouettePaths({
    features: [
      { geometry: { type: 'Polygon', coordinates: [square(0, -0.5)] } },
      { geometry: { type: 'MultiPolygon', coordinates: [[square(1, -0.5)]] } },
    ],
  });
  // On the equator degrees are square: two by one gives a box of 1000 by 500.
  expect(silhouette?.width).toBe(1000);
  expect(silhouette?.height).toBe(500);
  expect(silhouette?.paths[0]).toBe('M0.0 500.0L500.0 500.0L500.0 0.0L0.0 0.0L0.0 500.0Z');
  expect(silhouette?.paths[1]?.startsWith('M500.0 500.0')).toBe(true);
});

it('answers null to what is no collection of polygons', () => {
  expect(silhouettePaths(null)).toBeNull();
  expect(silhouettePaths({ features: [{ geometry: { type: 'Point', coordinates: [0, 0] } }] })).toBeNull();
  expect(silhouettePaths({ features: [] })).toBeNull();
});
