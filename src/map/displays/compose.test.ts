import { afterEach, describe, expect, it, vi } from 'vitest';
import { NO_PLACES } from '@/store/dimension';
import { questionOf } from '@/store/question';
import { crowd, inputOf, MIDDLE, PLAIN_LOOK, tableOf } from '../picture.test-support';
import { DISPLAYS, DISPLAY_IDS, displayOf, rowsToCome } from '.';
import { clusters } from './clusters';
import { clusterRadius } from './clusters/cluster-radius';
import { heat } from './heat';
import { hexagons } from './hexagons';
import { points } from './points';

const town = [MIDDLE.longitude - 0.4, MIDDLE.latitude] as const;
const alone = [MIDDLE.longitude + 0.4, MIDDLE.latitude + 0.2] as const;
const cityZoom = 9;
const streetZoom = 15;

/** A town of a hundred and twenty, one of them grave; a hazard that stands alone; a dam without a place. */
function someTable() {
  const townsfolk = crowd(1, 120, town);
  return tableOf({
    enterprises: [{ ...townsfolk[0]!, risk: 1 }, ...townsfolk.slice(1)],
    hazards: [{ id: 900, at: alone, grade: 1, status: 1 }],
    tailings_dams: [{ id: 500, at: null, risk: 1 }],
  });
}

describe('clusters', () => {
  it('joins who would lie on each other and shows who stands alone', () => {
    const picture = clusters.compose(inputOf(someTable(), cityZoom));
    expect(picture.crowds.map(({ count, worst }) => [count, worst])).toEqual([[120, 0]]);
    expect(picture.symbols.map(({ kind, id }) => [kind, id])).toEqual([['hazards', 900]]);
    expect(clusters.facts!(picture)).toEqual({ mode: 'clusters', 'drawn-clusters': 1, 'drawn-points': 1 });
    expect(clusters.inView(picture)).toMatchObject({ count: 121 });
  });

  it('shows every record by itself where streets can be told apart', () => {
    const table = tableOf({ enterprises: crowd(1, 120, [MIDDLE.longitude, MIDDLE.latitude]) });
    const picture = clusters.compose(inputOf(table, streetZoom));
    expect(picture.crowds).toEqual([]);
    expect(picture.symbols.length + picture.symbols.reduce((sum, { hiddenHere }) => sum + hiddenHere, 0)).toBe(120);
    expect(clusters.facts!(picture)).toMatchObject({ mode: 'symbols' });
  });

  it('keeps names off every cluster, with room between', () => {
    const picture = clusters.compose(inputOf(someTable(), cityZoom));
    const [circle, ...others] = clusters.keepOff!(picture);
    expect(others).toEqual([]);
    expect(circle!.radius).toBe(clusterRadius(120) + 3);
    expect(circle!.longitude).toBeCloseTo(picture.crowds[0]!.longitude, 9);
  });

  it('says where a record stands that has a symbol, and nothing of one in a crowd', () => {
    const picture = clusters.compose(inputOf(someTable(), cityZoom));
    expect(clusters.anchorOf!(picture, { kind: 'hazards', id: 900 })).toMatchObject({ radius: 22, offset: [0, 0] });
    expect(clusters.anchorOf!(picture, { kind: 'enterprises', id: 5 })).toBeNull();
  });

  it('draws pies and their counts, then symbols and what they hide', () => {
    const layers = clusters.layers(clusters.compose(inputOf(someTable(), cityZoom)), PLAIN_LOOK);
    expect(layers.map(({ id }) => id)).toEqual([
      'cluster-pies-risk-light',
      'cluster-counts',
      'symbols-none',
      'stack-counts',
    ]);
    expect(layers.map(({ props }) => (props.data as unknown[]).length)).toEqual([1, 1, 1, 0]);
  });
});

