import type { ColourVariable } from '@/kinds/colour-variables';
import { clusterLevel, clusterPlaces, type Cluster } from '@/store/clusters';
import type { Bounds } from '@/store/block-bounds';
import type { PassingRows, RowsInView } from '@/store/rows-in-view';
import { pickSymbol } from '../../symbols/pick-symbol';
import { spreadStacks } from '../../symbols/stacks';
import { symbolLayers } from '../../symbols/symbol-layers';
import { anchorAmong, symbolMark, worstOnTop, type SymbolMark } from '../../symbols/symbol-mark';
import type { ViewInput } from '../../view-layer';
import type { Display } from '../display';
import { firstInView, isClose, symbolsOf } from '../symbols-in-view';
import { clusterLayers } from './cluster-layers';
import { clusterRadius } from './cluster-radius';
import { pickCluster } from './pick-cluster';

interface ClustersPicture {
  readonly variable: ColourVariable;
  /** Records that would lie on each other. */
  readonly crowds: readonly Cluster[];
  /** Records that stand apart. */
  readonly symbols: readonly SymbolMark[];
  readonly inView: PassingRows;
}

/** Up to so many in view the clusters may be fine ones. */
const sparseLimit = 700;
/** Cells beyond the view that decide how those at its edge are joined. */
const cellMargin = 4;
/** Room between a cluster and a name, CSS pixels. */
const nameGap = 3;

/** Symbols one can tell apart, and pies where they would lie on each other. Cost: two passes over the passing rows in view. */
export const clusters: Display<ClustersPicture> = {
  id: 'clusters',
  isSurface: false,
  compose(input) {
    const inView = firstInView(input);
    const { variable } = input;
    if (isClose(input) && !inView.isCut) return { variable, crowds: [], symbols: symbolsOf(input, inView), inView };
    return { variable, ...crowdsAndSymbols(input, inView), inView };
  },
  layers: ({ variable, crowds, symbols }, look) => [
    ...clusterLayers({ clusters: crowds, variable, ground: look.ground }),
    ...symbolLayers(symbols, look),
  ],
  pick: ({ crowds, symbols }, _, pointer) => pickSymbol(symbols, pointer) ?? pickCluster(crowds, pointer),
  anchorOf: ({ symbols }, key) => anchorAmong(symbols, key),
  keepOff: ({ crowds }) =>
    crowds.map(({ longitude, latitude, count }) => ({ longitude, latitude, radius: clusterRadius(count) + nameGap })),
  inView: ({ inView }) => inView,
  facts: ({ crowds, symbols }) => ({
    mode: crowds.length > 0 ? 'clusters' : 'symbols',
    'drawn-clusters': crowds.length,
    'drawn-points': symbols.length,
  }),
};

function crowdsAndSymbols(input: ViewInput, { count }: RowsInView) {
  const { lens, variable, bounds, zoom } = input;
  const level = clusterLevel(zoom, count <= sparseLimit);
  const found = clusterPlaces(lens, variable, level, widened(bounds, (cellMargin * 360) / 2 ** level)).filter(
    ({ longitude, latitude }) => isWithin(bounds, longitude, latitude),
  );
  const marks = found.flatMap(({ members }) => (members ?? []).map(({ kind, row }) => symbolMark(input, kind, row)));
  return {
    crowds: found.filter(({ members }) => members === null),
    symbols: worstOnTop(spreadStacks(marks, zoom)),
  };
}

function widened([west, south, east, north]: Bounds, degrees: number): Bounds {
  return [west - degrees, south - degrees, east + degrees, north + degrees];
}

function isWithin([west, south, east, north]: Bounds, longitude: number, latitude: number): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}
