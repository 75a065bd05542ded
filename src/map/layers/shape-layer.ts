import { PolygonLayer } from '@deck.gl/layers';
import type { Layer } from '@deck.gl/core';
import type { Ground } from '@/kinds/symbol';
import type { Ring } from '@/lib/geography/ring';
import { moods } from '@/ui/tokens';
import { rgba } from './colour';

/** The drawn shape that filters: a line round it and a breath of colour within. */
export function shapeLayers(shape: Ring | null, ground: Ground): Layer[] {
  if (!shape) return [];
  const { accent } = moods[ground === 'light' ? 'benchLight' : 'benchDark'];
  return [
    new PolygonLayer<Ring>({
      id: 'drawn-shape',
      data: [shape],
      getPolygon: (ring) => ring as unknown as [number, number][],
      getFillColor: rgba(accent, 22),
      getLineColor: rgba(accent),
      getLineWidth: 2.5,
      lineWidthUnits: 'pixels',
      updateTriggers: { getFillColor: [ground], getLineColor: [ground] },
    }),
  ];
}
