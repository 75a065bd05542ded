import type { SymbolMark } from './scene';

/** Symbols of one place that are drawn; the rest are counted on the last. */
const shownAtOnePlace = 7;
const ringRadius = 24;

/**
 * Spreads records that share a place: a unit and the hazards found at it have the same coordinates.
 * The first (by kind, then by urgency) stays, up to six stand round it, the rest are a number.
 */
export function spreadStacks(marks: readonly SymbolMark[]): SymbolMark[] {
  const byPlace = new Map<string, SymbolMark[]>();
  for (const mark of marks) {
    const key = `${mark.longitude} ${mark.latitude}`;
    const stack = byPlace.get(key);
    if (stack) stack.push(mark);
    else byPlace.set(key, [mark]);
  }
  return [...byPlace.values()].flatMap((stack) => (stack.length === 1 ? stack : spread(stack)));
}

function spread(stack: readonly SymbolMark[]): SymbolMark[] {
  const [first, ...others] = stack as [SymbolMark, ...SymbolMark[]];
  const ordered = [first, ...others.sort((a, b) => a.value - b.value)];
  const shown = ordered.slice(0, shownAtOnePlace);
  const hidden = ordered.length - shown.length;
  return shown.map((mark, place) => ({
    ...mark,
    offset: place === 0 ? [0, 0] : ringOffset(place - 1, shown.length - 1),
    hiddenHere: place === shown.length - 1 ? hidden : 0,
  }));
}

/** The first stands to the upper right, the others follow clockwise. */
function ringOffset(place: number, count: number): [number, number] {
  const angle = -Math.PI / 4 + (place / Math.max(count, 3)) * 2 * Math.PI;
  return [Math.round(Math.cos(angle) * ringRadius), Math.round(Math.sin(angle) * ringRadius)];
}
