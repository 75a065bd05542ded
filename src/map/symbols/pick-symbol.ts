import { distanceTo, reachOf, type Pointer } from '../projection';
import type { Picked } from '../view-layer';
import type { SymbolMark } from './symbol-mark';

const mouseReach = 14;

/** The nearest symbol within reach; of two at one distance the later, which lies on top. */
export function pickSymbol(marks: readonly SymbolMark[], pointer: Pointer): Picked | null {
  let bestDistance = reachOf(pointer, mouseReach);
  let best: SymbolMark | null = null;
  for (const mark of marks) {
    const distance = distanceTo(pointer, mark.longitude, mark.latitude, mark.offset);
    if (distance > bestDistance) continue;
    best = mark;
    bestDistance = distance;
  }
  return best && { type: 'symbol', mark: best };
}
