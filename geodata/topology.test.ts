import { describe, expect, it } from 'vitest';
import { dissolve, type Ring } from './geometry';
import { findCrossings } from './topology';

const square = (west: number, south: number, size: number): Ring => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

describe('findCrossings', () => {
  it('accepts neighbours that share a border', () => {
    expect(findCrossings([square(113, 32, 1), square(114, 32, 1)])).toEqual([]);
  });

  it('finds an overlap', () => {
    expect(findCrossings([square(113, 32, 1), square(113.5, 32.5, 1)])).toHaveLength(2);
  });

  it('finds a ring that crosses itself', () => {
    expect(
      findCrossings([
        [
          [113, 32],
          [114, 33],
          [114, 32],
          [113, 33],
          [113, 32],
        ],
      ]),
    ).toHaveLength(1);
  });

  it('finds a vertex in the middle of the other border, even a millionth of a degree off a corner', () => {
    const split: Ring = [
      [114, 32],
      [115, 32],
      [115, 33],
      [114, 33],
      [114, 32.999999],
      [114, 32],
    ];
    expect(findCrossings([square(113, 32, 1), split]).length).toBeGreaterThan(0);
  });
});

describe('dissolve', () => {
  it('joins neighbours into one outline and drops the border between them', () => {
    const [outline, ...rest] = dissolve([[square(113, 32, 1)], [square(114, 32, 1)]]);
    expect(rest).toEqual([]);
    expect(outline).toHaveLength(7);
  });

  it('refuses outlines that touch in one vertex only', () => {
    expect(() => dissolve([[square(113, 32, 1)], [square(114, 33, 1)]])).toThrow('touches itself at 114,33');
  });
});
