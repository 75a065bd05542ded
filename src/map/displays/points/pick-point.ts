import { KINDS, type Kind } from '@/kinds';
import { distanceTo, reachOf, type Pointer } from '../../projection';
import { symbolMark } from '../../symbols/symbol-mark';
import type { Picked, ViewInput } from '../../view-layer';
import { drawnAround, type ThinnedPoints } from './thin-points';

const mouseReach = 6;

/**
 * The nearest drawn point, through the grid that thinned the points: it looks into some dozens of
 * cells, whether there are a thousand records or a million.
 */
export function pickPoint(
  points: Readonly<Partial<Record<Kind, ThinnedPoints>>>,
  input: ViewInput,
  pointer: Pointer,
): Picked | null {
  const { longitude, latitude } = pointer.projection.unproject(pointer.x, pointer.y);
  const reach = reachOf(pointer, mouseReach);
  let bestDistance = reach;
  let best: { kind: Kind; row: number } | null = null;
  for (const kind of KINDS) {
    const drawn = points[kind];
    const store = input.lens.kinds[kind]?.store;
    if (!drawn || !store) continue;
    for (const row of drawnAround(drawn, longitude, latitude, reach)) {
      const place = store.placeOf(row);
      // Gone since the picture was composed.
      if (!place) continue;
      const distance = distanceTo(pointer, place.longitude, place.latitude);
      if (distance > bestDistance) continue;
      bestDistance = distance;
      best = { kind, row };
    }
  }
  return best && { type: 'symbol', mark: symbolMark(input, best.kind, best.row) };
}
