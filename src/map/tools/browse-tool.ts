import type { RecordKey } from '@/store/choice';
import type { Picked } from '../view-layer';
import type { Tool } from './tool';

/** A record under the pointer, or a cluster, and where on the map, in CSS pixels. */
export interface MapHover {
  readonly picked: Picked;
  readonly x: number;
  readonly y: number;
  /** Size of the map, so that a card stays within it. */
  readonly width: number;
  readonly height: number;
}

interface BrowseEvents {
  /** Code of the area that is entered already. */
  readonly entered: string | null;
  onHover(hover: MapHover | null): void;
  onSelect(key: RecordKey | null): void;
  onArea(adcode: string): void;
}

/** Room round a cluster that the map goes to, CSS pixels. */
const clusterPadding = 120;

/** Looks, selects, goes to a cluster, enters an area: what a hand on the map does when no other tool is in it. */
export function browseTool({ entered, onHover, onSelect, onArea }: BrowseEvents): Tool {
  return {
    hover(point, hand) {
      hand.tintArea(hand.areaAt(point));
      const picked = hand.pick(point);
      hand.setPointing(picked !== null);
      onHover(picked && { picked, x: point.x, y: point.y, ...hand.size() });
    },
    leave(hand) {
      hand.tintArea(null);
      hand.setPointing(false);
      onHover(null);
    },
    viewMoves(hand) {
      hand.setPointing(false);
      onHover(null);
    },
    click(point, isTouch, hand) {
      const picked = hand.pick(point, isTouch);
      onHover(null);
      if (picked?.type === 'symbol') return onSelect({ kind: picked.mark.kind, id: picked.mark.id });
      if (picked?.type === 'cluster') return hand.showBounds(picked.cluster.extent(), clusterPadding);
      const adcode = hand.areaAt(point);
      if (adcode !== null && adcode !== entered) onArea(adcode);
      else onSelect(null);
    },
  };
}
