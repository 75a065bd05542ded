import { describe, expect, it } from 'vitest';
import { POINT_SHAPES, type PointShape } from '@/kinds/kind-definition';
import { INSIDE_OF } from './point-layer';

/** The shader's own formula: GLSL of one line is JavaScript when its functions are there. */
function insideOf(shape: PointShape, x: number, y: number): number {
  const { abs, min, max } = Math;
  const length = (place: { x: number; y: number }) => Math.hypot(place.x, place.y);
  const formula = new Function('place', 'abs', 'min', 'max', 'length', `return ${INSIDE_OF[shape]};`);
  return formula({ x, y }, abs, min, max, length) as number;
}

/** So little of a shape its square may cut off, in halves of it: the tip of a shield. */
const cut = 0.1;

describe('shapes of points', () => {
  it.each(POINT_SHAPES)('%s holds its middle, lies within its square and is the same left and right', (shape) => {
    expect(insideOf(shape, 0, 0)).toBeGreaterThan(0.3);
    for (let step = -1; step <= 1; step += 0.125) {
      expect(insideOf(shape, 1, step)).toBeLessThan(cut);
      expect(insideOf(shape, step, 1)).toBeLessThan(cut);
      expect(insideOf(shape, step, -1)).toBeLessThan(cut);
      for (let line = -1; line <= 1; line += 0.125)
        expect(insideOf(shape, step, line)).toBeCloseTo(insideOf(shape, -step, line), 9);
    }
  });

  it('fill about as much of the screen, and no two the same part of it', () => {
    const steps = Array.from({ length: 41 }, (_, step) => step / 20 - 1);
    const held = POINT_SHAPES.map((shape) =>
      steps.flatMap((y) => steps.filter((x) => insideOf(shape, x, y) > 0).map((x) => `${x} ${y}`)),
    );
    for (const places of held) expect(places.length / steps.length ** 2).toBeGreaterThan(0.35);
    expect(new Set(held.map((places) => places.join())).size).toBe(POINT_SHAPES.length);
  });
});
