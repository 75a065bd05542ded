import type { Layer } from '@deck.gl/core';
import { MapboxOverlay } from '@deck.gl/mapbox';
import type { Device } from '@luma.gl/core';
import type { Map as BaseMap } from 'maplibre-gl';

/**
 * deck.gl over MapLibre. MapLibre takes a lost context back by itself; deck has no recovery, so it gets a fresh overlay,
 * and not before the map beneath has its style again.
 */
export class DeckOverlay {
  private readonly map: BaseMap;
  private readonly onLost: () => void;
  private layers: readonly Layer[] = [];
  private overlay: MapboxOverlay | null = null;
  private device: Device | null = null;
  private isBaseLost = false;
  private isOverlayLost = false;

  /** `onLost`: the layers were lost with their context; they have to be given again, as new ones. */
  constructor(map: BaseMap, onLost: () => void) {
    this.map = map;
    this.onLost = onLost;
    this.mount();
    map.on('webglcontextrestored', () => {
      this.isBaseLost = false;
      this.remount();
    });
    // The event does not bubble, but whoever stands above the canvas hears it on its way down.
    map.getContainer().addEventListener('webglcontextlost', this.hearLoss, true);
  }

  setLayers(layers: readonly Layer[]): void {
    this.layers = layers;
    this.overlay?.setProps({ layers: layers as Layer[] });
  }

  destroy(): void {
    this.map.getContainer().removeEventListener('webglcontextlost', this.hearLoss, true);
    this.unmount();
  }

  private readonly hearLoss = (event: Event) => {
    if (event.target === this.map.getCanvas()) this.isBaseLost = true;
    else this.isOverlayLost = true;
    // After everybody else has heard of it.
    window.setTimeout(() => this.remount());
  };

  private remount(): void {
    if (!this.isOverlayLost || this.isBaseLost || !this.overlay) return;
    this.isOverlayLost = false;
    this.unmount();
    // A layer that was taken down cannot be put up again: the next ones are new.
    this.layers = [];
    this.mount();
    this.onLost();
  }

  private mount(): void {
    this.overlay = new MapboxOverlay({
      interleaved: false,
      layers: this.layers as Layer[],
      onDeviceInitialized: (device) => {
        this.device = device;
      },
    });
    this.map.addControl(this.overlay);
  }

  private unmount(): void {
    if (this.overlay) this.map.removeControl(this.overlay);
    this.overlay = null;
    // deck means to use a device again and leaves it be: its observers would hold the whole map, its
    // context would count among the sixteen that a browser allows.
    this.device?.canvasContext?.destroy();
    (this.device?.handle as WebGL2RenderingContext | undefined)?.getExtension('WEBGL_lose_context')?.loseContext();
    this.device = null;
  }
}
