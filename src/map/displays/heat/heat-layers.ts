import { BitmapLayer } from '@deck.gl/layers';
import type { Layer } from '@deck.gl/core';
import type { Ground } from '@/kinds/symbol';
import { rgba } from '../../drawing/colour';
import { densityColour, densityColours } from '../../drawing/density-ramp';
import type { HeatGrid } from './heat-grid';

/** The grid as one picture, smoothed between the middles of cells. Empty cells are clear. */
export function heatLayers(heat: HeatGrid, ground: Ground): Layer[] {
  if (heat.largest === 0) return [];
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
function heatImage(heat: HeatGrid, ground: Ground): ImageData {
  const image = new ImageData(heat.across, heat.down);
  const clear = rgba(densityColours(ground)[0]!, 0);
  heat.counts.forEach((count, cell) =>
    image.data.set(count === 0 ? clear : densityColour(count, heat.largest, ground, 225), cell * 4),
  );
  return image;
}
