import { ScatterplotLayer } from '@deck.gl/layers';
import type { RecordKey } from '@/store/choice';
import { moods } from '@/ui/tokens';
import { rgba } from '../drawing/colour';
import { composeNothing, type Anchor, type ViewLayer } from '../view-layer';

/** A ring round the selected record, wherever the other layers have put it. */
export function selectionRing(selected: RecordKey | null): ViewLayer<null> {
  return {
    id: 'selected-ring',
    compose: composeNothing,
    layers(_, { ground, anchorOf }) {
      const anchor = selected && anchorOf(selected);
      const { accent } = moods[ground === 'light' ? 'benchLight' : 'benchDark'];
      return [
        new ScatterplotLayer<Anchor>({
          id: 'selected-ring',
          data: anchor ? [anchor] : [],
          getPosition: ({ longitude, latitude }: Anchor) => [longitude, latitude],
          getPixelOffset: ({ offset }: Anchor) => offset as [number, number],
          getRadius: ({ radius }: Anchor) => radius,
          radiusUnits: 'pixels',
          filled: true,
          stroked: true,
          getFillColor: rgba(accent, 28),
          getLineColor: rgba(accent),
          getLineWidth: 3,
          lineWidthUnits: 'pixels',
          billboard: true,
        } as never),
      ];
    },
  };
}
