import { GeoJsonLayer } from '@deck.gl/layers';
import { describe, expect, it } from 'vitest';
import { moods } from '@/ui/tokens';
import {
  anchorIn,
  attributesOf,
  composePicture,
  inViewOf,
  keptCircles,
  layersOf,
  noteOf,
  pickFrom,
} from './composition';
import { clusters } from './displays/clusters';
import { heat } from './displays/heat';
import { hexagons } from './displays/hexagons';
import type { MapStageProps } from './map-stage';
import { crowd, inputOf, MIDDLE, PLAIN_LOOK, pointerAt, tableOf, TODAY } from './picture.test-support';
import { cameraOptions } from './stage/camera';
import type { Tool } from './tools/tool';
import type { Picked, ViewInput, ViewLayer } from './view-layer';
import { drawnShape } from './view-layers/drawn-shape';
import { selectionRing } from './view-layers/selection-ring';

const middle = [MIDDLE.longitude, MIDDLE.latitude] as const;
const zoom = 9;
const table = tableOf({ enterprises: crowd(1, 50, middle), hazards: [{ id: 900, at: [114.4, 33], status: 1 }] });

/** A layer that says how often it composed. */
function counted(id: string, says: Partial<ViewLayer<number>> = {}): ViewLayer<number> & { composed(): number } {
  let times = 0;
  return { id, compose: () => (times += 1), layers: () => [], composed: () => times, ...says };
}

describe('a picture', () => {
  it('composes each layer once for an input, whatever else changes in the list', () => {
    const [first, second] = [counted('first'), counted('second')];
    const input = inputOf(table, zoom);
    composePicture([first, second], input);
    composePicture([second, drawnShape(null), first], input);
    expect([first.composed(), second.composed()]).toEqual([1, 1]);
    composePicture([first], { ...input });
    expect([first.composed(), second.composed()]).toEqual([2, 1]);
  });

  it('lies in the order of its list', () => {
    const ring = selectionRing({ kind: 'hazards', id: 900 });
    const shape = drawnShape([
      [113.9, 32.9],
      [114.1, 32.9],
      [114, 33.1],
    ]);
    const draw = (viewLayers: readonly ViewLayer[]) =>
      layersOf(composePicture(viewLayers, inputOf(table, zoom)), PLAIN_LOOK).map(({ id }) => id);
    expect(draw([hexagons, shape, ring])).toEqual(['hexagons', 'hexagon-counts', 'drawn-shape', 'selected-ring']);
    expect(draw([shape, hexagons])).toEqual(['drawn-shape', 'hexagons', 'hexagon-counts']);
  });

  it('answers the pointer from the top down', () => {
    const answer = (id: number): Picked => ({ type: 'symbol', mark: { id } as never });
    const [below, above] = [counted('below', { pick: () => answer(1) }), counted('above', { pick: () => answer(2) })];
    const deaf = counted('deaf', { pick: () => null });
    const pick = (viewLayers: readonly ViewLayer[]) =>
      pickFrom(composePicture(viewLayers, inputOf(table, zoom)), pointerAt(zoom, middle));
    expect(pick([below, above, deaf])).toEqual(answer(2));
    expect(pick([above, below])).toEqual(answer(1));
    expect(pick([drawnShape(null)])).toBeNull();
  });

  it('gathers what names keep off, figures for its element, and what is in view', () => {
    const picture = composePicture([drawnShape(null), clusters, selectionRing(null)], inputOf(table, zoom));
    expect(keptCircles(picture).length).toBe(1);
    expect(attributesOf(picture)).toEqual({
      'data-shape': 0,
      'data-mode': 'clusters',
      'data-drawn-clusters': 1,
      'data-drawn-points': 1,
    });
    expect(inViewOf(picture).count).toBe(51);
    expect(noteOf(picture)).toBeNull();
    expect(inViewOf(composePicture([], inputOf(table, zoom)))).toEqual({ rows: {}, count: 0 });
  });

  it('hands on the note of the display that has one', () => {
    expect(noteOf(composePicture([drawnShape(null), heat], inputOf(table, zoom)))).toMatchObject({ largest: 50 });
  });
});

