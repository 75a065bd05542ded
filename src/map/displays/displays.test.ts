import { describe, expect, it } from 'vitest';
import type { Bounds } from '@/store/block-bounds';
import { randomStream } from '@/lib/random';
import type { ShownValues, Stores } from '@/store/shown-values';
import { gatherHexagons, hexagonAt, hexagonMiddle, hexagonRadius } from './hexagons/gather-hexagons';
import { heatGrid, heatLevel } from './heat/heat-grid';
import { drawnAround, thinPoints } from './points/thin-points';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from '@/lib/geography/mercator';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));
const bounds: Bounds = [113.1, 32.3, 115.2, 33.6];
const zoom = 8.4;

function someRows(length: number) {
  const random = randomStream(seed);
  const at = (from: number, to: number) => Math.round((from + random() * (to - from)) * 1e6);
  const lon = Int32Array.from({ length }, () => at(bounds[0], bounds[2]));
  const lat = Int32Array.from({ length }, () => at(bounds[1], bounds[3]));
  const values = Uint8Array.from({ length }, () => Math.floor(random() * 7));
  const rows = Uint32Array.from({ length }, (_, row) => row).filter(() => random() < 0.7);
  const column = (name: string) => (name === 'lon' ? lon : lat);
  return {
    lon,
    lat,
    values,
    rows,
    stores: { enterprises: { column } } as never as Stores,
    shown: { enterprises: values } as ShownValues,
  };
}

describe(`displays from columns (SEED=${seed})`, () => {
  const data = someRows(5000);

  it('thins to the most urgent row of each cell, the worst drawn last', () => {
    const thinned = thinPoints(data, data.rows, bounds, zoom);
    const cellOf = (row: number) =>
      `${Math.floor((data.lon[row]! - thinned.west) * thinned.perX)}:${Math.floor((data.lat[row]! - thinned.south) * thinned.perY)}`;
    const worst = new Map<string, number>();
    for (const row of data.rows) worst.set(cellOf(row), Math.min(worst.get(cellOf(row)) ?? 255, data.values[row]!));
    expect(thinned.indices.length).toBe(worst.size);
    for (const row of thinned.indices) expect(data.values[row]).toBe(worst.get(cellOf(row)));
    const drawn = [...thinned.indices].map((row) => data.values[row]!);
    expect(drawn).toEqual([...drawn].sort((a, b) => b - a));
    expect(new Set(thinned.indices).size).toBe(thinned.indices.length);
  });

  it('finds every drawn row round its own place, and nothing far away', () => {
    const thinned = thinPoints(data, data.rows, bounds, zoom);
    for (const row of thinned.indices)
      expect(drawnAround(thinned, data.lon[row]! / 1e6, data.lat[row]! / 1e6, 6)).toContain(row);
    expect(drawnAround(thinned, 100, 20, 6)).toEqual([]);
  });

  it('draws no more points than the screen has cells, however many rows there are', () => {
    const crowd = someRows(50_000);
    const place = { ...crowd, lon: crowd.lon.fill(114_000_000), lat: crowd.lat.fill(33_000_000) };
    expect(thinPoints(place, crowd.rows, bounds, zoom).indices.length).toBe(1);
  });

  it('counts heat as a walk over the rows does', () => {
    const level = heatLevel(zoom);
    const heat = heatGrid(data.stores, { enterprises: data.rows }, bounds, level);
    const naive = new Map<string, number>();
    for (const row of data.rows) {
      const x = Math.floor(mercatorX(data.lon[row]! / 1e6) * 2 ** level);
      const y = Math.floor(mercatorY(data.lat[row]! / 1e6) * 2 ** level);
      naive.set(`${x}:${y}`, (naive.get(`${x}:${y}`) ?? 0) + 1);
    }
    const left = Math.floor(mercatorX(bounds[0]) * 2 ** level);
    const top = Math.floor(mercatorY(bounds[3]) * 2 ** level);
    const counted = [...heat.counts].flatMap((count, cell): [string, number][] =>
      count === 0 ? [] : [[`${left + (cell % heat.across)}:${top + Math.floor(cell / heat.across)}`, count]],
    );
    expect(new Map(counted)).toEqual(naive);
    expect(heat.largest).toBe(Math.max(...naive.values()));
  });

  it('puts every row into the hexagon whose middle is nearest', () => {
    const radius = hexagonRadius(zoom);
    for (const row of data.rows.subarray(0, 1000)) {
      const [x, y] = [mercatorX(data.lon[row]! / 1e6), mercatorY(data.lat[row]! / 1e6)];
      const { column, line } = hexagonAt(x, y, radius);
      const own = hexagonMiddle(column, line, radius);
      const distance = Math.hypot(own.x - x, own.y - y);
      for (let line2 = line - 2; line2 <= line + 2; line2 += 1)
        for (let column2 = column - 2; column2 <= column + 2; column2 += 1) {
          const other = hexagonMiddle(column2, line2, radius);
          expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThanOrEqual(distance - radius * 1e-9);
        }
    }
  });

  it('loses and doubles no row in hexagons, and says the worst', () => {
    const hexagons = gatherHexagons(
      data.stores,
      data.shown,
      { enterprises: data.rows },
      bounds,
      7,
      hexagonRadius(zoom),
    );
    expect(hexagons.reduce((sum, { count }) => sum + count, 0)).toBe(data.rows.length);
    const naive = new Map<string, number>();
    for (const row of data.rows) {
      const { column, line } = hexagonAt(
        mercatorX(data.lon[row]! / 1e6),
        mercatorY(data.lat[row]! / 1e6),
        hexagonRadius(zoom),
      );
      naive.set(`${column}:${line}`, (naive.get(`${column}:${line}`) ?? 0) + 1);
    }
    expect(new Map(hexagons.map(({ column, line, count }) => [`${column}:${line}`, count]))).toEqual(naive);
    for (const { counts, worst, count } of hexagons) {
      expect(counts.reduce((sum, each) => sum + each, 0)).toBe(count);
      expect(counts[worst]).toBeGreaterThan(0);
      expect(counts.subarray(0, worst).every((each) => each === 0)).toBe(true);
    }
  });

  it('goes to the world and back', () => {
    expect(longitudeOf(mercatorX(114.02))).toBeCloseTo(114.02, 9);
    expect(latitudeOf(mercatorY(32.98))).toBeCloseTo(32.98, 9);
  });
});
