import { expect, it } from 'vitest';
import { distanceMeters } from './distance';

it('a degree of latitude is a 360th of the circumference', () => {
  expect(distanceMeters([114, 32], [114, 33])).toBeCloseTo((2 * Math.PI * 6371008.8) / 360, 3);
});

it('a degree of longitude shrinks with the cosine of the latitude', () => {
  const atEquator = distanceMeters([114, 0], [114.001, 0]);
  expect(distanceMeters([114, 60], [114.001, 60]) / atEquator).toBeCloseTo(0.5, 5);
});

it('is zero for one place and the same both ways', () => {
  expect(distanceMeters([114.1, 32.9], [114.1, 32.9])).toBe(0);
  expect(distanceMeters([114.1, 32.9], [113.2, 33.1])).toBe(distanceMeters([113.2, 33.1], [114.1, 32.9]));
});
