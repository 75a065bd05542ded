import type { Cluster } from '@/store/clusters';
import { KINDS, type Kind } from '@/kinds';
import { hexagonAt, hexagonRadius } from './displays/hexagons';
import { drawnAround } from './displays/thin-points';
import { mercatorX, mercatorY } from '@/lib/geography/mercator';
import { clusterRadius } from './layers/cluster-radius';
import { symbolMark, type MarkInput, type Scene, type SymbolMark } from './scene';

export type Picked =
  { readonly type: 'symbol'; readonly mark: SymbolMark } | { readonly type: 'cluster'; readonly cluster: Cluster };

/** Turns degrees into CSS pixels of the map. */
export type Project = (longitude: number, latitude: number) => { x: number; y: number };

/** Both ways between degrees and CSS pixels of the map. */
export interface Projection {
  readonly project: Project;
  readonly unproject: (x: number, y: number) => { longitude: number; latitude: number };
}

const symbolReach = 14;
const pointReach = 6;
const touchReach = 22;

/**
 * What lies under a point of the screen: symbols before clusters, the nearest first. Reads the scene
 * instead of drawing it again in picking colours, which a software renderer would feel.
 */
export function pick(
  scene: Scene,
  input: MarkInput,
  projection: Projection,
  x: number,
  y: number,
  isTouch = false,
): Picked | null {
  if (scene.mode === 'points') return pickPoint(scene, input, projection, x, y, isTouch ? touchReach : pointReach);
  if (scene.mode === 'hexagons') return pickHexagon(scene, projection, x, y);
  const { project } = projection;
  const reach = isTouch ? touchReach : symbolReach;
  let best: Picked | null = null;
  let bestDistance = Infinity;
  for (const mark of scene.symbols) {
    const place = project(mark.longitude, mark.latitude);
    const distance = Math.hypot(place.x + mark.offset[0] - x, place.y + mark.offset[1] - y);
    // ≤: of two at one distance the later lies on top.
    if (distance <= reach && distance <= bestDistance) {
      best = { type: 'symbol', mark };
      bestDistance = distance;
    }
  }
  if (best) return best;
  for (const cluster of scene.clusters) {
    const place = project(cluster.longitude, cluster.latitude);
    const distance = Math.hypot(place.x - x, place.y - y);
    if (distance <= clusterRadius(cluster.count) + 3 && distance < bestDistance) {
      best = { type: 'cluster', cluster };
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * The nearest drawn point, through the grid that thinned the points: it looks into some dozens of
 * cells, whether there are a thousand records or a million.
 */
function pickPoint(
  scene: Scene,
  input: MarkInput,
  { project, unproject }: Projection,
  x: number,
  y: number,
  reach: number,
): Picked | null {
  const { longitude, latitude } = unproject(x, y);
  let bestDistance = reach;
  let best: { kind: Kind; row: number } | null = null;
  for (const kind of KINDS) {
    const points = scene.points[kind];
    const store = input.lens.kinds[kind]?.store;
    if (!points || !store) continue;
    const [lon, lat] = [store.column('lon'), store.column('lat')];
    for (const row of drawnAround(points, longitude, latitude, reach)) {
      // Gone since the scene was composed.
      if (store.column('id')[row] === 0) continue;
      const place = project(lon[row]! / 1e6, lat[row]! / 1e6);
      const distance = Math.hypot(place.x - x, place.y - y);
      if (distance <= bestDistance) {
        bestDistance = distance;
        best = { kind, row };
      }
    }
  }
  return best && { type: 'symbol', mark: symbolMark(input, best.kind, best.row) };
}

function pickHexagon(scene: Scene, { unproject }: Projection, x: number, y: number): Picked | null {
  const { longitude, latitude } = unproject(x, y);
  const { column, line } = hexagonAt(mercatorX(longitude), mercatorY(latitude), hexagonRadius(scene.zoom));
  const cluster = scene.hexagons.find((hexagon) => hexagon.column === column && hexagon.line === line);
  return cluster ? { type: 'cluster', cluster } : null;
}
