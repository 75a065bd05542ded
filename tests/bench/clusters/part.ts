/** Part `clusters`: clusters of a whole city after each change of a filter, ours against supercluster loaded anew. */
import Supercluster from 'supercluster';

import { RISK_LEVELS } from '@/domain/enumerations';
import { KIND_COLUMNS } from '@/kinds';
import { clusterPlaces } from '@/store/clusters';
import { ColumnStore } from '@/store/column-store';
import { makeColumn } from '@/store/packed-rows';
import { NO_PLACES } from '@/store/dimension';
import { questionOf } from '@/store/question';
import { RiskTable } from '@/store/risk-table';
import { makeDataset, type Dataset } from '../dataset';
import type { BenchOptions } from '../main';
import { ratioTarget, summarise, timed, type Measurement, type PartResult } from '../measure';

/** supercluster would need gigabytes for more. */
const MOST_ROWS = 1_000_000;
const SAMPLES = 20;
/** Samples while programs are still being compiled. */
const WARM_UPS = 5;
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
        const one = summarise({ scenario, subject, rows }, times.slice(WARM_UPS));
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

/** The product's own table: filter, counts of every panel and clusters. */
function ours(data: Dataset): Run {
  const given: Readonly<Record<string, ArrayLike<number>>> = {
    id: Int32Array.from({ length: data.rows }, (_, row) => row + 1),
    lon: data.lon,
    lat: data.lat,
    jurisdiction: data.codes.county,
    risk: data.codes.risk,
  };
  const columns = Object.fromEntries(
    KIND_COLUMNS.enterprises.map(({ name, type }) => {
      const column = makeColumn(type, data.rows);
      if (given[name]) column.set(given[name]);
      return [name, column];
    }),
  );
  const header = { kind: 'enterprises' as const, epoch: '', cursor: '', asOf: 0, reload: false };
  const table = new RiskTable(0);
  const lens = table.openLens();
  table.load(
    new ColumnStore({ ...header, rowCount: data.rows, columns, removed: new Int32Array(0) }, KIND_COLUMNS.enterprises),
  );
  return (values) => {
    const any = values.map((code) => RISK_LEVELS[code - 1] ?? 'UNASSESSED');
    lens.ask(questionOf({ dimension: 'risk', any }), NO_PLACES);
    return clusterPlaces(lens, 'risk', LEVEL).reduce((sum, { count }) => sum + count, 0);
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
