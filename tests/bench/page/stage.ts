/** What all who draw have in common: the same view, and the proof that something was drawn. */
import { Deck, MapView, type Layer } from '@deck.gl/core';

export const WIDTH = 1024;
export const HEIGHT = 768;
export const CENTRE = { longitude: 114.2, latitude: 32.98 };
export const ZOOM = 8;
/** More pixels than any dirt on an empty canvas. */
const SOME_PIXELS = 200;
const PATIENCE_MS = 120_000;

/** Where a canvas shows points; reading waits until the renderer has drawn. */
export function drawnPixels(gl: WebGL2RenderingContext): number {
  const pixels = new Uint8Array(WIDTH * HEIGHT * 4);
  gl.readPixels(0, 0, WIDTH, HEIGHT, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  let drawn = 0;
  for (let place = 3; place < pixels.length; place += 4) if (pixels[place]! > 0) drawn += 1;
  return drawn;
}

/** Waits until the renderer has done what it was told. */
export function finish(gl: WebGL2RenderingContext): void {
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
}

export function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Draws with deck, without waiting for its own beat. */
export class DeckStage {
  private readonly deck: Deck<MapView>;
  private gl: WebGL2RenderingContext | null = null;

  constructor(layers: Layer[] = []) {
    this.deck = new Deck({
      parent: document.querySelector<HTMLDivElement>('#stage')!,
      width: WIDTH,
      height: HEIGHT,
      useDevicePixels: false,
      views: new MapView({}),
      viewState: { ...CENTRE, zoom: ZOOM },
      controller: false,
      layers,
    });
  }

  /**
   * Frame after frame, with the layers there are by then, until points stand on the canvas: deck skips draws until its
   * programs are linked, and the first kind that comes may be a handful of dams on one spot.
   */
  async firstPoints(layers: () => Layer[]): Promise<void> {
    const began = performance.now();
    while (performance.now() - began < PATIENCE_MS) {
      await nextFrame();
      const gl = this.context();
      if (!gl) continue;
      this.deck.setProps({ layers: layers() });
      this.deck.redraw('bench');
      if (drawnPixels(gl) > SOME_PIXELS) return;
    }
    throw new Error('Nothing was drawn in two minutes.');
  }

  /** One frame, drawn and finished. */
  frame(layers: Layer[], longitude: number = CENTRE.longitude): void {
    this.deck.setProps({ layers, viewState: { ...CENTRE, longitude, zoom: ZOOM } });
    this.deck.redraw('bench');
    finish(this.gl!);
  }

  drawn(): number {
    this.deck.redraw('bench');
    return drawnPixels(this.gl!);
  }

  private context(): WebGL2RenderingContext | null {
    const { device, isInitialized } = this.deck as unknown as {
      device: { gl: WebGL2RenderingContext } | null;
      isInitialized: boolean;
    };
    if (!isInitialized || !device) return null;
    this.gl = device.gl;
    return this.gl;
  }
}