describe('the ring of the selection', () => {
  const ringOf = (viewLayers: readonly ViewLayer[], id: number) => {
    const picture = composePicture([...viewLayers, selectionRing({ kind: 'enterprises', id })], inputOf(table, zoom));
    const layers = layersOf(picture, { ...PLAIN_LOOK, anchorOf: (key) => anchorIn(picture, key) });
    return (layers.at(-1)!.props.data as { longitude: number; radius: number }[])[0];
  };

  it('goes round the symbol where there is one', () => {
    const picture = composePicture([clusters], inputOf(table, zoom));
    const anchor = anchorIn(picture, { kind: 'hazards', id: 900 });
    expect(anchor).toEqual({ longitude: 114.4, latitude: 33, offset: [0, 0], radius: 22 });
  });

  it('goes round the bare place in a crowd and on a surface', () => {
    const bare = { longitude: 114.0002, latitude: 33, offset: [0, 0], radius: 14 };
    expect(ringOf([clusters], 3)).toEqual(bare);
    expect(ringOf([hexagons], 3)).toEqual(bare);
  });

  it('goes round nothing where the record is not held or has no place', () => {
    expect(ringOf([clusters], 12_345)).toBeUndefined();
    const unplaced = composePicture([clusters], inputOf(tableOf({ tailings_dams: [{ id: 1, at: null }] }), zoom));
    expect(anchorIn(unplaced, { kind: 'tailings_dams', id: 1 })).toBeNull();
  });
});

/** What no screen has yet: counties that stand up by their share of grave records, seen from the side, and a hand that moves a record. */
describe('a stage of another kind', () => {
  const county = {
    type: 'Feature' as const,
    properties: { adcode: '411702', name: '驿城区', nameEn: 'Yicheng', label: middle },
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [113.5, 32.5],
          [114.5, 32.5],
          [114.5, 33.5],
          [113.5, 33.5],
          [113.5, 32.5],
        ],
      ],
    },
  };
  const standing: ViewLayer<{ readonly meters: number }> = {
    id: 'standing-counties',
    compose({ lens }: ViewInput) {
      const counts = lens.kinds.enterprises!.counts('risk');
      return { meters: (20_000 * counts[3]!) / counts.reduce((sum, count) => sum + count, 0) };
    },
    layers: ({ meters }, { ground }) => [
      new GeoJsonLayer({
        id: 'standing-counties',
        data: county,
        extruded: true,
        getElevation: meters,
        getFillColor: ground === 'dark' ? [40, 60, 80] : [200, 210, 220],
      }),
    ],
    facts: ({ meters }) => ({ 'highest-county': meters }),
  };
  const moved: [number, number][] = [];
  const move: Tool = {
    hasSheet: true,
    finish(path, hand) {
      const picked = hand.pick(path[0]!);
      const { longitude, latitude } = hand.projection.unproject(path.at(-1)!.x, path.at(-1)!.y);
      if (picked?.type === 'symbol') moved.push([longitude, latitude]);
    },
  };
  const stage = {
    viewLayers: [standing, clusters],
    question: { lens: table.openLens(), variable: 'risk', today: TODAY },
    base: { basemap: { kind: 'local' } as never, counties: [county], entered: null, onEnter: () => undefined },
    dress: { ground: 'dark', mood: moods.stage },
    camera: { start: null, target: { to: 'county', adcode: '411702' }, tilt: { pitch: 50 } },
    tools: { browse: {}, move },
    mode: 'move',
    onView: () => undefined,
  } as const satisfies MapStageProps<'browse' | 'move'>;

  it('draws what it is given, from the bottom up', () => {
    const picture = composePicture(stage.viewLayers, inputOf(table, zoom));
    const layers = layersOf(picture, { ...PLAIN_LOOK, ground: stage.dress.ground });
    expect(layers.map(({ id }) => id).slice(0, 2)).toEqual(['standing-counties', 'cluster-pies-risk-dark']);
    expect(layers[0]!.props).toMatchObject({ extruded: true, getElevation: 20_000 });
    expect(attributesOf(picture)).toMatchObject({ 'data-highest-county': 20_000, 'data-mode': 'clusters' });
  });

  it('is seen from the side, and nobody can turn it', () => {
    const options = cameraOptions(stage.camera, [113.5, 32.5, 114.5, 33.5], 40);
    expect(options).toMatchObject({ pitch: 50, bearing: 0, dragRotate: false, touchPitch: false });
  });

  it('has a tool of its own beside the others', () => {
    const picture = composePicture(stage.viewLayers, inputOf(table, zoom));
    const from = pointerAt(zoom, [114.4, 33]);
    stage.tools[stage.mode].finish!([from, { x: from.x, y: from.y + 50 }], {
      projection: from.projection,
      pick: (point) => pickFrom(picture, { ...from, ...point }),
    } as Parameters<NonNullable<Tool['finish']>>[1]);
    expect(moved.length).toBe(1);
    expect(moved[0]![0]).toBeCloseTo(114.4, 6);
    expect(moved[0]![1]).toBeLessThan(33);
  });
});
