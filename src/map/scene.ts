import { KINDS, type Kind } from '@/domain/kinds';
import { definitionOf } from '@/kinds';
import { symbolKey } from '@/kinds/symbol';
import { clusterLevel, clusterPlaces, type Cluster, type PlaceIndexes } from '@/store/clusters';
import type { Display } from '@/store/choice';
import type { CompiledFilter } from '@/store/map-filter';
import { rowsInView, type Bounds } from '@/store/rows-in-view';
import { SHOWN_VALUES, type ColourVariable } from '@/store/shown-scales';
import type { ShownValues, Stores } from '@/store/shown-values';
import { gatherHexagons, hexagonRadius, type Hexagon } from './displays/hexagons';
import { heatGrid, heatLevel, type HeatGrid } from './displays/heat-grid';
import { passingRows } from './displays/passing-rows';
import { thinPoints, type ThinnedPoints } from './displays/thin-points';
import { spreadStacks } from './stacks';

/** Everything the drawing depends on. */
export interface SceneInput {
  readonly stores: Stores;
  readonly places: PlaceIndexes;
  readonly shown: ShownValues;
  readonly variable: ColourVariable;
  readonly display: Display;
  readonly filter: CompiledFilter;
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

/** Composes what is drawn. Pure; cost: a pass over the rows, and another over the sorted ones when clustered. */
export function composeScene(input: SceneInput): Scene {
  if (
    input.display === 'heat' ||
    input.display === 'hexagons' ||
    (input.display === 'points' && input.zoom < symbolZoom)
  )
    return massScene(input, input.display);
  const view = rowsInView(input.stores, input.shown, input.filter, input.bounds, symbolLimit);
  const common = { ...nothing, zoom: input.zoom, inView: view.count, rows: view.rows };
  if (!view.isCut && input.zoom >= symbolZoom) {
    const marks = KINDS.flatMap((kind) => [...(view.rows[kind] ?? [])].map((row) => symbolMark(input, kind, row)));
    return { mode: 'symbols', clusters: [], symbols: worstOnTop(spreadStacks(marks, input.zoom)), ...common };
  }
  if (input.display === 'points') return massScene(input, 'points');
  const clusters = clusterPlaces(
    input.stores,
    input.places,
    input.shown,
    SHOWN_VALUES[input.variable].length,
    input.filter,
    clusterLevel(input.zoom, view.count <= sparseLimit),
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
  const { stores, shown, bounds, zoom } = input;
  const { rows, count } = passingRows(stores, shown, input.filter, bounds);
  const listed = Object.fromEntries(Object.entries(rows).map(([kind, list]) => [kind, list.subarray(0, symbolLimit)]));
  const scene = { ...nothing, clusters: [], symbols: [], mode, zoom, inView: count, rows: listed };
  if (mode === 'heat') return { ...scene, heat: heatGrid(stores, rows, bounds, heatLevel(zoom)) };
  if (mode === 'hexagons') {
    const valueCount = SHOWN_VALUES[input.variable].length;
    return { ...scene, hexagons: gatherHexagons(stores, shown, rows, valueCount, hexagonRadius(zoom)) };
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

function isWithin([west, south, east, north]: Bounds, longitude: number, latitude: number): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** What turning a row into a mark needs. */
export type MarkInput = Pick<SceneInput, 'stores' | 'shown' | 'variable' | 'today'>;

export function symbolMark(input: MarkInput, kind: Kind, row: number): SymbolMark {
  const store = input.stores[kind]!;
  const value = input.shown[kind]![row]!;
  const facts = definitionOf(kind).factsOf(store, row, SHOWN_VALUES[input.variable][value]!, input.today);
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
