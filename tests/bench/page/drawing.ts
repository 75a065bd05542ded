/** Four ways to draw the same points, each on a page of its own. */
import { COORDINATE_SYSTEM, type Layer } from '@deck.gl/core';
import { DataFilterExtension } from '@deck.gl/extensions';
import { ScatterplotLayer } from '@deck.gl/layers';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

import { thinPoints } from '@/map/displays/points/thin-points';
import { PointLayer } from '@/map/displays/points/point-layer';
import { BlockBounds } from '@/store/block-bounds';
import { compact } from '@/store/rows-in-view';
import { loadedEngine } from '../engine/our-engine';
import { LAST_DAY, makeDataset, type Dataset } from '../dataset';
import { CENTRE, DeckStage, drawnPixels, finish, HEIGHT, nextFrame, WIDTH, ZOOM } from './stage';

setWorkerUrl(workerUrl);

/** Ranges, both ends included: every contender can do these. */
interface Choice {
  readonly risk: readonly [number, number];
  readonly status: readonly [number, number];
  readonly due: readonly [number, number];
}

export const CONTENDERS = ['ours', 'maplibre', 'deck-filter', 'deck-plain'] as const;
export type DrawingContender = (typeof CONTENDERS)[number];

interface Drawer {
  first(): Promise<void>;
  /** Resolves when the frame with the new filter has been drawn. */
  choose(choice: Choice): Promise<void> | void;
  pan(longitude: number): Promise<void> | void;
  drawn(): number;
}

const everything: Choice = { risk: [0, 4], status: [0, 5], due: [0, LAST_DAY] };
const strong = (number: number): Choice => ({ risk: [0, 0], status: [0, 1], due: [number % 2 === 0 ? 500 : 700, 900] });
const weak = (number: number): Choice => ({
  risk: [1, 4],
  status: [0, 3],
  due: [number % 2 === 0 ? 100 : 150, LAST_DAY],
});
const colours = [
  [200, 30, 40],
  [230, 130, 30],
  [220, 200, 40],
  [60, 120, 220],
  [150, 150, 150],
] as const;
const RADIUS = 3.5;
/** A scenario of a slow drawer ends after this, but not before two samples. */
const BUDGET_MS = 12_000;

/**
 * Tells the samples of each scenario, in milliseconds, as soon as it is done: a drawer that does not
 * finish in time keeps what it has. Pixels are proof that points were there.
 */
export async function measureDrawing(contender: DrawingContender, rows: number, samples: number): Promise<number> {
  const tell = (scenario: string, times: number[]) => console.log(`bench ${JSON.stringify([scenario, times])}`);
  const data = makeDataset(rows);
  const began = performance.now();
  const drawer = makers[contender](data);
  await drawer.first();
  tell('first points', [performance.now() - began]);
  const pixels = drawer.drawn();
  const run = async (scenario: string, step: (number: number) => Promise<void> | void) => {
    await step(-1);
    const taken: number[] = [];
    const start = performance.now();
    for (let number = 0; number < samples && (number < 2 || performance.now() - start < BUDGET_MS); number += 1) {
      await nextFrame();
      const from = performance.now();
      await step(number);
      taken.push(performance.now() - from);
    }
    tell(scenario, taken);
  };
  await run('filter change, strong', (number) => drawer.choose(strong(number)));
  await run('filter change, weak', (number) => drawer.choose(weak(number)));
  if (drawer.drawn() === 0) throw new Error(`${contender} shows nothing after its filters.`);
  await drawer.choose(everything);
  await run('pan, all points', (number) => drawer.pan(CENTRE.longitude + 0.002 * ((number & 3) + 1)));
  return pixels;
}

const makers: Record<DrawingContender, (data: Dataset) => Drawer> = {
  ours: drawOurs,
  maplibre: drawMapLibre,
  'deck-filter': drawDeckFilter,
  'deck-plain': drawDeckPlain,
};

/** Room round the view, and how often a moving view is composed anew: as in the product. */
const MARGIN = 0.08;
const VIEW_MS = 140;

