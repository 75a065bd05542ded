import { booleanPointInPolygon, polygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { randomStream } from '@/lib/random';
import type { LongitudeLatitude } from './coordinate-systems';
import { boxRing, makeRingTest, MAXIMUM_CORNERS, ringOfStroke, type Ring } from './ring';

describe('the test of a ring', () => {
  it('agrees with turf on random rings, self-crossing ones among them', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
    process.stdout.write(`ring test: SEED=${seed}\n`);
    const random = randomStream(seed);
    const place = (): LongitudeLatitude => [113.5 + random(), 32.5 + random()];
    for (let round = 0; round < 200; round += 1) {
      const ring = Array.from({ length: 3 + Math.floor(random() * 62) }, place);
      const { holds } = makeRingTest(ring);
      const reference = polygon([[...ring, ring[0]!].map(([x, y]) => [x, y])]);
      for (let each = 0; each < 100; each += 1) {
        const [longitude, latitude] = [113.4 + random() * 1.2, 32.4 + random() * 1.2];
        expect(holds(longitude, latitude), `SEED=${seed} round ${round} at ${longitude},${latitude}`).toBe(
          booleanPointInPolygon([longitude, latitude], reference),
        );
      }
    }
  });

  it('gives a place on the line between two neighbours to exactly one of them', () => {
    const places = [0, 0.25, 0.5, 0.75, 1].flatMap((x) => [0, 0.25, 0.5, 0.75, 1].map((y) => [x, y] as const));
    const quarters = [0, 0.5].flatMap((x) => [0, 0.5].map((y) => makeRingTest(boxRing([x, y, x + 0.5, y + 0.5]))));
    for (const [x, y] of places)
      expect(quarters.filter(({ holds }) => holds(x, y)).length, `${x},${y}`).toBe(x < 1 && y < 1 ? 1 : 0);
  });

  it('takes what a figure of eight goes round in either direction', () => {
    const { holds } = makeRingTest([
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
    ]);
    expect([holds(0.2, 1), holds(1.8, 1), holds(1, 0.2), holds(1, 1.8)]).toEqual([true, true, false, false]);
  });

  it('holds nothing when the ring has no surface, and no place that is no number', () => {
    expect(
      makeRingTest([
        [1, 1],
        [2, 1],
        [3, 1],
      ]).holds(2, 1),
    ).toBe(false);
    expect(makeRingTest(boxRing([0, 0, 1, 1])).holds(Number.NaN, 0.5)).toBe(false);
  });
});

describe('the ring of a stroke', () => {
  it('keeps a rectangle as it is, to the metre', () => {
    expect(ringOfStroke(boxRing([113.123456, 32.1, 114.000004, 33]))).toEqual([
      [113.12346, 32.1],
      [114, 32.1],
      [114, 33],
      [113.12346, 33],
    ]);
  });

  it('has few corners after a long stroke, and still encloses what the hand went round', () => {
    const stroke = Array.from({ length: 2000 }, (_, step): LongitudeLatitude => {
      const angle = (step / 2000) * 2 * Math.PI;
      const reach = 0.4 + 0.05 * Math.sin(17 * angle);
      return [114 + reach * Math.cos(angle), 33 + reach * Math.sin(angle)];
    });
    const ring: Ring = ringOfStroke(stroke)!;
    expect(ring.length).toBeLessThanOrEqual(MAXIMUM_CORNERS);
    const { holds } = makeRingTest(ring);
    for (const angle of [0, 1, 2, 3, 4, 5, 6]) {
      expect(holds(114 + 0.3 * Math.cos(angle), 33 + 0.3 * Math.sin(angle))).toBe(true);
      expect(holds(114 + 0.5 * Math.cos(angle), 33 + 0.5 * Math.sin(angle))).toBe(false);
    }
  });

  it('leaves out the tremor of the hand', () => {
    const stroke = boxRing([113, 32, 114, 33]).flatMap(([x, y], side, corners): LongitudeLatitude[] => {
      const [nextX, nextY] = corners[(side + 1) % 4]!;
      return Array.from({ length: 50 }, (_, step) => {
        const tremor = step > 0 && step % 2 === 1 ? 0.004 : 0;
        return [x + ((nextX - x) * step) / 50 + tremor, y + ((nextY - y) * step) / 50 + tremor];
      });
    });
    expect(ringOfStroke(stroke, 0.01)!.length).toBeLessThan(8);
    expect(ringOfStroke(stroke.slice(0, 60))!.length).toBeGreaterThan(50);
  });

  it('is none after a click or a stroke to and fro', () => {
    expect(ringOfStroke([])).toBeNull();
    expect(
      ringOfStroke([
        [114, 33],
        [114, 33.000001],
      ]),
    ).toBeNull();
    expect(
      ringOfStroke([
        [114, 33],
        [114.1, 33.1],
        [114, 33],
      ]),
    ).toBeNull();
    expect(
      ringOfStroke([
        [114, 33],
        [114.25, 33.25],
        [114.5, 33.5],
      ]),
    ).toBeNull();
  });
});
