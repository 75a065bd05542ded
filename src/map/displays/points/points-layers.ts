import type { Layer } from '@deck.gl/core';
import { definitionOf, KINDS, type Kind } from '@/kinds';
import { inkOf, paintOf, type Ground } from '@/kinds/symbol';
import { colourVariable, SHOWN_VALUES, type ColourVariable } from '@/kinds/colour-variables';
import type { ShownValues, Stores } from '@/store/shown-values';
import { rgba } from '../../drawing/colour';
import { PointLayer } from './point-layer';
import type { ThinnedPoints } from './thin-points';

export interface PointsState {
  readonly points: Readonly<Partial<Record<Kind, ThinnedPoints>>>;
  readonly stores: Stores;
  readonly shown: ShownValues;
  readonly variable: ColourVariable;
  readonly ground: Ground;
  /** Counts the changes of any column: what was uploaded at another one is out of date. */
  readonly revision: number;
}

/** One layer a kind, later kinds on top as everywhere. */
export function pointLayers({ points, stores, shown, variable, ground, revision }: PointsState): Layer[] {
  const { ink, paper } = inkOf(ground);
  const palette = SHOWN_VALUES[variable].map((value) =>
    rgba(paintOf(colourVariable(variable).paint(value), ground).fill),
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
        revision,
        indices: drawn.indices,
        palette,
        paper: rgba(paper),
        ink: rgba(ink),
        ...definitionOf(kind).symbol.point,
      }),
    ];
  });
}
