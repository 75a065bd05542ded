import type { Layer } from '@deck.gl/core';
import type { PassingRows } from '@/store/rows-in-view';
import type { ViewLayer } from '../view-layer';

/** One way to draw the records: a view layer that a person chooses by its `id`. */
export interface Display<Composed = unknown> extends ViewLayer<Composed> {
  /** Covers the ground like a colour, so that lines lie above it; marks lie above lines. */
  readonly isSurface: boolean;
  inView(composed: Composed): PassingRows;
  /** Layers that draw nothing, but have its programs compiled while the rows are on their way. */
  toCome?(): Layer[];
}

/** Rows of each kind that are handed on for a list. More symbols than this are no picture any more, whatever the zoom. */
export const LISTED_ROWS = 3000;

/** The first rows of each kind, and the number of all. */
export function listed({ rows, count }: PassingRows): PassingRows {
  const first = Object.entries(rows).map(([kind, list]) => [kind, list.subarray(0, LISTED_ROWS)] as const);
  return { rows: Object.fromEntries(first), count };
}
