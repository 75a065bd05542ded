import 'maplibre-gl/dist/maplibre-gl.css';
import {
  Map as BaseMap,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
  type MapOptions,
  type StyleSpecification,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { OUTER_SOURCE_PREFIX } from '../base/outer-base';

setWorkerUrl(workerUrl);

/** Words of MapLibre's own controls. */
export interface MapWords {
  readonly map: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
}

/** MapLibre with our controls, under a camera's options. */
export function createBaseMap(
  container: HTMLElement,
  style: StyleSpecification,
  camera: Partial<MapOptions>,
  words: MapWords,
): BaseMap {
  const map = new BaseMap({
    container,
    style,
    ...camera,
    renderWorldCopies: false,
    attributionControl: false,
    localIdeographFontFamily: "'Noto Sans SC Variable'",
    fadeDuration: 0,
    locale: {
      'Map.Title': words.map,
      'NavigationControl.ZoomIn': words.zoomIn,
      'NavigationControl.ZoomOut': words.zoomOut,
    },
  });
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
  map.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-right');
  return map;
}

/** The style of the base map, and what goes wrong with it. */
export class BaseStyle {
  private readonly map: BaseMap;
  private hasOuterTrouble = false;

  /** `onOuterTrouble`: the configured basemap could not be reached; told once a style. */
  constructor(map: BaseMap, onOuterTrouble: (detail: string) => void) {
    this.map = map;
    map.on('error', (event) => {
      const sourceId = 'sourceId' in event ? String(event.sourceId) : '';
      if (!sourceId.startsWith(OUTER_SOURCE_PREFIX)) {
        console.error('The base map reports:', event.error);
        return;
      }
      if (this.hasOuterTrouble) return;
      this.hasOuterTrouble = true;
      onOuterTrouble(event.error?.message ?? sourceId);
    });
  }

  set(style: StyleSpecification): void {
    this.hasOuterTrouble = false;
    this.map.setStyle(style, { diff: true });
  }
}
