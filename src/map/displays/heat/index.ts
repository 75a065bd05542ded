import { passingRows, type PassingRows } from '@/store/rows-in-view';
import { storesOf } from '@/store/shown-values';
import type { LegendNote } from '../../view-layer';
import { listed, type Display } from '../display';
import { heatGrid, heatLevel, type HeatGrid } from './heat-grid';
import { heatLayers } from './heat-layers';

interface HeatPicture {
  readonly grid: HeatGrid;
  readonly inView: PassingRows;
  readonly note: LegendNote | null;
}

/** How many records lie where, as one smooth picture. */
export const heat: Display<HeatPicture> = {
  id: 'heat',
  isSurface: true,
  compose({ lens, bounds, zoom }) {
    const passing = passingRows(lens, bounds);
    const grid = heatGrid(storesOf(lens), passing.rows, bounds, heatLevel(zoom));
    const { largest, cellMeters } = grid;
    return {
      grid,
      inView: listed(passing),
      note: largest === 0 ? null : { largest, per: 'analysis:display.perCell', meters: cellMeters },
    };
  },
  layers: ({ grid }, { ground }) => heatLayers(grid, ground),
  inView: ({ inView }) => inView,
  note: ({ note }) => note,
  facts: () => ({ mode: 'heat' }),
};
