import { isoDay } from '@/lib/time/day-number';
import type { DayFacet } from './dimensions';
import type { DayBins, DayHistogram } from './engine/filter-columns';
import type { Lens } from './lens';

/** Stretches that days are counted by. A week begins on Monday, as 周调度 does. */
export type DayUnit = 'day' | 'week' | 'month';

/** Bins of a stretch of days, and the first day of each; day numbers. */
export interface NamedDayBins extends DayBins {
  readonly starts: Int32Array;
}

/** 2000-01-03, a Monday. */
const aMonday = 2;

/** Cuts the days from `first` to `last`, both included, by unit; the stretches at the ends may be cut short. */
export function dayBins(first: number, last: number, unit: DayUnit): NamedDayBins {
  const binOf = new Int32Array(Math.max(0, last - first + 1));
  const starts: number[] = [];
  let before: string | number | null = null;
  for (let index = 0; index < binOf.length; index += 1) {
    const day = first + index;
    const name = unit === 'day' ? day : unit === 'week' ? Math.floor((day - aMonday) / 7) : isoDay(day)!.slice(0, 7);
    if (name !== before) starts.push(day);
    before = name;
    binOf[index] = starts.length - 1;
  }
  return { first, binOf, size: starts.length, starts: Int32Array.from(starts) };
}

/** Rows of the kinds asked for by stretches of days, ignoring the ranges of that day (`KindLens.dayHistogram`). */
export function dayHistogramOf(lens: Lens, facet: DayFacet, bins: DayBins): DayHistogram {
  const counts = new Uint32Array(bins.size);
  let outside = 0;
  for (const kindLens of Object.values(lens.kinds)) {
    if (!lens.isVisible(kindLens.kind)) continue;
    const own = kindLens.dayHistogram(facet, bins);
    outside += own.outside;
    for (let bin = 0; bin < bins.size; bin += 1) counts[bin]! += own.counts[bin]!;
  }
  return { counts, outside };
}
