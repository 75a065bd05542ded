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
  /** CSS pixels from the place, right and down: records of one place stand side by side. */
  readonly offset: readonly [number, number];
  /** Records of the same place that are not drawn; this mark carries their number. */
  readonly hiddenHere: number;
}

/** What is to be drawn: symbols one can tell apart, or clusters, each with the few that stand alone. */
export interface Scene {
  readonly mode: 'clusters' | 'symbols';
  readonly clusters: readonly Cluster[];
  readonly symbols: readonly SymbolMark[];
  /** Rows that pass and lie in view. */
  readonly inView: number;
  /** The first of them, for the list beside the map. */
  readonly rows: Readonly<Partial<Record<Kind, Uint32Array>>>;
}

/** More symbols than this cannot be told apart on a screen. */
export const SYMBOL_LIMIT = 700;
/** From here on places are far enough apart that even more symbols help. */
const streetZoom = 15;
const streetLimit = 3000;

/** Composes what is drawn. Pure; cost: a pass over the rows, and another over the sorted ones when clustered. */
export function composeScene(input: SceneInput): Scene {
  const limit = input.zoom >= streetZoom ? streetLimit : SYMBOL_LIMIT;
  const view = rowsInView(input.stores, input.shown, input.filter, input.bounds, limit);
  if (!view.isCut) {
    const symbols = KINDS.flatMap((kind) =>
      [...(view.rows[kind] ?? [])].map((row) => symbolMark(input, kind, row)),
    );
    return { mode: 'symbols', clusters: [], symbols: spreadStacks(symbols), inView: view.count, rows: view.rows };
  }
  const clusters = clusterPlaces(
    input.stores,
    input.places,
    input.shown,
    SHOWN_VALUES[input.variable].length,
    input.filter,
    clusterLevel(input.zoom),
  ).filter(({ longitude, latitude }) => isWithin(input.bounds, longitude, latitude));
  return {
    mode: 'clusters',
    clusters: clusters.filter(({ only }) => only === null),
    symbols: clusters.flatMap(({ only }) => (only ? [symbolMark(input, only.kind, only.row)] : [])),
    inView: view.count,
    rows: view.rows,
  };
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
    offset: [0, 0],
    hiddenHere: 0,
  };
}