/**
 * The whole way of the product: engine, what passes in view, thinning, indices. While the view moves the
 * product composes anew only now and then; frames between show what was composed, moved.
 */
function drawOurs(data: Dataset): Drawer {
  const { lens } = loadedEngine(data, 'simd');
  const blocks = new BlockBounds();
  blocks.include(data.lon, data.lat, 0, data.rows);
  const stage = new DeckStage();
  const columns = { lon: data.lon, lat: data.lat, values: data.codes.risk };
  let longitude = CENTRE.longitude;
  let layers: Layer[] = [];
  let composedAt = 0;
  const compose = () => {
    const halfWidth = (WIDTH / 2 / (512 * 2 ** ZOOM)) * 360 * (1 + 2 * MARGIN);
    const halfHeight = (halfWidth * HEIGHT) / WIDTH;
    const bounds = [
      longitude - halfWidth,
      CENTRE.latitude - halfHeight,
      longitude + halfWidth,
      CENTRE.latitude + halfHeight,
    ] as const;
    const ranges = blocks.rangesWithin(bounds, data.rows);
    const { rows } = compact(lens, ranges, data.lon, data.lat, bounds, lens.passing);
    const { indices } = thinPoints(columns, rows, bounds, ZOOM);
    composedAt = performance.now();
    layers = [
      new PointLayer({
        id: 'points',
        ...columns,
        revision: 1,
        indices,
        palette: colours.map((colour) => [...colour, 255] as [number, number, number, number]),
        paper: [255, 255, 255, 255],
        ink: [0, 0, 0, 255],
        shape: 'circle',
        size: 2 * RADIUS,
      }),
    ];
    return layers;
  };
  return {
    first() {
      const made = compose();
      return stage.firstPoints(() => made);
    },
    choose(choice) {
      for (const name of ['risk', 'status'] as const)
        lens.allow(
          name,
          Uint8Array.from({ length: 6 }, (_, code) =>
            code >= choice[name][0] && code <= choice[name][1] ? 1 : 0,
          ).subarray(0, name === 'risk' ? 5 : 6),
        );
      lens.between('due', choice.due);
      stage.frame(compose(), longitude);
    },
    pan(to) {
      longitude = to;
      stage.frame(performance.now() - composedAt > VIEW_MS ? compose() : layers, to);
    },
    drawn: () => stage.drawn(),
  };
}

function binaryOf(data: Dataset) {
  const positions = new Float32Array(data.rows * 2);
  const colour = new Uint8Array(data.rows * 3);
  const filter = new Float32Array(data.rows * 3);
  for (let row = 0; row < data.rows; row += 1) {
    positions.set([data.lon[row]! / 1e6, data.lat[row]! / 1e6], row * 2);
    colour.set(colours[data.codes.risk[row]!]!, row * 3);
    filter.set([data.codes.risk[row]!, data.codes.status[row]!, data.due[row]!], row * 3);
  }
  return { positions, colour, filter };
}

const scatterProps = {
  id: 'scatter',
  coordinateSystem: COORDINATE_SYSTEM.LNGLAT,
  radiusUnits: 'pixels',
  getRadius: RADIUS,
  pickable: false,
} as const;

function drawDeckFilter(data: Dataset): Drawer {
  const { positions, colour, filter } = binaryOf(data);
  const binary = {
    length: data.rows,
    attributes: {
      getPosition: { value: positions, size: 2 },
      getFillColor: { value: colour, size: 3 },
      getFilterValue: { value: filter, size: 3 },
    },
  };
  const extensions = [new DataFilterExtension({ filterSize: 3 })];
  const stage = new DeckStage();
  let choice = everything;
  const layers = () => [
    new ScatterplotLayer({
      ...scatterProps,
      data: binary as never,
      extensions,
      filterRange: [choice.risk, choice.status, choice.due],
    } as never),
  ];
  return deckDrawer(stage, layers, (next) => (choice = next));
}

