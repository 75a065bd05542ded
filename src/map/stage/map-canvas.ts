import type { StyleSpecification } from 'maplibre-gl';
import type { Bounds } from '@/store/block-bounds';
import type { ViewState } from '@/store/choice';
import type { Projection } from '../projection';
import type { Hand, Tool } from '../tools/tool';
import { AreaNames } from './area-names';
import { AreaTints } from './area-tints';
import { BaseStyle, createBaseMap, type MapWords } from './base-map';
import { Camera, cameraOptions, edgePadding, type CameraOptions, type Extent } from './camera';
import { DeckOverlay } from './deck-overlay';
import { handPointerTo } from './pointer-events';
import { tellViews } from './view-events';

/** What a canvas is made with; the rest follows through its parts. */
interface CanvasOptions {
  readonly style: StyleSpecification;
  readonly camera: Pick<CameraOptions, 'start' | 'tilt'>;
  /** All of the ground. */
  readonly whole: Extent;
  readonly words: MapWords;
}

/** What a canvas tells. */
interface CanvasEvents {
  onView(view: ViewState, bounds: Bounds): void;
  /** The name of an area was pressed. */
  onArea(adcode: string): void;
  onOuterTrouble(detail: string): void;
  onLayersLost(): void;
  /** The map was drawn for the first time. */
  onReady(hand: Hand): void;
}

/** What the hand asks that the canvas does not know: what is shown and where a drawing goes. */
type OuterHand = Pick<Hand, 'pick' | 'draw'>;

/** The one handle on MapLibre and deck.gl; whoever mounts it destroys it. */
export interface MapCanvas {
  readonly style: BaseStyle;
  readonly overlay: DeckOverlay;
  readonly tints: AreaTints;
  readonly names: AreaNames;
  readonly camera: Camera;
  readonly projection: Projection;
  size(): { width: number; height: number };
  destroy(): void;
}

/** Puts the parts of a map together. */
export function createMapCanvas(
  container: HTMLElement,
  { style, camera: { start, tilt }, whole, words }: CanvasOptions,
  events: CanvasEvents,
  toolNow: () => Tool,
  outerHand: OuterHand,
): MapCanvas {
  const size = () => ({ width: container.clientWidth, height: container.clientHeight });
  const map = createBaseMap(container, style, cameraOptions({ start, tilt }, whole, edgePadding(size())), words);
  const camera = new Camera(map, tilt);
  const overlay = new DeckOverlay(map, events.onLayersLost);
  const tints = new AreaTints(map);
  const names = new AreaNames(map, events.onArea);
  const projection: Projection = {
    project: (longitude, latitude) => map.project([longitude, latitude]),
    unproject: (x, y) => {
      const { lng, lat } = map.unproject([x, y]);
      return { longitude: lng, latitude: lat };
    },
  };
  const hand: Hand = {
    ...outerHand,
    projection,
    size,
    areaAt: (point) => tints.at(point),
    tintArea: (adcode) => tints.tint(adcode),
    setPointing: (isOverSomething) => {
      map.getCanvas().style.cursor = isOverSomething ? 'pointer' : '';
    },
    showBounds: (bounds, padding) => camera.showBounds(bounds, padding),
  };
  tellViews(map, events.onView);
  map.once('load', () => events.onReady(hand));
  handPointerTo(map, toolNow, hand);
  return {
    style: new BaseStyle(map, events.onOuterTrouble),
    overlay,
    tints,
    names,
    camera,
    projection,
    size,
    destroy() {
      names.destroy();
      overlay.destroy();
      map.remove();
    },
  };
}
