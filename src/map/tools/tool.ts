import type { ReactNode } from 'react';
import type { Point, Projection } from '../projection';
import type { Picked } from '../view-layer';

/** What a tool finds in its hand: the map as it stands, and what it may do to it. */
export interface Hand {
  readonly projection: Projection;
  /** Size of the map, CSS pixels. */
  size(): { readonly width: number; readonly height: number };
  /** What lies under a point; a finger reaches further. */
  pick(point: Point, isTouch?: boolean): Picked | null;
  /** Code of the area of the ground under a point. */
  areaAt(point: Point): string | null;
  /** Tints an area, as the one that would answer. */
  tintArea(adcode: string | null): void;
  /** Says by the pointer that something would answer. */
  setPointing(isOverSomething: boolean): void;
  /** Moves the map so that it shows bounds (west, south, east, north), with room round them in CSS pixels. */
  showBounds(bounds: readonly [number, number, number, number], padding: number): void;
  /** Draws over the map, in CSS pixels from its upper left; null takes it away. Gone as soon as the tool is put down. */
  draw(overlay: ReactNode): void;
}

/**
 * What a hand on the map does in one mode. The map tells the tool of its mode, and no other, what the pointer and the
 * keyboard do. A tool keeps nothing between two calls, so that its table may be made anew at any time.
 */
export interface Tool {
  /** While it is in hand a sheet over the map takes the pointer: neither map nor marks nor names answer to it. */
  readonly hasSheet?: boolean;
  /** A pointer without a button pressed. */
  hover?(point: Point, hand: Hand): void;
  /** The pointer left the map. */
  leave?(hand: Hand): void;
  /** The map begins to move: what was under the pointer no longer is. */
  viewMoves?(hand: Hand): void;
  click?(point: Point, isTouch: boolean, hand: Hand): void;
  /** A stroke on the sheet: everywhere it went since the press. */
  stroke?(path: readonly Point[], hand: Hand): void;
  /** The stroke is done. */
  finish?(path: readonly Point[], hand: Hand): void;
  /** A key, before anybody else hears of it; one that it takes it must prevent. */
  key?(event: Pick<KeyboardEvent, 'key' | 'preventDefault'>, hand: Hand): void;
}
