import type { Map as BaseMap } from 'maplibre-gl';
import type { Bounds } from '@/store/block-bounds';
import type { ViewState } from '@/store/choice';

/** While the map moves its view is told at most every so many milliseconds, and once more at the end. */
const viewMilliseconds = 140;

/** Tells where the map looks: at once when it stands for the first time, and from then on. */
export function tellViews(map: BaseMap, onView: (view: ViewState, bounds: Bounds) => void): void {
  const tell = () => {
    const { lng, lat } = map.getCenter();
    const bounds = map.getBounds();
    onView({ longitude: lng, latitude: lat, zoom: map.getZoom() }, [
      bounds.getWest(),
      bounds.getSouth(),
      bounds.getEast(),
      bounds.getNorth(),
    ]);
  };
  let lastTold = 0;
  map.on('move', () => {
    if (performance.now() - lastTold < viewMilliseconds) return;
    lastTold = performance.now();
    tell();
  });
  map.on('moveend', tell);
  map.on('resize', tell);
  map.once('load', tell);
}
