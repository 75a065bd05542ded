import type { Position } from 'geojson';
import { positionKey, segmentsOf, type Ring } from './geometry';

/** Two segments that meet anywhere but at a vertex which both have. */
export interface Crossing {
  readonly one: readonly [Position, Position];
  readonly other: readonly [Position, Position];
}

/**
 * Every place where borders cross, touch or overlap without sharing a vertex. Exact: places are whole millionths of
 * a degree and the products stay far below 2^53. Quadratic in segments with a test of boxes first: ten counties
 * (about 1,000 segments) take some 20 ms.
 */
export function findCrossings(rings: readonly Ring[]): Crossing[] {
  const segments = [...new Map(rings.flatMap(segmentsOf).map((segment) => [undirectedKey(segment), segment])).values()];
  const inMillionths = segments.map(([from, to]) =>
    [from, to].map(([x, y]) => [Math.round(x! * 1e6), Math.round(y! * 1e6)] as Point),
  );
  const crossings: Crossing[] = [];
  for (let first = 0; first < segments.length; first += 1) {
    for (let second = first + 1; second < segments.length; second += 1) {
      const [a, b] = inMillionths[first] as [Point, Point];
      const [c, d] = inMillionths[second] as [Point, Point];
      if (boxesMeet(a, b, c, d) && meetOutsideVertices(a, b, c, d))
        crossings.push({ one: segments[first]!, other: segments[second]! });
    }
  }
  return crossings;
}

type Point = readonly [x: number, y: number];

const undirectedKey = ([from, to]: readonly [Position, Position]): string =>
  [positionKey(from), positionKey(to)].sort().join(';');

const samePoint = (one: Point, other: Point): boolean => one[0] === other[0] && one[1] === other[1];

/** Which side of the line a→b the place c lies on: +1 left, −1 right, 0 on it. */
function side(a: Point, b: Point, c: Point): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

function boxesMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  return [0, 1].every(
    (axis) =>
      Math.min(a[axis]!, b[axis]!) <= Math.max(c[axis]!, d[axis]!) &&
      Math.min(c[axis]!, d[axis]!) <= Math.max(a[axis]!, b[axis]!),
  );
}

function meetOutsideVertices(a: Point, b: Point, c: Point, d: Point): boolean {
  const crossesProperly = side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
  return crossesProperly || isWithin(a, b, c) || isWithin(a, b, d) || isWithin(c, d, a) || isWithin(c, d, b);
}

/** Whether a place lies on a segment, its ends left out. */
function isWithin(from: Point, to: Point, place: Point): boolean {
  if (samePoint(from, place) || samePoint(to, place) || side(from, to, place) !== 0) return false;
  return (place[0] - from[0]) * (place[0] - to[0]) <= 0 && (place[1] - from[1]) * (place[1] - to[1]) <= 0;
}
