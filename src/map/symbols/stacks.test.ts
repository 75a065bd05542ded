import { describe, expect, it } from 'vitest';
import { MIDDLE, projectionAt } from '../picture.test-support';
import { spreadStacks } from './stacks';
import { anchorAmong, worstOnTop, type SymbolMark } from './symbol-mark';

const zoom = 15;

function mark(id: number, [right, down]: readonly [number, number] = [0, 0], rank = 3): SymbolMark {
  const { project, unproject } = projectionAt(zoom);
  const { x, y } = project(MIDDLE.longitude, MIDDLE.latitude);
  const place = unproject(x + right, y + down);
  return { kind: 'enterprises', row: id, id, ...place, value: 3, icon: '', rank, offset: [0, 0], hiddenHere: 0 };
}

describe('records of one place', () => {
  it('leaves alone who stands apart', () => {
    const marks = [mark(1), mark(2, [18, 0]), mark(3, [0, 40])];
    expect(spreadStacks(marks, zoom)).toEqual(marks);
  });

  it('spreads who would hide each other round the first, clockwise from the upper right', () => {
    const spread = spreadStacks([mark(1), mark(2), mark(3, [16, 0]), mark(4)], zoom);
    expect(spread.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(spread.map(({ offset }) => offset)).toEqual([
      [0, 0],
      [18, -18],
      [6, 24],
      [-24, -6],
    ]);
    for (const { longitude, latitude } of spread)
      expect([longitude, latitude]).toEqual([mark(1).longitude, mark(1).latitude]);
  });

  it('shows the most urgent six beside the first and counts the others on the last', () => {
    const ranks = [5, 9, 2, 8, 3, 7, 4, 6, 1, 0];
    const spread = spreadStacks(
      ranks.map((rank, id) => mark(id, [0, 0], rank)),
      zoom,
    );
    expect(spread.map(({ rank }) => rank)).toEqual([5, 0, 1, 2, 3, 4, 6]);
    expect(spread.map(({ hiddenHere }) => hiddenHere)).toEqual([0, 0, 0, 0, 0, 0, 3]);
    const places = new Set(spread.map(({ offset }) => offset.join()));
    expect(places.size).toBe(7);
    for (const { offset } of spread.slice(1)) expect(Math.hypot(...offset)).toBeCloseTo(25, 0);
  });

  it('goes by pixels: apart when the map looks closely, together from further off', () => {
    const marks = [mark(1), mark(2, [20, 0])];
    expect(spreadStacks(marks, zoom).every(({ offset }) => offset[0] === 0)).toBe(true);
    expect(spreadStacks(marks, zoom - 1)[1]!.offset).toEqual([18, -18]);
  });

  it('finds who is near across the edges of its grid, at any angle', () => {
    for (let angle = 0; angle < 2 * Math.PI; angle += 0.1) {
      const at = (reach: number) => [Math.cos(angle) * reach, Math.sin(angle) * reach] as const;
      expect(spreadStacks([mark(1), mark(2, at(16.5))], zoom)[1]!.offset).toEqual([18, -18]);
      expect(spreadStacks([mark(1), mark(2, at(17.5))], zoom)[1]!.offset).toEqual([0, 0]);
    }
  });
});

describe('marks', () => {
  it('are drawn with the most urgent on top', () => {
    expect(worstOnTop([mark(1, [0, 0], -10), mark(2, [0, 0], 100), mark(3, [0, 0], 2)]).map(({ id }) => id)).toEqual([
      2, 3, 1,
    ]);
  });

  it('say where a record stands, aside of its place too', () => {
    const spread = spreadStacks([mark(1), mark(2)], zoom);
    expect(anchorAmong(spread, { kind: 'enterprises', id: 2 })).toMatchObject({ offset: [18, -18], radius: 22 });
    expect(anchorAmong(spread, { kind: 'hazards', id: 2 })).toBeNull();
  });
});
