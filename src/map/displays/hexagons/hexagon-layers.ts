import { PolygonLayer, TextLayer } from '@deck.gl/layers';
import type { Layer } from '@deck.gl/core';
import { inkOf, paintOf, type Ground } from '@/kinds/symbol';
import { colourVariable, SHOWN_VALUES, type ColourVariable } from '@/kinds/colour-variables';
import { fontFamily } from '@/ui/tokens';
import { rgba } from '../../drawing/colour';
import { densityColour, densityShare } from '../../drawing/density-ramp';
import { COUNT_CHARACTERS, shortCount } from '../../drawing/short-count';
import type { Hexagon } from './gather-hexagons';

interface HexagonState {
  readonly hexagons: readonly Hexagon[];
  readonly variable: ColourVariable;
  readonly ground: Ground;
}

/** Hexagons: how many by fill and figure, the worst value on the rim. */
export function hexagonLayers({ hexagons, variable, ground }: HexagonState): Layer[] {
  const { ink, paper } = inkOf(ground);
  const rims = SHOWN_VALUES[variable].map((value) => paintOf(colourVariable(variable).paint(value), ground).fill);
  const largest = hexagons.reduce((most, { count }) => Math.max(most, count), 1);
  const isDeep = (count: number) => densityShare(count, largest) > 0.45;
  return [
    new PolygonLayer<Hexagon>({
      id: 'hexagons',
      data: hexagons as Hexagon[],
      getPolygon: ({ outline }) => outline as [number, number][],
      getFillColor: ({ count }) => densityColour(count, largest, ground, 235),
      getLineColor: ({ worst }) => rgba(rims[worst] ?? ink),
      getLineWidth: 2,
      lineWidthUnits: 'pixels',
      updateTriggers: { getFillColor: [ground, largest], getLineColor: [variable, ground] },
    }),
    new TextLayer<Hexagon>({
      id: 'hexagon-counts',
      data: hexagons as Hexagon[],
      getPosition: ({ longitude, latitude }) => [longitude, latitude],
      getText: ({ count }) => shortCount(count),
      getSize: 11,
      getColor: ({ count }) => rgba(isDeep(count) ? paper : ink),
      fontFamily,
      fontWeight: 600,
      characterSet: COUNT_CHARACTERS,
      updateTriggers: { getColor: [ground, largest] },
    }),
  ];
}
