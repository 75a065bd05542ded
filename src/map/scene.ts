import { KINDS, type Kind } from '@/domain/kinds';
import { definitionOf } from '@/kinds';
import { symbolKey } from '@/kinds/symbol';
import { clusterLevel, clusterPlaces, type Cluster, type PlaceIndexes } from '@/store/clusters';
import type { CompiledFilter } from '@/store/map-filter';
import { rowsInView, type Bounds } from '@/store/rows-in-view';
import { SHOWN_VALUES, type ColourVariable } from '@/store/shown-scales';
import type { ShownValues, Stores } from '@/store/shown-values';
import { spreadStacks } from './stacks';

/** Everything the drawing depends on. */
export interface SceneInput {
  readonly stores: Stores;
  readonly places: PlaceIndexes;
  readonly shown: ShownValues;
  readonly variable: ColourVariable;
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
  readonly mode: 'clusters' | 'symbols';
  readonly clusters: readonly Cluster[];
  readonly symbols: readonly SymbolMark[];
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
  const view = rowsInView(input.stores, input.shown, input.filter, input.bounds, symbolLimit);
  const common = { inView: view.count, rows: view.rows };
  if (!view.isCut && input.zoom >= symbolZoom) {
    const marks = KINDS.flatMap((kind) => [...(view.rows[kind] ?? [])].map((row) => symbolMark(input, kind, row)));
    return { mode: 'symbols', clusters: [], symbols: worstOnTop(spreadStacks(marks, input.zoom)), ...common };
  }
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

/** Drawing order: what needs a hand lies above what does not. */
function worstOnTop(marks: readonly SymbolMark[]): SymbolMark[] {
  return [...marks].sort((a, b) => b.rank - a.rank);
}

function isWithin([west, south, east, north]: Bounds, longitude: number, latitude: number): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

function symbolMark(input: SceneInput, kind: Kind, row: number): SymbolMark {
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
