import type { Layer } from '@deck.gl/core';
import { KINDS, type Kind } from '@/domain/kinds';
import { colourOf, inkOf, paintOf, type Ground } from '@/kinds/symbol';
import { SHOWN_VALUES, type ColourVariable } from '@/store/shown-scales';
import type { ShownValues, Stores } from '@/store/shown-values';
import type { ThinnedPoints } from '../displays/thin-points';
import { rgba } from './colour';
import { PointLayer, pointsToCome, type PointShape } from './point-layer';

export interface PointsState {
  readonly points: Readonly<Partial<Record<Kind, ThinnedPoints>>>;
  readonly stores: Stores;
  readonly shown: ShownValues;
  readonly variable: ColourVariable;
  readonly ground: Ground;
  /** Counts the changes of any column: what was uploaded at another one is out of date. */
  readonly revision: number;
}

/** The shapes of the symbols, small. */
const shapes: Readonly<Record<Kind, PointShape>> = {
  enterprises: 'circle',
  major_hazard_sources: 'diamond',
  tailings_dams: 'trapezoid',
  fire_key_units: 'shield',
  hazards: 'triangle',
};

/** CSS pixels across: a shape can just be told, and little is painted twice. */
const pointSize: Readonly<Record<Kind, number>> = {
  enterprises: 8,
  major_hazard_sources: 10,
  tailings_dams: 10,
  fire_key_units: 9,
  hazards: 7,
};

/** One layer a kind, later kinds on top as everywhere; before any rows have come, one without points. */
export function pointLayers({ points, stores, shown, variable, ground, revision }: PointsState): Layer[] {
  if (KINDS.every((kind) => !stores[kind])) return [pointsToCome()];
  const { ink, paper } = inkOf(ground);
  const palette = SHOWN_VALUES[variable].map((value) =>
    rgba(paintOf(colourOf(value, variable === 'risk'), ground).fill),
  );
  return KINDS.flatMap((kind) => {
    const [store, drawn, values] = [stores[kind], points[kind], shown[kind]];
    if (!store || !drawn || !values) return [];
    return [
      new PointLayer({
        id: `points-${kind}`,
        lon: store.column('lon') as Int32Array,
        lat: store.column('lat') as Int32Array,
        values,
        revision: revision,
        indices: drawn.indices,
        palette,
        paper: rgba(paper),
        ink: rgba(ink),
        shape: shapes[kind],
        size: pointSize[kind],
      }),
    ];
  });
}
