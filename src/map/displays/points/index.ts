import { KINDS, type Kind } from '@/kinds';
import { passingRows, type PassingRows } from '@/store/rows-in-view';
import { shownValues, storesOf } from '@/store/shown-values';
import { pickSymbol } from '../../symbols/pick-symbol';
import { symbolLayers } from '../../symbols/symbol-layers';
import { anchorAmong, type SymbolMark } from '../../symbols/symbol-mark';
import type { ViewInput } from '../../view-layer';
import { listed, type Display } from '../display';
import { firstInView, isClose, symbolsOf } from '../symbols-in-view';
import { pickPoint } from './pick-point';
import { pointsToCome } from './point-layer';
import { pointLayers } from './points-layers';
import { thinPoints, type ThinnedPoints } from './thin-points';

interface PointsPicture {
  readonly input: ViewInput;
  /** By kind; null where the map looks so closely that every record has its symbol. */
  readonly points: Readonly<Partial<Record<Kind, ThinnedPoints>>> | null;
  readonly symbols: readonly SymbolMark[];
  readonly inView: PassingRows;
}

/** The most urgent record of each few pixels as a point, without an object for any; symbols where these can be told apart. */
export const points: Display<PointsPicture> = {
  id: 'points',
  isSurface: false,
  compose(input) {
    if (isClose(input)) {
      const inView = firstInView(input);
      if (!inView.isCut) return { input, points: null, symbols: symbolsOf(input, inView), inView };
    }
    const passing = passingRows(input.lens, input.bounds);
    return { input, points: thinned(input, passing), symbols: [], inView: listed(passing) };
  },
  layers({ input, points: drawn, symbols }, look) {
    const { lens, variable, revision } = input;
    const [stores, shown] = [storesOf(lens), shownValues(lens, variable)];
    return [
      ...pointLayers({ points: drawn ?? {}, stores, shown, variable, ground: look.ground, revision }),
      ...symbolLayers(symbols, look),
    ];
  },
  toCome: () => [pointsToCome()],
  pick: ({ points: drawn, symbols }, input, pointer) =>
    drawn ? pickPoint(drawn, input, pointer) : pickSymbol(symbols, pointer),
  anchorOf: ({ symbols }, key) => anchorAmong(symbols, key),
  inView: ({ inView }) => inView,
  facts: ({ points: drawn, symbols }) => ({
    mode: drawn ? 'points' : 'symbols',
    'drawn-points': Object.values(drawn ?? {}).reduce((sum, { indices }) => sum + indices.length, symbols.length),
  }),
};

function thinned({ lens, variable, bounds, zoom }: ViewInput, { rows }: PassingRows) {
  const [stores, shown] = [storesOf(lens), shownValues(lens, variable)];
  const drawn: Partial<Record<Kind, ThinnedPoints>> = {};
  for (const kind of KINDS) {
    const [store, values, list] = [stores[kind], shown[kind], rows[kind]];
    if (store && values && list)
      drawn[kind] = thinPoints({ lon: store.column('lon'), lat: store.column('lat'), values }, list, bounds, zoom);
  }
  return drawn;
}
