import { describe, expect, it } from 'vitest';
import { dodgeLabels } from './label-dodge';

const label = { x: 100, y: 100, width: 50, height: 20, mayStandAt: () => true };

describe('names on the map', () => {
  it('stay where nothing is in the way', () => {
    expect(dodgeLabels([label], [{ x: 200, y: 200, radius: 30 }])).toEqual([[0, 0]]);
  });

  it('step aside from a cluster', () => {
    const [offset] = dodgeLabels([label], [{ x: 100, y: 100, radius: 20 }]);
    const distance = Math.max(Math.abs(offset![1]) - 10, Math.abs(offset![0]) - 25);
    expect(distance).toBeGreaterThanOrEqual(20);
  });

  it('do not cover each other', () => {
    const [first, second] = dodgeLabels([label, label], []);
    expect(first).toEqual([0, 0]);
    expect(second).not.toEqual([0, 0]);
  });

  it('never leave what they name', () => {
    const inside = { ...label, mayStandAt: (x: number, y: number) => Math.hypot(x - 100, y - 100) < 30 };
    expect(dodgeLabels([inside], [{ x: 100, y: 100, radius: 60 }])).toEqual([[0, 0]]);
  });

  it('go between two lines of figures that leave no room beside them', () => {
    const figures = [82, 117, 152].flatMap((y, line) =>
      Array.from({ length: 9 }, (_, column) => ({ x: -60 + column * 41 + (line % 2) * 20, y, radius: 5 })),
    );
    const place = { ...label, y: 112 };
    const [offset] = dodgeLabels([place], figures);
    const middle = place.y + offset![1];
    expect(figures.every(({ y }) => Math.abs(y - middle) >= 15)).toBe(true);
  });

  it('stay when there is no room at all', () => {
    expect(dodgeLabels([label], [{ x: 100, y: 100, radius: 500 }])).toEqual([[0, 0]]);
  });
});
