import type { Map as BaseMap, MapOptions } from 'maplibre-gl';
import type { ViewState } from '@/store/choice';
import { motion } from '@/ui/tokens';

/** West, south, east and north, degrees. */
export type Extent = readonly [number, number, number, number];

/** Where to move, once for every new object: to all of the ground, to one of its areas, or to a view. */
export type CameraTarget =
  | { readonly to: 'city' }
  | { readonly to: 'county'; readonly adcode: string }
  | { readonly to: 'view'; readonly view: ViewState };

/** How the map is looked at. Without a tilt straight from above, north up. */
export interface CameraOptions {
  /** Where to look at first; null = at all of the ground. */
  readonly start: ViewState | null;
  readonly target: CameraTarget | null;
  readonly tilt?: Tilt;
}

/** A view from the side. */
export interface Tilt {
  /** Degrees from straight down, up to 85. */
  readonly pitch: number;
  /** Degrees by which the map is turned, clockwise; 0 = north up. */
  readonly bearing?: number;
  /** Whether a person may change either. */
  readonly isFree?: boolean;
}

const minimumZoom = 5.5;
const maximumZoom = 18;
/** Closer than this a move to bounds does not go, however small they are. */
const nearestBoundsZoom = 17;
/** What MapLibre allows where nothing is said. */
const usualPitch = 60;

/** The options of MapLibre that a camera comes to. */
export function cameraOptions({ start, tilt }: Pick<CameraOptions, 'start' | 'tilt'>, whole: Extent, padding: number) {
  const isFree = tilt?.isFree ?? false;
  return {
    ...(start
      ? { center: [start.longitude, start.latitude] as [number, number], zoom: start.zoom }
      : { bounds: [...whole] as [number, number, number, number], fitBoundsOptions: { padding, ...standing(tilt) } }),
    ...standing(tilt),
    ...(tilt && { maxPitch: Math.max(usualPitch, tilt.pitch) }),
    minZoom: minimumZoom,
    maxZoom: maximumZoom,
    dragRotate: isFree,
    pitchWithRotate: isFree,
    touchPitch: isFree,
  } satisfies Partial<MapOptions>;
}

/** Room round all of the ground: a twentieth of the smaller edge, so that a phone does not waste its width. */
export function edgePadding({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.round(Math.min(56, Math.min(width, height) * 0.05));
}

/** Moves the map. */
export class Camera {
  private readonly map: BaseMap;
  private readonly tilt: Tilt | undefined;

  constructor(map: BaseMap, tilt: Tilt | undefined) {
    this.map = map;
    this.tilt = tilt;
    if (tilt?.isFree) return;
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
  }

  showBounds([west, south, east, north]: Extent, padding: number): void {
    this.map.fitBounds([west, south, east, north], {
      padding,
      maxZoom: nearestBoundsZoom,
      duration: moveMilliseconds(),
      ...standing(this.tilt),
    });
  }

  lookAt({ longitude, latitude, zoom }: ViewState): void {
    this.map.easeTo({ center: [longitude, latitude], zoom, duration: moveMilliseconds() });
  }
}

/** How the camera stands: kept through every move, which would otherwise set it straight. */
function standing(tilt: Tilt | undefined): { pitch?: number; bearing?: number } {
  return tilt ? { pitch: tilt.pitch, bearing: tilt.bearing ?? 0 } : {};
}

function moveMilliseconds(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : motion.camera;
}
