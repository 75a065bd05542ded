/** Part `clusters`: clusters of a whole city after each change of a filter, ours against supercluster loaded anew. */
import Supercluster from 'supercluster';

import { clusterPlaces } from '@/store/clusters';
import { ColumnStore } from '@/store/column-store';
import { compileFilter, type CompiledFilter } from '@/store/map-filter';
import { COMMON_COLUMNS } from '@/store/packed-rows';
import { indexPlaces } from '@/store/place-index';
import { makeDataset, type Dataset } from '../dataset';
import type { BenchOptions } from '../main';
import { ratioTarget, summarise, timed, type Measurement, type PartResult } from '../measure';

/** supercluster would need gigabytes for more. */
const MOST_ROWS = 1_000_000;
const SAMPLES = 9;
/** Both make cells of about 64 CSS pixels at zoom 8, where the city fills the screen. */
const ZOOM = 8;
const LEVEL = 11;
const WORLD: [number, number, number, number] = [-180, -85, 180, 85];
/** Shown values that pass. */
const FILTERS = {
  'strong filter': [[0], [3]],
  'weak filter': [
    [1, 2],
    [0, 1, 2],
  ],
} as const;

export async function benchClusters({ sizes }: BenchOptions, say: (line: string) => void): Promise<PartResult> {
  const measurements: Measurement[] = [];
  const notes: string[] = [];
  const measured = sizes.filter((rows) => rows <= MOST_ROWS);
  for (const rows of measured) {
    const data = makeDataset(rows);
    const contenders: Record<string, Run> = {
      ours: ours(data),
      supercluster: peer(data, 0, 16),
      'supercluster, one zoom': peer(data, ZOOM, ZOOM),
    };
    for (const [scenario, filters] of Object.entries(FILTERS)) {
      const samples = new Map(Object.keys(contenders).map((name) => [name, [] as number[]]));
      for (let number = 0; number < SAMPLES; number += 1) {
        const values = filters[number % filters.length]!;
        const totals = Object.entries(contenders).map(([name, run]) => {
          let total = 0;
          samples.get(name)!.push(timed(() => (total = run(values))));
          return total;
        });
        if (new Set(totals).size > 1)
          throw new Error(`${scenario}, ${rows} rows: the clusters hold ${totals.join(', ')} points.`);
      }
      for (const [subject, times] of samples) {
        // The first two compile the program.
        const one = summarise({ scenario, subject, rows }, times.slice(2));
        measurements.push(one);
        say(`  clusters, ${scenario}, ${rows} rows: ${subject} ${one.median.toFixed(2)} ms`);
      }
    }
    notes.push(`${rows} rows: the clusters of all hold the same number of points after every change.`);
  }
  const rows = Math.max(...measured);
  const targets = Object.keys(FILTERS).flatMap((scenario) =>
    ratioTarget(measurements, {
      label: `clusters that follow a filter, ${scenario}, against supercluster (${rows} rows)`,
      scenario,
      rows,
      ours: 'ours',
      peer: 'supercluster',
      bound: 40,
    }),
  );
  return { part: 'clusters', measurements, targets, notes };
}

/** Answers how many points lie in the clusters. */
type Run = (values: readonly number[]) => number;

function ours(data: Dataset): Run {
  const store = new ColumnStore(
    {
      kind: 'hazards',
      epoch: '',
      cursor: '',
      asOf: 0,
      reload: false,
      rowCount: data.rows,
      removed: new Int32Array(0),
      columns: {
        id: Int32Array.from({ length: data.rows }, (_, row) => row + 1),
        lon: data.lon,
        lat: data.lat,
        jurisdiction: data.codes.county,
        county: data.codes.county,
        town: new Int16Array(data.rows),
        sector: data.codes.sector,
      },
    },
    COMMON_COLUMNS,
  );
  const indexes = { hazards: indexPlaces(store) };
  const everything = compileFilter({
    kinds: new Set(['hazards']),
    variable: 'risk',
    levels: new Set(),
    jurisdiction: null,
  });
  return (values) => {
    const filter: CompiledFilter = {
      ...everything,
      values: Uint8Array.from({ length: 16 }, (_, value) => (values.includes(value) ? 1 : 0)),
    };
    const clusters = clusterPlaces({ hazards: store }, indexes, { hazards: data.codes.risk }, 16, filter, LEVEL);
    return clusters.reduce((sum, { count }) => sum + count, 0);
  };
}

/** With its own range of zooms, 0–16, as pages use it; with one zoom it would have to load anew at every step of the wheel too. */
function peer(data: Dataset, minZoom: number, maxZoom: number): Run {
  const points = Array.from({ length: data.rows }, (_, row) => ({
    type: 'Feature' as const,
    properties: { risk: data.codes.risk[row]! },
    geometry: { type: 'Point' as const, coordinates: [data.lon[row]! / 1e6, data.lat[row]! / 1e6] },
  }));
  return (values) => {
    const index = new Supercluster({ radius: 64, minZoom, maxZoom, extent: 512, minPoints: 2 });
    index.load(points.filter(({ properties }) => values.includes(properties.risk)));
    return index
      .getClusters(WORLD, ZOOM)
      .reduce((sum, { properties }) => sum + ('point_count' in properties ? (properties.point_count as number) : 1), 0);
  };
}
