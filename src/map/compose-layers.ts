import type { Layer } from '@deck.gl/core';
import type { Ground } from '@/kinds/symbol';
import type { Ring } from '@/lib/geography/ring';
import type { RecordKey } from '@/store/choice';
import { NO_PLACE } from '@/kinds/packed-columns';
import type { ColourVariable } from '@/kinds/colour-variables';
import type { ShownValues, Stores } from '@/store/shown-values';
import { clusterLayers } from './layers/cluster-layer';
import { heatLayers } from './layers/heat-layer';
import { hexagonLayers } from './layers/hexagon-layer';
import { highlightLayers, type Highlight } from './layers/highlight-layer';
import { pointLayers } from './layers/points-layers';
import { shapeLayers } from './layers/shape-layer';
import { symbolLayers, type Sprite } from './layers/symbol-layer';
import type { Scene } from './scene';

export interface LayersState {
  readonly scene: Scene;
  readonly sprite: Sprite;
  readonly variable: ColourVariable;
  readonly ground: Ground;
  readonly selected: RecordKey | null;
  readonly shape: Ring | null;
  readonly stores: Stores;
  readonly shown: ShownValues;
  readonly revision: number;
}

/** All layers in drawing order, from the bottom: heat, hexagons, the drawn shape, points, clusters, symbols, the ring of the selection. Pure. */
export function composeLayers({
  scene,
  sprite,
  variable,
  ground,
  selected,
  shape,
  stores,
  shown,
  revision,
}: LayersState): Layer[] {
  return [
    ...heatLayers(scene.heat, ground),
    ...(scene.mode === 'hexagons' ? hexagonLayers({ hexagons: scene.hexagons, variable, ground }) : []),
    ...shapeLayers(shape, ground),
    ...pointLayers({ points: scene.points, stores, shown, variable, ground, revision }),
    ...clusterLayers({ clusters: scene.clusters, variable, ground }),
    ...symbolLayers({ symbols: scene.symbols, sprite, ground }),
    ...highlightLayers(highlightOf(scene, selected, stores), ground),
  ];
}

/** Where the selected record stands: at its symbol when that is drawn, else at its place. */
export function highlightOf(scene: Scene, selected: RecordKey | null, stores: Stores): Highlight | null {
  if (!selected) return null;
  const mark = scene.symbols.find(({ kind, id }) => kind === selected.kind && id === selected.id);
  if (mark) return { longitude: mark.longitude, latitude: mark.latitude, offset: mark.offset, radius: 22 };
  const store = stores[selected.kind];
  const row = store?.rowOf(selected.id) ?? -1;
  if (!store || row < 0) return null;
  const longitude = store.column('lon')[row]!;
  if (longitude === NO_PLACE) return null;
  return { longitude: longitude / 1e6, latitude: store.column('lat')[row]! / 1e6, offset: [0, 0], radius: 14 };
}
