/** A place on the map, CSS pixels from its upper left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Both ways between degrees and CSS pixels of the map. */
export interface Projection {
  project(longitude: number, latitude: number): Point;
  unproject(x: number, y: number): { longitude: number; latitude: number };
}

/** What points at the map: a place on it, how the map stands, and whether it is a finger. */
export interface Pointer extends Point {
  readonly isTouch: boolean;
  readonly projection: Projection;
}

/** How far from a finger a mark may be, CSS pixels. */
const touchReach = 22;

/** How far from the pointer a mark may be, CSS pixels; a mouse is as exact as the mark is small. */
export function reachOf({ isTouch }: Pointer, mouseReach: number): number {
  return isTouch ? touchReach : mouseReach;
}

/** CSS pixels between the pointer and a place, or a mark that stands aside of it. */
export function distanceTo(
  pointer: Pointer,
  longitude: number,
  latitude: number,
  [right, down]: readonly [number, number] = [0, 0],
): number {
  const place = pointer.projection.project(longitude, latitude);
  return Math.hypot(place.x + right - pointer.x, place.y + down - pointer.y);
}
