import type { FeatureCollection, Polygon } from 'geojson';
import { expect, it } from 'vitest';
import { makePolygonLookup } from './polygon-lookup';

const squares: FeatureCollection<Polygon, { code: string }> = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { code: 'ring' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [4, 0],
            [4, 4],
            [0, 4],
            [0, 0],
          ],
          [
            [1, 1],
            [1, 3],
            [3, 3],
            [3, 1],
            [1, 1],
          ],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { code: 'east' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [4, 0],
            [8, 0],
            [8, 4],
            [4, 4],
            [4, 0],
          ],
        ],
      },
    },
  ],
};
const lookup = makePolygonLookup(squares, (properties) => properties.code);

it('names the polygon that covers a place', () => {
  expect(lookup([0.5, 0.5])).toBe('ring');
  expect(lookup([6, 2])).toBe('east');
});

it('a hole and the outside belong to none', () => {
  expect(lookup([2, 2])).toBeNull();
  expect(lookup([9, 2])).toBeNull();
});

it('a shared edge belongs to the first of its neighbours', () => {
  expect(lookup([4, 2])).toBe('ring');
});
