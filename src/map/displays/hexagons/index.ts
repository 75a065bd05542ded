import { SHOWN_VALUES, type ColourVariable } from '@/kinds/colour-variables';
import { mercatorX, mercatorY } from '@/lib/geography/mercator';
import { passingRows, type PassingRows } from '@/store/rows-in-view';
import { shownValues, storesOf } from '@/store/shown-values';
import type { LegendNote } from '../../view-layer';
import { listed, type Display } from '../display';
import { gatherHexagons, hexagonAt, hexagonRadius, type Hexagon } from './gather-hexagons';
import { hexagonLayers } from './hexagon-layers';

interface HexagonsPicture {
  readonly variable: ColourVariable;
  readonly hexagons: readonly Hexagon[];
  /** Of a hexagon, as a share of the world. */
  readonly radius: number;
  readonly inView: PassingRows;
  readonly note: LegendNote | null;
}

/** Half the height of the figure in a hexagon, CSS pixels. */
const figureRadius = 5;

/** Records counted by hexagon: how many by colour and figure, the worst value on the rim. */
export const hexagons: Display<HexagonsPicture> = {
  id: 'hexagons',
  isSurface: true,
  compose({ lens, variable, bounds, zoom }) {
    const passing = passingRows(lens, bounds);
    const radius = hexagonRadius(zoom);
    const [stores, shown] = [storesOf(lens), shownValues(lens, variable)];
    const gathered = gatherHexagons(stores, shown, passing.rows, bounds, SHOWN_VALUES[variable].length, radius);
    const largest = gathered.reduce((most, { count }) => Math.max(most, count), 0);
    return {
      variable,
      hexagons: gathered,
      radius,
      inView: listed(passing),
      note: largest === 0 ? null : { largest, per: 'analysis:display.perHexagon', meters: null },
    };
  },
  layers: ({ hexagons: gathered, variable }, { ground }) => hexagonLayers({ hexagons: gathered, variable, ground }),
  pick({ hexagons: gathered, radius }, _, { x, y, projection }) {
    const { longitude, latitude } = projection.unproject(x, y);
    const { column, line } = hexagonAt(mercatorX(longitude), mercatorY(latitude), radius);
    const cluster = gathered.find((hexagon) => hexagon.column === column && hexagon.line === line);
    return cluster ? { type: 'cluster', cluster } : null;
  },
  // Hexagons leave no room beside them: a name goes between two lines of figures.
  keepOff: ({ hexagons: gathered }) =>
    gathered.map(({ longitude, latitude }) => ({ longitude, latitude, radius: figureRadius })),
  inView: ({ inView }) => inView,
  note: ({ note }) => note,
  facts: ({ hexagons: gathered }) => ({ mode: 'hexagons', 'drawn-hexagons': gathered.length }),
};
