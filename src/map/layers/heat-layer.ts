import { BitmapLayer } from '@deck.gl/layers';
import type { Layer } from '@deck.gl/core';
import type { Ground } from '@/kinds/symbol';
import type { HeatGrid } from '../displays/heat-grid';
import { rgba } from './colour';
import { densityColour, densityColours } from './density-ramp';

/** The grid as one picture, smoothed between the middles of cells. Empty cells are clear. */
export function heatLayers(heat: HeatGrid | null, ground: Ground): Layer[] {
  if (!heat || heat.largest === 0) return [];
  const [west, south, east, north] = heat.bounds;
  return [
    new BitmapLayer({
      id: 'heat',
      image: heatImage(heat, ground),
      bounds: [west, south, east, north],
      textureParameters: { minFilter: 'linear', magFilter: 'linear' },
    }),
  ];
}

/** Pixels of the grid. A clear pixel carries the palest colour, so that smoothing darkens no edge. */
export function heatImage(heat: HeatGrid, ground: Ground): ImageData {
  const image = new ImageData(heat.across, heat.down);
  const clear = rgba(densityColours(ground)[0]!, 0);
  heat.counts.forEach((count, cell) =>
    image.data.set(count === 0 ? clear : densityColour(count, heat.largest, ground, 225), cell * 4),
  );
  return image;
}
