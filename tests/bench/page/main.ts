/** The page that is measured: the browser side of the parts `drawing` and `loading`, called by name from outside. */
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
