import { expect, it } from 'vitest';
import { checkLocation } from './location-checks';

const westOf114 = ([longitude]: readonly [number, number]) =>
  longitude < 114 ? '411726' : longitude < 115 ? '411727' : null;

it('a place in the declared county is valid', () => {
  expect(checkLocation(113.5, 32.8, '411726', westOf114)).toEqual({ valid: true, adcode: '411726' });
});

it('a place in another county names that county', () => {
  expect(checkLocation(114.5, 32.8, '411726', westOf114)).toEqual({
    valid: false,
    reason: 'LOCATION_OUTSIDE_DECLARED_COUNTY',
    adcode: '411727',
  });
});

it('a zone agrees with any county of the city', () => {
  expect(checkLocation(114.5, 32.8, null, westOf114)).toEqual({ valid: true, adcode: '411727' });
});

it('outside every county, or outside the box, is outside the city', () => {
  const outside = { valid: false, reason: 'LOCATION_OUTSIDE_CITY', adcode: null };
  expect(checkLocation(115.1, 32.8, '411726', westOf114)).toEqual(outside);
  expect(checkLocation(113.5, 39.9, '411726', westOf114)).toEqual(outside);
});
