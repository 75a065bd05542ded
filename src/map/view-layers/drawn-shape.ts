import { PolygonLayer } from '@deck.gl/layers';
import type { Ring } from '@/lib/geography/ring';
import { moods } from '@/ui/tokens';
import { rgba } from '../drawing/colour';
import { composeNothing, type ViewLayer } from '../view-layer';

/** The drawn shape that filters: a line round it and a breath of colour within. */
export function drawnShape(shape: Ring | null): ViewLayer<null> {
  return {
    id: 'drawn-shape',
    compose: composeNothing,
    layers(_, { ground }) {
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
    },
    facts: () => ({ shape: shape?.length ?? 0 }),
  };
}
