import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Camera, cameraOptions, edgePadding } from './camera';

const whole = [113, 32, 115, 34] as const;

function aMap() {
  return {
    touchZoomRotate: { disableRotation: vi.fn() },
    keyboard: { disableRotation: vi.fn() },
    fitBounds: vi.fn(),
    easeTo: vi.fn(),
  };
}

describe('the camera', () => {
  beforeEach(() => vi.stubGlobal('window', { matchMedia: () => ({ matches: false }) }));

  it('looks straight down unless told otherwise, at all of the ground or where it was', () => {
    const flat = cameraOptions({ start: null }, whole, 40);
    expect(flat).toMatchObject({ bounds: [...whole], fitBoundsOptions: { padding: 40 }, dragRotate: false });
    expect(flat).not.toHaveProperty('pitch');
    const start = { longitude: 114, latitude: 33, zoom: 10 };
    expect(cameraOptions({ start }, whole, 40)).toMatchObject({ center: [114, 33], zoom: 10 });
    expect(cameraOptions({ start }, whole, 40)).not.toHaveProperty('bounds');
  });

  it('looks from the side where it may, also from further down than MapLibre allows unasked', () => {
    expect(cameraOptions({ start: null, tilt: { pitch: 50 } }, whole, 40)).toMatchObject({ pitch: 50, maxPitch: 60 });
    const free = cameraOptions({ start: null, tilt: { pitch: 70, bearing: 20, isFree: true } }, whole, 40);
    expect(free).toMatchObject({ pitch: 70, bearing: 20, maxPitch: 70, dragRotate: true, pitchWithRotate: true });
  });

  it('stays tilted when it moves, and keeps hands from turning it', () => {
    const map = aMap();
    new Camera(map as never, { pitch: 50 }).showBounds(whole, 20);
    expect(map.fitBounds.mock.lastCall![1]).toMatchObject({ pitch: 50, bearing: 0, padding: 20 });
    expect(map.keyboard.disableRotation).toHaveBeenCalled();
    const flat = aMap();
    new Camera(flat as never, undefined).showBounds(whole, 20);
    expect(flat.fitBounds.mock.lastCall![1]).not.toHaveProperty('pitch');
    const free = aMap();
    new Camera(free as never, { pitch: 50, isFree: true }).lookAt({ longitude: 114, latitude: 33, zoom: 9 });
    expect(free.touchZoomRotate.disableRotation).not.toHaveBeenCalled();
    expect(free.easeTo).toHaveBeenCalledOnce();
  });

  it('leaves room by the smaller edge, and never more than a hand’s breadth', () => {
    expect(edgePadding({ width: 390, height: 844 })).toBe(20);
    expect(edgePadding({ width: 3000, height: 2000 })).toBe(56);
  });
});
