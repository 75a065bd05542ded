/** The page that is measured: the browser side of the parts `drawing` and `loading`, called by name from outside. */
import { prewarm } from 'maplibre-gl';

import { prepareRowsWorker } from '@/data/worker/rows-worker';
import { measureDrawing } from './drawing';
import { loadOurs, loadRows } from './loading';

const face = { measureDrawing, loadOurs, loadRows };
export type PageFace = typeof face;
declare global {
  interface Window {
    bench: PageFace;
  }
}
window.bench = face;
// Both start their workers as the page opens: ours as the product does, MapLibre with what it offers for that.
prepareRowsWorker();
prewarm();
