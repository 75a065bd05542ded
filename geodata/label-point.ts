import type { Position } from 'geojson';
import { isInside, roundDegrees, segmentsOf, type Ring } from './geometry';

/** Steps of the finest grid: about 100 m over a county 60 km wide. */
const CELLS = 24;
const ROUNDS = 4;

/**
 * Where a name has the most room: the place inside a polygon farthest from its edge (pole of inaccessibility),
 * found on a grid that is laid again, finer, around the best cell of the round before. A narrow optimum can be
 * missed by a cell, which no label shows; the answer is always inside. Cost: 2,300 places × the vertices.
 */
export function labelPoint(rings: readonly Ring[]): [longitude: number, latitude: number] {
  const longitudes = rings[0]!.map((position) => position[0]!);
  const latitudes = rings[0]!.map((position) => position[1]!);
  let [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  let [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  // A degree of longitude is shorter than one of latitude: measure both in degrees of latitude.
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);

  let best: Position | null = null;
  let bestDistance = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const [width, height] = [(east - west) / CELLS, (north - south) / CELLS];
    for (let row = 0; row < CELLS; row += 1) {
      for (let column = 0; column < CELLS; column += 1) {
        const place = [west + (column + 0.5) * width, south + (row + 0.5) * height];
        const distance = isInside(rings, place) ? distanceToEdge(rings, place, shrink) : 0;
        if (distance > bestDistance) [best, bestDistance] = [place, distance];
      }
    }
    if (!best) throw new Error('The polygon is too thin for a label');
    [west, east] = [best[0]! - 2 * width, best[0]! + 2 * width];
    [south, north] = [best[1]! - 2 * height, best[1]! + 2 * height];
  }
  return [roundDegrees(best![0]!), roundDegrees(best![1]!)];
}

function distanceToEdge(rings: readonly Ring[], [x, y]: Position, shrink: number): number {
  let nearest = Infinity;
  for (const [from, to] of rings.flatMap(segmentsOf)) {
    const [startX, startY] = [(from[0]! - x!) * shrink, from[1]! - y!];
    const [alongX, alongY] = [(to[0]! - from[0]!) * shrink, to[1]! - from[1]!];
    const length = alongX ** 2 + alongY ** 2;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(startX * alongX + startY * alongY) / length));
    nearest = Math.min(nearest, Math.hypot(startX + share * alongX, startY + share * alongY));
  }
  return nearest;
}
