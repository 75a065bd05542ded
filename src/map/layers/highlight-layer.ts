import { ScatterplotLayer } from '@deck.gl/layers';
import type { Layer } from '@deck.gl/core';
import { moods } from '@/ui/tokens';
import type { Ground } from '@/kinds/symbol';
import { rgba } from './colour';

/** A place to point at: degrees, and how far the mark stands from it in CSS pixels. */
export interface Highlight {
  readonly longitude: number;
  readonly latitude: number;
  readonly offset: readonly [number, number];
  readonly radius: number;
}

/** A ring round what is selected. */
export function highlightLayers(highlight: Highlight | null, ground: Ground): Layer[] {
  const { accent } = moods[ground === 'light' ? 'benchLight' : 'benchDark'];
  return [
    new ScatterplotLayer<Highlight>({
      id: 'selected-ring',
      data: highlight ? [highlight] : [],
      getPosition: ({ longitude, latitude }: Highlight) => [longitude, latitude],
      getPixelOffset: ({ offset }: Highlight) => offset as [number, number],
      getRadius: ({ radius }: Highlight) => radius,
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
}
