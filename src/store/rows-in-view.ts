import { KINDS, type Kind } from '@/kinds';
import type { Bounds, RowRange } from './block-bounds';
import type { FilterLens } from './engine/filter-columns';
import type { KindLens, Lens } from './lens';

/** Rows that pass the filter and lie within bounds, kind by kind in drawing order; up to a limit. */
export interface RowsInView extends PassingRows {
  /** True when there were more than the limit; `count` is then still the whole count. */
  readonly isCut: boolean;
}

/** All rows of each kind that pass and lie in view, and their number. */
export interface PassingRows {
  readonly rows: Readonly<Partial<Record<Kind, Uint32Array>>>;
  readonly count: number;
}

/** Finds what is in view, up to a limit of listed rows. Rows beyond the limit are counted, never dropped in silence. */
export function rowsInView(lens: Lens, bounds: Bounds, limit: number): RowsInView {
  let room = limit;
  const { rows, count } = gather(lens, (kindLens) => {
    const found = within(kindLens, bounds, Math.min(room, kindLens.passing));
    room -= found.rows.length;
    return found;
  });
  return { rows, count, isCut: count > limit };
}

/**
 * Compacts the row numbers that pass the filter and lie within bounds: the only input of every display
 * and of the list, so that all agree with each other. Rows without a place never pass. Looks at the places
 * of rows at the edge of the view only; about 1 ms where a million are in view, 4 octets a row.
 */
export function passingRows(lens: Lens, bounds: Bounds): PassingRows {
  return gather(lens, (kindLens) => within(kindLens, bounds, kindLens.passing));
}

interface Found {
  readonly rows: Uint32Array;
  readonly count: number;
}

function gather(lens: Lens, find: (kindLens: KindLens) => Found): PassingRows {
  const rows: Partial<Record<Kind, Uint32Array>> = {};
  let count = 0;
  for (const kind of KINDS) {
    const kindLens = lens.kinds[kind];
    if (!kindLens || !lens.isVisible(kind)) continue;
    const found = find(kindLens);
    rows[kind] = found.rows;
    count += found.count;
  }
  return { rows, count };
}

function within(kindLens: KindLens, bounds: Bounds, limit: number): Found {
  const { store } = kindLens;
  return compact(kindLens, store.rangesWithin(bounds), store.column('lon'), store.column('lat'), bounds, limit);
}

/**
 * Lists the passing rows of some stretches that lie within bounds, up to a limit, and counts all. Looks at
 * the places of rows of those stretches only that are not wholly inside.
 */
export function compact(
  engine: Pick<FilterLens, 'passingRows'>,
  ranges: readonly RowRange[],
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
  bounds: Bounds,
  limit: number,
): Found {
  const [west, south, east, north] = bounds.map((degrees) => degrees * 1e6) as [number, number, number, number];
  const found = new Uint32Array(limit);
  let count = 0;
  for (const { from, to, isInside } of ranges) {
    const passing = engine.passingRows(from, to);
    if (isInside) {
      if (count < limit) found.set(passing.subarray(0, limit - count), count);
      count += passing.length;
      continue;
    }
    for (let place = 0; place < passing.length; place += 1) {
      const row = passing[place]!;
      const x = lon[row]!;
      const y = lat[row]!;
      if (x < west || x > east || y < south || y > north) continue;
      // Beyond its end an array takes nothing.
      found[count] = row;
      count += 1;
    }
  }
  return { rows: found.subarray(0, Math.min(count, limit)), count };
}