describe('points', () => {
  it('draws one record of each few pixels, the gravest', () => {
    const picture = points.compose(inputOf(someTable(), cityZoom));
    expect(picture.symbols).toEqual([]);
    const drawn = picture.points!.enterprises!.indices;
    expect(drawn.length).toBeLessThan(120);
    const store = picture.input.lens.kinds.enterprises!.store;
    expect([...drawn].map((row) => store.column('id')[row])).toContain(1);
    expect(points.facts!(picture)).toEqual({ mode: 'points', 'drawn-points': drawn.length + 1 });
    expect(points.inView(picture).count).toBe(121);
  });

  it('shows symbols where streets can be told apart', () => {
    const table = tableOf({ enterprises: crowd(1, 20, [MIDDLE.longitude, MIDDLE.latitude]) });
    const picture = points.compose(inputOf(table, streetZoom));
    expect(picture.points).toBeNull();
    expect(points.facts!(picture)).toMatchObject({ mode: 'symbols' });
    expect(points.anchorOf!(picture, { kind: 'enterprises', id: 1 })).not.toBeNull();
  });

  it('draws a layer a kind, of the columns themselves', () => {
    const table = someTable();
    const layers = points.layers(points.compose(inputOf(table, cityZoom)), PLAIN_LOOK);
    const ids = layers.map(({ id }) => id);
    expect(ids).toEqual([
      'points-enterprises',
      'points-tailings_dams',
      'points-hazards',
      'symbols-none',
      'stack-counts',
    ]);
    expect(layers[0]!.props).toMatchObject({ lon: table.kinds.enterprises!.store.column('lon'), shape: 'circle' });
  });
});

describe('heat', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('counts every record in view and says how large a cell is', () => {
    const picture = heat.compose(inputOf(someTable(), cityZoom));
    expect(picture.grid.counts.reduce((sum, count) => sum + count, 0)).toBe(121);
    const note = heat.note!(picture)!;
    expect(note).toMatchObject({ largest: picture.grid.largest, per: 'analysis:display.perCell' });
    expect(note.meters).toBeGreaterThan(500);
    expect(heat.note!(picture)).toBe(note);
  });

  it('draws one picture, and none where nothing is', () => {
    class Pixels {
      readonly data: Uint8ClampedArray;
      constructor(across: number, down: number) {
        this.data = new Uint8ClampedArray(across * down * 4);
      }
    }
    vi.stubGlobal('ImageData', Pixels);
    const [layer] = heat.layers(heat.compose(inputOf(someTable(), cityZoom)), PLAIN_LOOK);
    const { data } = (layer!.props as unknown as { image: Pixels }).image;
    expect(data.filter((opacity, at) => at % 4 === 3 && opacity > 0).length).toBeGreaterThan(1);
    const nothing = heat.compose(inputOf(tableOf({ enterprises: [] }), cityZoom));
    expect(heat.layers(nothing, PLAIN_LOOK)).toEqual([]);
    expect(heat.note!(nothing)).toBeNull();
  });
});

describe('hexagons', () => {
  it('counts every record in view, and keeps names between its figures', () => {
    const picture = hexagons.compose(inputOf(someTable(), cityZoom));
    expect(picture.hexagons.reduce((sum, { count }) => sum + count, 0)).toBe(121);
    const largest = Math.max(...picture.hexagons.map(({ count }) => count));
    expect(hexagons.note!(picture)).toEqual({ largest, per: 'analysis:display.perHexagon', meters: null });
    expect(hexagons.keepOff!(picture).map(({ radius }) => radius)).toEqual(picture.hexagons.map(() => 5));
    expect(hexagons.facts!(picture)).toEqual({ mode: 'hexagons', 'drawn-hexagons': picture.hexagons.length });
    expect(hexagons.layers(picture, PLAIN_LOOK).map(({ id }) => id)).toEqual(['hexagons', 'hexagon-counts']);
  });
});

describe('every display', () => {
  it('has a name of its own and is found by it; the first stands in for others', () => {
    expect(new Set(DISPLAY_IDS).size).toBe(DISPLAYS.length);
    for (const display of DISPLAYS) expect(displayOf(display.id)).toBe(display);
    expect(displayOf('')).toBe(DISPLAYS[0]);
  });

  it.each(DISPLAYS)(
    '$id counts the same records in view, follows the filter, and lists the same object again',
    (display) => {
      const table = someTable();
      const lens = table.openLens();
      const composed = display.compose(inputOf(table, cityZoom, { lens }));
      expect(display.inView(composed).count).toBe(121);
      expect(display.inView(composed)).toBe(display.inView(composed));
      lens.ask(questionOf({ dimension: 'kind', any: ['hazards'] }), NO_PLACES);
      expect(display.inView(display.compose(inputOf(table, cityZoom, { lens }))).count).toBe(1);
    },
  );

  it('has its programs compiled before rows come, and nothing of them after', () => {
    const draw = (table: ReturnType<typeof tableOf>) =>
      rowsToCome.layers(rowsToCome.compose(inputOf(table, cityZoom)), PLAIN_LOOK).map(({ id }) => id);
    expect(draw(tableOf({}))).toEqual(['points-to-come']);
    expect(draw(someTable())).toEqual([]);
  });
});
