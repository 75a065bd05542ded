import type { Map as BaseMap } from 'maplibre-gl';
import type { Hand, Tool } from '../tools/tool';

/** Hands what the pointer does on the bare map to the tool of the moment. */
export function handPointerTo(map: BaseMap, toolNow: () => Tool, hand: Hand): void {
  map.on('mousemove', ({ point: { x, y }, originalEvent }) => {
    if (originalEvent.buttons === 0) toolNow().hover?.({ x, y }, hand);
  });
  map.on('mouseout', () => toolNow().leave?.(hand));
  map.on('movestart', () => toolNow().viewMoves?.(hand));
  map.on('click', ({ point: { x, y }, originalEvent }) =>
    toolNow().click?.({ x, y }, (originalEvent as PointerEvent).pointerType === 'touch', hand),
  );
}
