import 'maplibre-gl/dist/maplibre-gl.css';
import type { Layer } from '@deck.gl/core';
import { MapboxOverlay } from '@deck.gl/mapbox';
import type { Device } from '@luma.gl/core';
import {
  Map as BaseMap,
  Marker,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
  type StyleSpecification,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { ViewState } from '@/store/choice';
import type { Bounds } from '@/store/block-bounds';
import { motion } from '@/ui/tokens';
import { OUTER_SOURCE_PREFIX } from './base/outer-base';
import { dodgeLabels } from './label-dodge';
import type { Projection } from './pick';

setWorkerUrl(workerUrl);

/** What the map tells: where it looks, what the hand does, and what went wrong below. */
export interface MapEvents {
  onView(view: ViewState, bounds: Bounds): void;
  /** A pointer without a button pressed; null when it left the map. */
  onHover(point: { x: number; y: number } | null): void;
  onClick(point: { x: number; y: number }, adcode: string | null, isTouch: boolean): void;
  onCounty(adcode: string): void;
  /** The configured basemap could not be reached; told once a style. */
  onOuterTrouble(detail: string): void;
  /** The drawing of the layers was lost with its context; they have to be given again, as new ones. */
  onLayersLost(): void;
  /** The map was drawn for the first time. */
  onReady(): void;
}

/** A name on the map that is also a button. */
export interface CountyButton {
  readonly adcode: string;
  readonly name: string;
  readonly title: string;
  readonly place: readonly [number, number];
  /** Whether a place lies within what it names, degrees. */
  readonly holds: (longitude: number, latitude: number) => boolean;
}

/** Words of MapLibre's own controls. */
export interface MapWords {
  readonly map: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
}

/** The one handle on MapLibre and deck.gl; whoever mounts it destroys it. */
export interface MapCanvas {
  setStyle(style: StyleSpecification): void;
  setLayers(layers: readonly Layer[]): void;
  /** Marks a county and dims the others; null = the whole city. */
  enterCounty(adcode: string | null): void;
  setCountyButtons(buttons: readonly CountyButton[], className: string): void;
  /** Moves the county names off what is drawn. */
  keepNamesOff(
    circles: readonly { readonly longitude: number; readonly latitude: number; readonly radius: number }[],
  ): void;
  showBounds(bounds: readonly [number, number, number, number], padding: number, maxZoom?: number): void;
  lookAt(view: ViewState): void;
  readonly projection: Projection;
  setPointer(isOverSomething: boolean): void;
  destroy(): void;
}

/** Calls at most every so many milliseconds, and once more at the end. */
const viewMilliseconds = 140;

export function createMapCanvas(
  container: HTMLElement,
  style: StyleSpecification,
  start: ViewState | { readonly bounds: readonly [number, number, number, number]; readonly padding: number },
  words: MapWords,
  events: MapEvents,
): MapCanvas {
  const map = new BaseMap({
    container,
    style,
    ...('bounds' in start
      ? { bounds: start.bounds as [number, number, number, number], fitBoundsOptions: { padding: start.padding } }
      : { center: [start.longitude, start.latitude], zoom: start.zoom }),
    minZoom: 5.5,
    maxZoom: 18,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
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
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
  map.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-right');

  let layers: readonly Layer[] = [];
  let overlay: MapboxOverlay | null = null;
  let device: Device | null = null;
  const mountOverlay = () => {
    overlay = new MapboxOverlay({
      interleaved: false,
      layers: layers as Layer[],
      onDeviceInitialized: (made) => {
        device = made;
      },
    });
    map.addControl(overlay);
  };
  const unmountOverlay = () => {
    if (overlay) map.removeControl(overlay);
    overlay = null;
    // deck means to use a device again and leaves it be: its observers would hold the whole map, its
    // context would count among the sixteen that a browser allows.
    device?.canvasContext?.destroy();
    (device?.handle as WebGL2RenderingContext | undefined)?.getExtension('WEBGL_lose_context')?.loseContext();
    device = null;
  };
  mountOverlay();
  // MapLibre takes its own context back; deck has no recovery, so it gets a fresh overlay, and not
  // before the map beneath has its style again. The event does not bubble, but whoever stands above
  // the canvas hears it on its way down.
  let isBaseLost = false;
  let isOverlayLost = false;
  const remountOverlay = () => {
    if (!isOverlayLost || isBaseLost || !overlay) return;
    isOverlayLost = false;
    unmountOverlay();
    // A layer that was taken down cannot be put up again: the next ones are new.
    layers = [];
    mountOverlay();
    events.onLayersLost();
  };
  const onContextLost = (event: Event) => {
    if (event.target === map.getCanvas()) isBaseLost = true;
    else isOverlayLost = true;
    // After everybody else has heard of it.
    window.setTimeout(remountOverlay);
  };
  map.on('webglcontextrestored', () => {
    isBaseLost = false;
    remountOverlay();
  });
  container.addEventListener('webglcontextlost', onContextLost, true);

  let entered: string | null = null;
  const showEntered = () => {
    if (!map.getLayer('county-dim')) return;
    map.setFilter('county-dim', entered === null ? ['==', ['get', 'adcode'], ''] : ['!=', ['get', 'adcode'], entered]);
    map.setFilter('county-entered', ['==', ['get', 'adcode'], entered ?? '']);
  };
  let hovered: string | null = null;
  const showHovered = (adcode: string | null) => {
    if (adcode === hovered || !map.getLayer('county-hover')) return;
    hovered = adcode;
    map.setFilter('county-hover', ['==', ['get', 'adcode'], adcode === entered ? '' : (adcode ?? '')]);
  };
  map.on('styledata', showEntered);

  let hasOuterTrouble = false;
  map.on('error', (event) => {
    const sourceId = 'sourceId' in event ? String(event.sourceId) : '';
    if (sourceId.startsWith(OUTER_SOURCE_PREFIX)) {
      if (hasOuterTrouble) return;
      hasOuterTrouble = true;
      events.onOuterTrouble(event.error?.message ?? sourceId);
      return;
    }
    console.error('The base map reports:', event.error);
  });

  const tellView = () => {
    const { lng, lat } = map.getCenter();
    const bounds = map.getBounds();
    events.onView({ longitude: lng, latitude: lat, zoom: map.getZoom() }, [
      bounds.getWest(),
      bounds.getSouth(),
      bounds.getEast(),
      bounds.getNorth(),
    ]);
  };
  let lastTold = 0;
  map.on('move', () => {
    if (performance.now() - lastTold < viewMilliseconds) return;
    lastTold = performance.now();
    tellView();
  });
  map.on('moveend', tellView);
  // What was under the pointer no longer is.
  map.on('movestart', () => events.onHover(null));
  map.on('resize', tellView);
  map.once('load', () => {
    tellView();
    events.onReady();
  });

  const countyAt = (point: { x: number; y: number }): string | null => {
    if (!map.getLayer('county-areas')) return null;
    const [county] = map.queryRenderedFeatures([point.x, point.y], { layers: ['county-areas'] });
    return county ? String(county.properties['adcode']) : null;
  };
  map.on('mousemove', ({ point, originalEvent }) => {
    if (originalEvent.buttons !== 0) return;
    showHovered(countyAt(point));
    events.onHover({ x: point.x, y: point.y });
  });
  map.on('mouseout', () => {
    showHovered(null);
    events.onHover(null);
  });
  map.on('click', ({ point, originalEvent }) =>
    events.onClick(
      { x: point.x, y: point.y },
      countyAt(point),
      (originalEvent as PointerEvent).pointerType === 'touch',
    ),
  );

  let names: { marker: Marker; holds: CountyButton['holds'] }[] = [];
  const animation = () => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : motion.camera);

  return {
    setStyle(next) {
      hasOuterTrouble = false;
      map.setStyle(next, { diff: true });
    },
    setLayers(next) {
      layers = next;
      overlay?.setProps({ layers: next as Layer[] });
    },
    enterCounty(adcode) {
      entered = adcode;
      showEntered();
      showHovered(null);
    },
    setCountyButtons(buttons, className) {
      for (const { marker } of names) marker.remove();
      names = buttons.map(({ adcode, name, title, place, holds }) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = className;
        button.textContent = name;
        button.title = title;
        button.dataset['adcode'] = adcode;
        button.addEventListener('click', (event) => {
          event.stopPropagation();
          events.onCounty(adcode);
        });
        const marker = new Marker({ element: button }).setLngLat([place[0], place[1]]).addTo(map);
        // MapLibre names every marker "Map marker"; ours has a text of its own.
        button.removeAttribute('aria-label');
        button.removeAttribute('role');
        return { marker, holds };
      });
    },
    keepNamesOff(circles) {
      const obstacles = circles.map(({ longitude, latitude, radius }) => {
        const { x, y } = map.project([longitude, latitude]);
        return { x, y, radius };
      });
      const labels = names.map(({ marker, holds }) => {
        const { x, y } = map.project(marker.getLngLat());
        const { offsetWidth: width, offsetHeight: height } = marker.getElement();
        const mayStandAt = (left: number, top: number) => {
          const { lng, lat } = map.unproject([left, top]);
          return holds(lng, lat);
        };
        return { x, y, width, height, mayStandAt };
      });
      dodgeLabels(labels, obstacles).forEach((offset, place) => names[place]?.marker.setOffset([offset[0], offset[1]]));
    },
    showBounds(bounds, padding, maxZoom = 17) {
      map.fitBounds(bounds as [number, number, number, number], { padding, maxZoom, duration: animation() });
    },
    lookAt({ longitude, latitude, zoom }) {
      map.easeTo({ center: [longitude, latitude], zoom, duration: animation() });
    },
    projection: {
      project: (longitude, latitude) => map.project([longitude, latitude]),
      unproject: (x, y) => {
        const { lng, lat } = map.unproject([x, y]);
        return { longitude: lng, latitude: lat };
      },
    },
    setPointer(isOverSomething) {
      map.getCanvas().style.cursor = isOverSomething ? 'pointer' : '';
    },
    destroy() {
      container.removeEventListener('webglcontextlost', onContextLost, true);
      for (const { marker } of names) marker.remove();
      unmountOverlay();
      map.remove();
    },
  };
}
