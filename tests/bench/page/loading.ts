/** From the request to points on the canvas: packed snapshots into our layer, row JSON into MapLibre. */
import type { Layer } from '@deck.gl/core';

import { createRowsWorker } from '@/data/worker/rows-worker';
import { KINDS, type Kind } from '@/kinds';
import { KIND_COLUMNS } from '@/kinds';
import { thinPoints } from '@/map/displays/points/thin-points';
import { PointLayer, pointsToCome } from '@/map/displays/points/point-layer';
import { NO_PLACE } from '@/kinds/packed-columns';
import type { PackedRows } from '@/store/packed-rows';
import { mapLibreDrawer } from './drawing';
import { DeckStage, ZOOM } from './stage';

export interface LoadTimes {
  /** Milliseconds from the request to the first points drawn. */
  readonly first: number;
  /** To all points drawn. */
  readonly all: number;
  readonly rows: number;
}

const BOUNDS = [112.5, 31.5, 116, 34.5] as const;

/** All kinds in the product's worker, while they arrive; the points of a kind are drawn as soon as there are some. */
export async function loadOurs(headers: Record<string, string>): Promise<LoadTimes> {
  const began = performance.now();
  const worker = createRowsWorker();
  const held = new Map<string, Layer>();
  let first = 0;
  let drawing: Promise<void> | null = null;
  let version = 0;
  const show = (rows: PackedRows) => {
    version += 1;
    held.set(rows.kind, pointsOf(rows, version));
    drawing ??= stage.firstPoints(() => [...held.values()]).then(() => void (first = performance.now() - began));
  };
  const load = async (kind: Kind) => {
    const result = await worker.fetch(
      {
        url: '/rest/v1/rpc/map_snapshot',
        headers,
        body: JSON.stringify({ kind }),
        kind,
        expected: KIND_COLUMNS[kind],
        silenceMilliseconds: 120_000,
      },
      { progress: () => undefined, rows: show },
    );
    if (!result.ok) throw new Error(`${kind}: ${result.failure.reason}, ${result.failure.detail}`);
    show(result.rows);
    return result.rows.rowCount;
  };
  // As in the product: one kind after another, and the first is asked for before the canvas is made.
  let rows = 0;
  const loading = (async () => {
    for (const kind of KINDS) rows += await load(kind);
  })();
  const stage = new DeckStage([pointsToCome()]);
  await loading;
  await drawing;
  stage.frame([...held.values()]);
  return { first, all: performance.now() - began, rows };
}

function pointsOf({ kind, columns, rowCount }: PackedRows, revision: number): Layer {
  const lon = columns['lon'] as Int32Array;
  const lat = columns['lat'] as Int32Array;
  const values = (columns['risk'] ?? columns['grade']) as Uint8Array;
  const located = new Uint32Array(rowCount);
  let length = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const [x, y] = [lon[row]! / 1e6, lat[row]! / 1e6];
    if (x < BOUNDS[0] || x > BOUNDS[2] || y < BOUNDS[1] || y > BOUNDS[3]) continue;
    located[length] = row;
    length += 1;
  }
  const { indices } = thinPoints({ lon, lat, values }, located.subarray(0, length), BOUNDS, ZOOM);
  return new PointLayer({
    id: kind,
    lon,
    lat,
    values,
    revision,
    indices,
    palette: Array.from({ length: 6 }, (_, value) => [200, 40 * value, 40, 255] as [number, number, number, number]),
    paper: [255, 255, 255, 255],
    ink: [0, 0, 0, 255],
    shape: 'circle',
    size: 7,
  });
}

/**
 * Rows of all kinds as PostgREST writes them, into a GeoJSON source. MapLibre draws nothing before all is there. A
 * feature carries only what it is coloured and found by: with whole rows as properties the page dies of a million.
 */
export async function loadRows(): Promise<LoadTimes> {
  const began = performance.now();
  let rows = 0;
  const features = await Promise.all(
    KINDS.map(async (kind) => {
      const answer = (await (await fetch(`/rows/${kind}`)).json()) as Record<string, number>[];
      rows += answer.length;
      return answer
        .filter(({ lon }) => lon !== NO_PLACE)
        .map(({ id, lon, lat, risk, grade }) => ({
          type: 'Feature' as const,
          properties: { id, risk: risk ?? grade },
          geometry: { type: 'Point' as const, coordinates: [lon! / 1e6, lat! / 1e6] },
        }));
    }),
  );
  await mapLibreDrawer({ type: 'FeatureCollection', features: features.flat() }).first();
  const all = performance.now() - began;
  return { first: all, all, rows };
}
