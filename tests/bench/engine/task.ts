/**
 * What every engine has to do: hold filters on seven dimensions, and after each change have a mask of
 * the passing rows, six histograms that each ignore their own filter, and the total.
 */
import type { Dataset } from '../dataset';
import { CODE_SIZES } from '../dataset';

export const CODE_DIMENSIONS = ['kind', 'county', 'sector', 'risk', 'status', 'source'] as const;
export type CodeDimension = (typeof CODE_DIMENSIONS)[number];

/** Panels count by a column and ignore one dimension. */
export const PANELS = [
  { column: 'county', ignores: 'county' },
  { column: 'sector', ignores: 'sector' },
  { column: 'risk', ignores: 'risk' },
  { column: 'status', ignores: 'status' },
  { column: 'source', ignores: 'source' },
  { column: 'month', ignores: 'due' },
] as const;

export type Panel = (typeof PANELS)[number]['column'];

export type Step =
  /** Allowed codes of a dimension, 1 = allowed; null lifts the filter. */
  | { readonly type: 'allow'; readonly dimension: CodeDimension; readonly allowed: Uint8Array | null }
  /** Days, both included. */
  | { readonly type: 'between'; readonly range: readonly [number, number] | null }
  /** One row gets another status. */
  | { readonly type: 'edit'; readonly row: number; readonly status: number };

export interface Answer {
  readonly histograms: Readonly<Record<Panel, ArrayLike<number>>>;
  readonly total: number;
  /** Of the numbers of the passing rows, in any order. */
  readonly maskHash: number;
}

/** An engine under test. `change` must leave mask, histograms and total ready to read. */
export interface Contender {
  readonly name: string;
  load(data: Dataset): Promise<void> | void;
  change(step: Step): void;
  /** Reads everything out; not timed. */
  answer(): Answer;
  /** Frees what the collector cannot. */
  close?(): void;
}

/** A hash that does not depend on the order of rows, because some engines keep their own. */
export function hashRows(rows: Iterable<number>): number {
  let hash = 0;
  for (const row of rows) hash = (hash + mixed(row)) >>> 0;
  return hash;
}

/** Filters as they stand, for engines that keep none themselves. */
export class FilterState {
  readonly allowed: Record<CodeDimension, Uint8Array | null> = {
    kind: null,
    county: null,
    sector: null,
    risk: null,
    status: null,
    source: null,
  };
  range: readonly [number, number] | null = null;

  /** Takes over a change of filters; edits are the engine's own. */
  take(step: Step): void {
    if (step.type === 'allow') this.allowed[step.dimension] = step.allowed;
    if (step.type === 'between') this.range = step.range;
  }
}

export function emptyHistograms(): Record<Panel, Uint32Array> {
  return Object.fromEntries(PANELS.map(({ column }) => [column, new Uint32Array(CODE_SIZES[column])])) as Record<
    Panel,
    Uint32Array
  >;
}

function mixed(row: number): number {
  let bits = Math.imul(row + 1, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca77);
  return (bits ^ (bits >>> 13)) >>> 0;
}
