import { describe, expect, it } from 'vitest';
import type { RiskTable } from '@/store/risk-table';
import { composePicture, pickFrom } from './composition';
import { displayOf } from './displays';
import { pickCluster } from './displays/clusters/pick-cluster';
import { hexagons } from './displays/hexagons';
import { crowd, inputOf, MIDDLE, pack, pointerAt, projectionAt, tableOf, type Placed } from './picture.test-support';
import type { Picked } from './view-layer';

const middle = [MIDDLE.longitude, MIDDLE.latitude] as const;
const zoom = 9;

/** A place so many CSS pixels right of and below the middle. */
function beside(right: number, down: number, at = zoom): readonly [number, number] {
  const { project, unproject } = projectionAt(at);
  const { x, y } = project(...middle);
  const { longitude, latitude } = unproject(x + right, y + down);
  return [longitude, latitude];
}

const unit = (id: number, at: Placed['at'], risk = 4): Placed => ({ id, at, risk });

function pick(
  table: RiskTable,
  display: string,
  at: readonly [number, number],
  aside: readonly [number, number] = [0, 0],
  { isTouch = false, atZoom = zoom } = {},
): string | null {
  const picture = composePicture([displayOf(display)], inputOf(table, atZoom));
  return nameOf(pickFrom(picture, pointerAt(atZoom, at, aside, isTouch)));
}

function nameOf(picked: Picked | null): string | null {
  if (!picked) return null;
  return picked.type === 'symbol' ? `${picked.mark.kind}:${picked.mark.id}` : `cluster of ${picked.cluster.count}`;
}

describe('under the pointer on clusters', () => {
  const near = beside(60, 0);
  const table = tableOf({ enterprises: crowd(1, 200, middle), hazards: [{ id: 900, at: near, grade: 2, status: 1 }] });

  it('lies a cluster up to its rim', () => {
    const { crowds } = displayOf('clusters').compose(inputOf(table, zoom)) as {
      crowds: { longitude: number; latitude: number }[];
    };
    const at = [crowds[0]!.longitude, crowds[0]!.latitude] as const;
    expect(pick(table, 'clusters', at)).toBe('cluster of 200');
    expect(pick(table, 'clusters', at, [0, 26])).toBe('cluster of 200');
    expect(pick(table, 'clusters', at, [0, 40])).toBeNull();
  });

  it('lies a symbol before the cluster beneath it', () => {
    const crowdAtSymbol = { ...clusterAt(near), count: 5000 };
    expect(pickCluster([crowdAtSymbol], pointerAt(zoom, near))).toEqual({ type: 'cluster', cluster: crowdAtSymbol });
    expect(pick(table, 'clusters', near)).toBe('hazards:900');
  });

  it('lies the nearer of two clusters', () => {
    const [left, right] = [clusterAt(beside(-15, 0)), clusterAt(beside(12, 0))];
    expect(pickCluster([left, right], pointerAt(zoom, middle))).toEqual({ type: 'cluster', cluster: right });
  });

  it('lies a symbol within a mouse’s reach, further for a finger, and not beyond', () => {
    expect(pick(table, 'clusters', near, [13, 0])).toBe('hazards:900');
    expect(pick(table, 'clusters', near, [18, 0])).toBeNull();
    expect(pick(table, 'clusters', near, [18, 0], { isTouch: true })).toBe('hazards:900');
    expect(pick(table, 'clusters', near, [30, 0], { isTouch: true })).toBeNull();
  });

  it('lies the nearer of two symbols, and of those that share a place each at its side', () => {
    const atZoom = 15;
    const close = tableOf({
      enterprises: [unit(1, middle), unit(2, beside(30, 0, atZoom)), unit(3, beside(200, 0, atZoom))],
    });
    expect(pick(close, 'clusters', middle, [8, 0], { atZoom })).toBe('enterprises:1');
    expect(pick(close, 'clusters', middle, [22, 0], { atZoom })).toBe('enterprises:2');
    const shared = tableOf({ enterprises: [unit(1, middle), unit(2, middle)] });
    expect(pick(shared, 'clusters', middle, [0, 0], { atZoom })).toBe('enterprises:1');
    expect(pick(shared, 'clusters', middle, [18, -18], { atZoom })).toBe('enterprises:2');
  });
});

describe('under the pointer on points', () => {
  const table = tableOf({
    enterprises: [unit(1, middle), unit(2, beside(10, 0))],
    tailings_dams: [unit(7, beside(0, 40))],
  });

  it('lies the nearest drawn point, of any kind', () => {
    expect(pick(table, 'points', middle, [3, 0])).toBe('enterprises:1');
    expect(pick(table, 'points', middle, [7, 0])).toBe('enterprises:2');
    expect(pick(table, 'points', middle, [0, 38])).toBe('tailings_dams:7');
  });

  it('lies nothing beyond reach, which is longer for a finger', () => {
    expect(pick(table, 'points', middle, [-12, 0])).toBeNull();
    expect(pick(table, 'points', middle, [-12, 0], { isTouch: true })).toBe('enterprises:1');
    expect(pick(table, 'points', middle, [-30, 0], { isTouch: true })).toBeNull();
  });

  it('lies what is drawn: of a cell’s records the gravest', () => {
    const crowded = tableOf({ enterprises: [unit(1, middle, 4), unit(2, middle, 1), unit(3, middle, 3)] });
    expect(pick(crowded, 'points', middle)).toBe('enterprises:2');
  });

  it('lies nothing of a record that has gone since', () => {
    const changing = tableOf({ enterprises: [unit(1, middle)] });
    const picture = composePicture([displayOf('points')], inputOf(changing, zoom));
    expect(nameOf(pickFrom(picture, pointerAt(zoom, middle)))).toBe('enterprises:1');
    changing.apply('enterprises', pack('enterprises', [], [1]));
    expect(pickFrom(picture, pointerAt(zoom, middle))).toBeNull();
  });
});

describe('under the pointer on surfaces', () => {
  const table = tableOf({ enterprises: crowd(1, 50, middle) });

  it('lies the hexagon that holds it, with its count', () => {
    const picture = hexagons.compose(inputOf(table, zoom));
    for (const { longitude, latitude, count } of picture.hexagons)
      expect(pick(table, 'hexagons', [longitude, latitude], [4, 4])).toBe(`cluster of ${count}`);
    expect(pick(table, 'hexagons', beside(300, 200))).toBeNull();
  });

  it('lies nothing on heat: it says how many, and never of whom', () => {
    expect(pick(table, 'heat', middle)).toBeNull();
  });
});

function clusterAt([longitude, latitude]: readonly [number, number]) {
  const extent = () => [longitude, latitude, longitude, latitude] as const;
  return { longitude, latitude, count: 100, counts: Uint32Array.of(100), worst: 0, extent, members: null };
}
