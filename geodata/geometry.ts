import type { MultiPolygon, Position } from 'geojson';

export type Ring = Position[];

/** Rounds to 6 decimals of a degree (about 0.1 m), which is what the sources have and what the map keeps. */
export const roundDegrees = (value: number): number => Math.round(value * 1e6) / 1e6;

/** A place as one string, equal for equal places: the key by which shared vertices and borders are found. */
export const positionKey = ([longitude, latitude]: Position): string => `${longitude},${latitude}`;

/** The directed segments of a closed ring, one after the other. */
export function segmentsOf(ring: Ring): [from: Position, to: Position][] {
  return ring.slice(1).map((to, index) => [ring[index]!, to]);
}

/** Signed area in square degrees (shoelace): positive when the ring runs counter-clockwise. */
export function signedArea(ring: Ring): number {
  const [originX, originY] = ring[0] as [number, number];
  let doubled = 0;
  for (const [from, to] of segmentsOf(ring)) {
    doubled += (from[0]! - originX) * (to[1]! - originY) - (to[0]! - originX) * (from[1]! - originY);
  }
  return doubled / 2;
}

/** Rounded, and wound as RFC 7946 asks: outer rings counter-clockwise, holes clockwise. No vertex is dropped or moved further. */
export function normalisePolygon(rings: readonly Ring[]): Ring[] {
  return rings.map((ring, index) => {
    const rounded = ring.map((position) => position.slice(0, 2).map(roundDegrees));
    const isCounterClockwise = signedArea(rounded) > 0;
    return isCounterClockwise === (index === 0) ? rounded : rounded.reverse();
  });
}

/** Areas are always MultiPolygons, in the files as in the database, so that a reader meets one type. */
export const toGeometry = (polygons: Ring[][]): MultiPolygon => ({ type: 'MultiPolygon', coordinates: polygons });

/**
 * The outline of polygons that tile a region with identical shared borders: a border between two of them occurs
 * once in each direction and cancels; what is left is chained into rings. Exact, since no coordinate is computed.
 * Throws when the rest does not close, that is, when the borders were not shared.
 */
export function dissolve(polygons: readonly Ring[][]): Ring[] {
  const open = new Map<string, [Position, Position]>();
  for (const [from, to] of polygons.flat().flatMap(segmentsOf)) {
    const reverse = `${positionKey(to)};${positionKey(from)}`;
    if (!open.delete(reverse)) open.set(`${positionKey(from)};${positionKey(to)}`, [from, to]);
  }

  const nextFrom = new Map<string, Position>();
  for (const [from, to] of open.values()) {
    if (nextFrom.has(positionKey(from))) throw new Error(`The outline touches itself at ${positionKey(from)}`);
    nextFrom.set(positionKey(from), to);
  }

  const rings: Ring[] = [];
  for (const [start] of open.values()) {
    if (!nextFrom.has(positionKey(start))) continue;
    const ring: Ring = [start];
    for (let at = start, next = nextFrom.get(positionKey(at)); next; next = nextFrom.get(positionKey(at))) {
      nextFrom.delete(positionKey(at));
      ring.push(next);
      at = next;
    }
    if (positionKey(ring.at(-1)!) !== positionKey(start))
      throw new Error(`The outline does not close at ${positionKey(start)}`);
    rings.push(ring);
  }
  return rings;
}

/** Whether a place lies inside a polygon with holes (even–odd rule); on the edge either answer may come. */
export function isInside(rings: readonly Ring[], [x, y]: Position): boolean {
  let inside = false;
  for (const [from, to] of rings.flatMap(segmentsOf)) {
    const crossesLatitude = from[1]! > y! !== to[1]! > y!;
    if (crossesLatitude && x! < ((to[0]! - from[0]!) * (y! - from[1]!)) / (to[1]! - from[1]!) + from[0]!)
      inside = !inside;
  }
  return inside;
}
