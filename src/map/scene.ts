import { KINDS, type Kind } from '@/kinds';
import { definitionOf } from '@/kinds';
import { symbolKey } from '@/kinds/symbol';
import type { Bounds } from '@/store/block-bounds';
import type { Display } from '@/store/choice';
import { clusterLevel, clusterPlaces, type Cluster } from '@/store/clusters';
import type { Lens } from '@/store/lens';
import { passingRows, rowsInView } from '@/store/rows-in-view';
import { SHOWN_VALUES, type ColourVariable } from '@/kinds/colour-variables';
import { shownFacet, shownValues, storesOf } from '@/store/shown-values';
import { gatherHexagons, hexagonRadius, type Hexagon } from './displays/hexagons';
import { heatGrid, heatLevel, type HeatGrid } from './displays/heat-grid';
import { thinPoints, type ThinnedPoints } from './displays/thin-points';
import { spreadStacks } from './stacks';

/** Everything the drawing depends on. */
export interface SceneInput {
  readonly lens: Lens;
  readonly variable: ColourVariable;
  readonly display: Display;
  readonly bounds: Bounds;
  readonly zoom: number;
  /** Day number. */
  readonly today: number;
}

/** One symbol on the map. */
export interface SymbolMark {
  readonly kind: Kind;
  readonly row: number;
  readonly id: number;
  readonly longitude: number;
  readonly latitude: number;
  /** Position in the shown scale. */
  readonly value: number;
  readonly icon: string;
  /** Smaller is more urgent: decides what lies on top. */
  readonly rank: number;
  /** CSS pixels from the place, right and down: records of one place stand side by side. */
  readonly offset: readonly [number, number];
  /** Records of the same place that are not drawn; this mark carries their number. */
  readonly hiddenHere: number;
}

/** What is to be drawn: symbols one can tell apart, and clusters where they would lie on each other. */
export interface Scene {
  readonly mode: 'clusters' | 'symbols' | 'points' | 'heat' | 'hexagons';
  readonly clusters: readonly Cluster[];
  readonly symbols: readonly SymbolMark[];
  /** Points too many for symbols, by kind. */
  readonly points: Readonly<Partial<Record<Kind, ThinnedPoints>>>;
  readonly heat: HeatGrid | null;
  readonly hexagons: readonly Hexagon[];
  /** Zoom the scene was composed for: the grids of points and hexagons depend on it. */
  readonly zoom: number;
  /** Rows that pass and lie in view. */
  readonly inView: number;
  /** The first of them, for the list beside the map. */
  readonly rows: Readonly<Partial<Record<Kind, Uint32Array>>>;
}

/** Below this zoom records of one town lie on each other and are clustered. */
const symbolZoom = 14;
/** Up to so many in view the clusters may be fine ones. */
const sparseLimit = 700;
/** More symbols than this are no picture any more, whatever the zoom. */
const symbolLimit = 3000;

/** Cells beyond the view that decide how those at its edge are joined. */
const cellMargin = 4;

/** Composes what is drawn, from the lens as it stands. Cost: two passes over the passing rows in view. */
export function composeScene(input: SceneInput): Scene {
  if (
    input.display === 'heat' ||
    input.display === 'hexagons' ||
    (input.display === 'points' && input.zoom < symbolZoom)
  )
    return massScene(input, input.display);
  const view = rowsInView(input.lens, input.bounds, symbolLimit);
  const common = { ...nothing, zoom: input.zoom, inView: view.count, rows: view.rows };
  if (!view.isCut && input.zoom >= symbolZoom) {
    const marks = KINDS.flatMap((kind) => [...(view.rows[kind] ?? [])].map((row) => symbolMark(input, kind, row)));
    return { mode: 'symbols', clusters: [], symbols: worstOnTop(spreadStacks(marks, input.zoom)), ...common };
  }
  if (input.display === 'points') return massScene(input, 'points');
  const level = clusterLevel(input.zoom, view.count <= sparseLimit);
  const clusters = clusterPlaces(
    input.lens,
    input.variable,
    level,
    widened(input.bounds, (cellMargin * 360) / 2 ** level),
  ).filter(({ longitude, latitude }) => isWithin(input.bounds, longitude, latitude));
  const marks = clusters.flatMap(({ members }) => (members ?? []).map(({ kind, row }) => symbolMark(input, kind, row)));
  const crowds = clusters.filter(({ members }) => members === null);
  return {
    mode: crowds.length > 0 ? 'clusters' : 'symbols',
    clusters: crowds,
    symbols: worstOnTop(spreadStacks(marks, input.zoom)),
    ...common,
  };
}

const nothing = { points: {}, heat: null, hexagons: [] };

/** The displays that draw from all passing rows at once and make no object per row. */
function massScene(input: SceneInput, mode: 'points' | 'heat' | 'hexagons'): Scene {
  const { lens, bounds, zoom } = input;
  const [stores, shown] = [storesOf(lens), shownValues(lens, input.variable)];
  const { rows, count } = passingRows(lens, bounds);
  const listed = Object.fromEntries(Object.entries(rows).map(([kind, list]) => [kind, list.subarray(0, symbolLimit)]));
  const scene = { ...nothing, clusters: [], symbols: [], mode, zoom, inView: count, rows: listed };
  if (mode === 'heat') return { ...scene, heat: heatGrid(stores, rows, bounds, heatLevel(zoom)) };
  if (mode === 'hexagons') {
    const valueCount = SHOWN_VALUES[input.variable].length;
    return { ...scene, hexagons: gatherHexagons(stores, shown, rows, bounds, valueCount, hexagonRadius(zoom)) };
  }
  const points: Partial<Record<Kind, ThinnedPoints>> = {};
  for (const kind of KINDS) {
    const [store, values, list] = [stores[kind], shown[kind], rows[kind]];
    if (store && values && list)
      points[kind] = thinPoints({ lon: store.column('lon'), lat: store.column('lat'), values }, list, bounds, zoom);
  }
  return { ...scene, points };
}

/** Drawing order: what needs a hand lies above what does not. */
function worstOnTop(marks: readonly SymbolMark[]): SymbolMark[] {
  return [...marks].sort((a, b) => b.rank - a.rank);
}

function widened([west, south, east, north]: Bounds, degrees: number): Bounds {
  return [west - degrees, south - degrees, east + degrees, north + degrees];
}

function isWithin([west, south, east, north]: Bounds, longitude: number, latitude: number): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** What turning a row into a mark needs. */
export type MarkInput = Pick<SceneInput, 'lens' | 'variable' | 'today'>;

export function symbolMark(input: MarkInput, kind: Kind, row: number): SymbolMark {
  const kindLens = input.lens.kinds[kind]!;
  const { store } = kindLens;
  const value = kindLens.codes(shownFacet(input.variable))[row]!;
  const facts = definitionOf(kind).symbol.factsOf(
    store,
    row,
    SHOWN_VALUES[input.variable][value]!,
    input.variable,
    input.today,
  );
  return {
    kind,
    row,
    id: store.column('id')[row]!,
    longitude: store.column('lon')[row]! / 1e6,
    latitude: store.column('lat')[row]! / 1e6,
    value,
    icon: symbolKey(kind, facts),
    rank: facts.isSettled ? 100 : facts.isMajorHazard || facts.isOverdue ? value - 10 : value,
    offset: [0, 0],
    hiddenHere: 0,
  };
}
