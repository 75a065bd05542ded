import type { Cluster } from '@/store/clusters';
import { clusterRadius } from './layers/cluster-radius';
import type { Scene, SymbolMark } from './scene';

export type Picked =
  { readonly type: 'symbol'; readonly mark: SymbolMark } | { readonly type: 'cluster'; readonly cluster: Cluster };

/** Turns degrees into CSS pixels of the map. */
export type Project = (longitude: number, latitude: number) => { x: number; y: number };

const symbolReach = 14;
const touchReach = 22;

/**
 * What lies under a point of the screen: symbols before clusters, the nearest first. Reads the scene
 * instead of drawing it again in picking colours, which a software renderer would feel.
 */
export function pick(scene: Scene, project: Project, x: number, y: number, isTouch = false): Picked | null {
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