/** The rows that pass are copied into shorter arrays at each change. */
function drawDeckPlain(data: Dataset): Drawer {
  const { positions, colour } = binaryOf(data);
  const pack = (choice: Choice) => {
    const passing = { positions: new Float32Array(data.rows * 2), colour: new Uint8Array(data.rows * 3) };
    let length = 0;
    for (let row = 0; row < data.rows; row += 1) {
      if (!passes(data, row, choice)) continue;
      passing.positions[length * 2] = positions[row * 2]!;
      passing.positions[length * 2 + 1] = positions[row * 2 + 1]!;
      for (let part = 0; part < 3; part += 1) passing.colour[length * 3 + part] = colour[row * 3 + part]!;
      length += 1;
    }
    return {
      length,
      attributes: {
        getPosition: { value: passing.positions.subarray(0, length * 2), size: 2 },
        getFillColor: { value: passing.colour.subarray(0, length * 3), size: 3 },
      },
    };
  };
  const stage = new DeckStage();
  let binary = pack(everything);
  const layers = () => [new ScatterplotLayer({ ...scatterProps, data: binary as never } as never)];
  return deckDrawer(stage, layers, (next) => (binary = pack(next)));
}

function passes(data: Dataset, row: number, { risk, status, due }: Choice): boolean {
  const within = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high;
  return within(data.codes.risk[row]!, risk) && within(data.codes.status[row]!, status) && within(data.due[row]!, due);
}

function deckDrawer(stage: DeckStage, layers: () => Layer[], set: (choice: Choice) => unknown): Drawer {
  return {
    first() {
      const made = layers();
      return stage.firstPoints(() => made);
    },
    choose(choice) {
      set(choice);
      stage.frame(layers());
    },
    pan: (to) => stage.frame(layers(), to),
    drawn: () => stage.drawn(),
  };
}

/** By address, as its documents advise for large sources: the collection goes to its worker and no copy stays in the page. */
function drawMapLibre({ rows }: Dataset): Drawer {
  return mapLibreDrawer(`${location.origin}/points/${rows}.geojson`);
}

/** MapLibre circles over GeoJSON: `first` resolves at the first frame with points. */
export function mapLibreDrawer(data: GeoJSON.FeatureCollection | string): Drawer {
  const map = new MapLibreMap({
    container: 'stage',
    center: [CENTRE.longitude, CENTRE.latitude],
    zoom: ZOOM,
    pixelRatio: 1,
    fadeDuration: 0,
    attributionControl: false,
    style: {
      version: 8,
      // No deeper tiles than are looked at, and no points told twice at their edges: what its documents advise for large data.
      sources: { points: { type: 'geojson', data, maxzoom: 9, buffer: 0 } },
      layers: [
        {
          id: 'points',
          type: 'circle',
          source: 'points',
          paint: {
            'circle-radius': RADIUS,
            'circle-color': [
              'match',
              ['get', 'risk'],
              0,
              '#c81e28',
              1,
              '#e6821e',
              2,
              '#dcc828',
              3,
              '#3c78dc',
              '#969696',
            ],
          },
        },
      ],
    },
  });
  const gl = () => map.getCanvas().getContext('webgl2') as WebGL2RenderingContext;
  let pixels = 0;
  const after = (event: 'render' | 'idle', act: () => void) =>
    new Promise<void>((resolve) => {
      void map.once(event, () => {
        finish(gl());
        resolve();
      });
      act();
    });
  return {
    first: () =>
      new Promise((resolve) => {
        const look = () => {
          pixels = drawnPixels(gl());
          if (pixels < 200) return;
          map.off('render', look);
          resolve();
        };
        map.on('render', look);
      }),
    choose: async (choice) => {
      const within = (name: 'risk' | 'status' | 'due') => [
        ['>=', ['get', name], choice[name][0]],
        ['<=', ['get', name], choice[name][1]],
      ];
      await after('idle', () =>
        map.setFilter('points', ['all', ...within('risk'), ...within('status'), ...within('due')] as never),
      );
    },
    pan: (to) => after('render', () => map.jumpTo({ center: [to, CENTRE.latitude] })),
    drawn: () => {
      map.redraw();
      return drawnPixels(gl());
    },
  };
}
