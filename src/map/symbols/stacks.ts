import { FINEST_LEVEL, worldX, worldY } from '@/store/place-code';
import type { SymbolMark } from './symbol-mark';

/** Symbols of one place that are drawn; the rest are counted on the last. */
const shownAtOnePlace = 7;
const ringRadius = 25;
/** Symbols nearer than this would hide each other, CSS pixels. */
const nearPixels = 17;

/**
 * Spreads records that share a place, or nearly: a hazard lies where its unit does. The first (by
 * kind, then by urgency) stays, up to six stand round it, the rest are a number. Cost: linear.
 */
export function spreadStacks(marks: readonly SymbolMark[], zoom: number): SymbolMark[] {
  return gather(marks, zoom).flatMap((stack) => (stack.length === 1 ? stack : spread(stack)));
}

/** Marks by the first one near them, found through a grid of cells as wide as "near". */
function gather(marks: readonly SymbolMark[], zoom: number): SymbolMark[][] {
  const cellsPerPixel = 2 ** (FINEST_LEVEL - zoom) / 512;
  const reach = nearPixels * cellsPerPixel;
  const stacks: SymbolMark[][] = [];
  const anchors = new Map<string, { x: number; y: number; stack: SymbolMark[] }[]>();
  for (const mark of marks) {
    const x = worldX(mark.longitude);
    const y = worldY(mark.latitude);
    const [column, line] = [Math.floor(x / reach), Math.floor(y / reach)];
    let found: SymbolMark[] | undefined;
    for (let dx = -1; dx <= 1 && !found; dx += 1)
      for (let dy = -1; dy <= 1 && !found; dy += 1)
        found = anchors
          .get(`${column + dx} ${line + dy}`)
          ?.find((anchor) => Math.hypot(anchor.x - x, anchor.y - y) <= reach)?.stack;
    if (found) {
      found.push(mark);
      continue;
    }
    const stack = [mark];
    stacks.push(stack);
    const key = `${column} ${line}`;
    const cell = anchors.get(key);
    if (cell) cell.push({ x, y, stack });
    else anchors.set(key, [{ x, y, stack }]);
  }
  return stacks;
}

function spread(stack: readonly SymbolMark[]): SymbolMark[] {
  const [first, ...others] = stack as [SymbolMark, ...SymbolMark[]];
  const ordered = [first, ...others.sort((a, b) => a.rank - b.rank)];
  const shown = ordered.slice(0, shownAtOnePlace);
  const hidden = ordered.length - shown.length;
  return shown.map((mark, index) => ({
    ...mark,
    longitude: first.longitude,
    latitude: first.latitude,
    offset: index === 0 ? [0, 0] : ringOffset(index - 1, shown.length - 1),
    hiddenHere: index === shown.length - 1 ? hidden : 0,
  }));
}

/** The first stands to the upper right, the others follow clockwise. */
function ringOffset(index: number, count: number): [number, number] {
  const angle = -Math.PI / 4 + (index / Math.max(count, 3)) * 2 * Math.PI;
  return [Math.round(Math.cos(angle) * ringRadius), Math.round(Math.sin(angle) * ringRadius)];
}
