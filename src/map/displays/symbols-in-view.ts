import { KINDS } from '@/kinds';
import { rowsInView, type RowsInView } from '@/store/rows-in-view';
import { spreadStacks } from '../symbols/stacks';
import { symbolMark, worstOnTop, type SymbolMark } from '../symbols/symbol-mark';
import type { ViewInput } from '../view-layer';
import { LISTED_ROWS } from './display';

/** Below this zoom records of one town lie on each other. */
const symbolZoom = 14;

/** Whether the map looks so closely that records can be told apart. */
export function isClose({ zoom }: ViewInput): boolean {
  return zoom >= symbolZoom;
}

/** The first rows in view. */
export function firstInView({ lens, bounds }: ViewInput): RowsInView {
  return rowsInView(lens, bounds, LISTED_ROWS);
}

/** Every row as a symbol of its own. */
export function symbolsOf(input: ViewInput, { rows }: RowsInView): SymbolMark[] {
  const marks = KINDS.flatMap((kind) => [...(rows[kind] ?? [])].map((row) => symbolMark(input, kind, row)));
  return worstOnTop(spreadStacks(marks, input.zoom));
}
