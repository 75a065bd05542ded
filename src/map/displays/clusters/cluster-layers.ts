import { TextLayer } from '@deck.gl/layers';
import type { Layer } from '@deck.gl/core';
import { inkOf, paintOf, type Ground } from '@/kinds/symbol';
import type { Cluster } from '@/store/clusters';
import { colourVariable, SHOWN_VALUES, type ColourVariable } from '@/kinds/colour-variables';
import { fontFamily } from '@/ui/tokens';
import { clusterRadius } from './cluster-radius';
import { rgba } from '../../drawing/colour';
import { COUNT_CHARACTERS, shortCount } from '../../drawing/short-count';
import { MAXIMUM_SLICES, PieLayer, type PieLayerProps } from './pie-layer';

interface ClusterLayerState {
  readonly clusters: readonly Cluster[];
  readonly variable: ColourVariable;
  readonly ground: Ground;
}

/** Clusters: a pie by shown value, the worst value on the rim, the count inside. */
export function clusterLayers({ clusters, variable, ground }: ClusterLayerState): Layer[] {
  const values = SHOWN_VALUES[variable];
  const fills = values.map((value) => paintOf(colourVariable(variable).paint(value), ground).fill);
  const { ink, paper } = inkOf(ground);
  const pie: PieLayerProps<Cluster> = {
    id: 'cluster-pies',
    data: clusters as Cluster[],
    getPosition: ({ longitude, latitude }) => [longitude, latitude],
    getRadius: ({ count }) => clusterRadius(count),
    radiusUnits: 'pixels',
    stroked: true,
    getLineColor: ({ worst }) => rgba(fills[worst] ?? ink),
    getLineWidth: 2.5,
    lineWidthUnits: 'pixels',
    getFillColor: rgba(paper),
    getSliceEnds: sliceEnds,
    sliceColours: fills,
    middleColour: paper,
    updateTriggers: { getLineColor: [variable, ground] },
  };
  return [
    // The shader carries the colours: another palette is another layer.
    new PieLayer<Cluster>({ ...pie, id: `cluster-pies-${variable}-${ground}` }),
    new TextLayer<Cluster>({
      id: 'cluster-counts',
      data: clusters as Cluster[],
      getPosition: ({ longitude, latitude }) => [longitude, latitude],
      getText: ({ count }) => shortCount(count),
      getSize: ({ count }) => (count >= 10_000 ? 10.5 : count >= 1000 ? 11.5 : 12.5),
      getColor: rgba(ink),
      fontFamily,
      fontWeight: 600,
      characterSet: COUNT_CHARACTERS,
      updateTriggers: { getColor: ground },
    }),
  ];
}

/** Cumulative shares of the shown values, padded to the shader's length. */
export function sliceEnds({ counts, count }: Pick<Cluster, 'counts' | 'count'>): number[] {
  const ends: number[] = [];
  let sum = 0;
  for (let slice = 0; slice < MAXIMUM_SLICES; slice += 1) {
    sum += counts[slice] ?? 0;
    ends.push(sum / count);
  }
  return ends;
}
