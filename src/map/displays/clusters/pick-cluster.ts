import type { Cluster } from '@/store/clusters';
import { distanceTo, type Pointer } from '../../projection';
import type { Picked } from '../../view-layer';
import { clusterRadius } from './cluster-radius';

/** So far beyond its rim a cluster still answers, CSS pixels. */
const rim = 3;

/** Of the clusters that hold the pointer the one with the nearest middle. */
export function pickCluster(crowds: readonly Cluster[], pointer: Pointer): Picked | null {
  let bestDistance = Infinity;
  let best: Cluster | null = null;
  for (const cluster of crowds) {
    const distance = distanceTo(pointer, cluster.longitude, cluster.latitude);
    if (distance > clusterRadius(cluster.count) + rim || distance >= bestDistance) continue;
    best = cluster;
    bestDistance = distance;
  }
  return best && { type: 'cluster', cluster: best };
}
