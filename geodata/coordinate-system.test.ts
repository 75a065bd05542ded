import gcoord from 'gcoord';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { makeBoundaries } from './boundaries';
import { segmentsOf, type Ring } from './geometry';
import { readShiftedCounties } from './sources';

/*
 * The proof that the counties are CGCS2000 and not GCJ-02: another maker's outlines of the same counties, known to be
 * GCJ-02, are laid over ours, and the shift that brings the two together is measured. The makers simplified their
 * outlines differently (vertices lie some 170 m apart even when the systems agree), so no vertex has a partner;
 * the shift of the whole is well defined all the same.
 */

const METERS_PER_DEGREE = 111_320;
const METERS_PER_DEGREE_OF_LONGITUDE = METERS_PER_DEGREE * Math.cos((33 * Math.PI) / 180);
type Vector = [east: number, north: number];

const toMeters = ([longitude, latitude]: Position): Vector => [
  (longitude! - 114) * METERS_PER_DEGREE_OF_LONGITUDE,
  (latitude! - 33) * METERS_PER_DEGREE,
];

const ours = makeBoundaries().counties.flatMap((county) => county.geometry.coordinates.flat(2));
const theirs: Ring[] = readShiftedCounties().flat();

/** gcoord changes the position that it is given, hence the copy. */
const toGcj02 = ([x, y]: Position): Position => gcoord.transform([x!, y!], gcoord.WGS84, gcoord.GCJ02);
const fromGcj02 = ([x, y]: Position): Position => gcoord.transform([x!, y!], gcoord.GCJ02, gcoord.WGS84);

/** The mean shift that GCJ-02 itself makes at our vertices. */
const gcj02Shift: Vector = [0, 1].map((axis) => {
  const shifts = ours.map((position) => toMeters(toGcj02(position))[axis]! - toMeters(position)[axis]!);
  return shifts.reduce((sum, value) => sum + value, 0) / shifts.length;
}) as Vector;

describe('the coordinate system of the counties', { timeout: 60_000 }, () => {
  it('lies about 575 m from GCJ-02 here by the formula', () => {
    expect(length(gcj02Shift)).toBeGreaterThan(557);
    expect(length(gcj02Shift)).toBeLessThan(623);
  });

  it('is that far from the outlines in GCJ-02, in that direction', () => {
    const shift = bestShift(theirs);
    console.log(
      `outlines in GCJ-02 lie ${shift.map(Math.round).join(' m east, ')} m north of ours; GCJ-02 makes ${gcj02Shift.map(Math.round).join(', ')}`,
    );
    expect(length(shift)).toBeGreaterThan(450);
    expect(length([shift[0] - gcj02Shift[0], shift[1] - gcj02Shift[1]])).toBeLessThan(100);
  });

  it('is theirs once they are converted', () => {
    const shift = bestShift(theirs.map((ring) => ring.map(fromGcj02)));
    console.log(`converted, they lie ${shift.map(Math.round).join(' m east, ')} m north of ours`);
    expect(length(shift)).toBeLessThan(100);
  });
});

function length([east, north]: Vector): number {
  return Math.hypot(east, north);
}

/**
 * The shift of our vertices that lays the most of them on the other outlines: the maximum over a grid (100 m, then
 * 20 m) of a kernel 80 m wide, which vertices that have no counterpart do not disturb.
 */
function bestShift(outlines: Ring[]): Vector {
  const segments = outlines.map((ring) => ring.map(toMeters)).flatMap(segmentsOf) as [Vector, Vector][];
  const vertices = ours.map(toMeters);
  const nearby = vertices.map((place) => segments.filter((segment) => distance(place, segment) < 1500));
  const score = (shift: Vector): number =>
    vertices.reduce((sum, [x, y], index) => {
      const nearest = Math.min(...nearby[index]!.map((segment) => distance([x + shift[0], y + shift[1]], segment)));
      return sum + Math.exp(-(nearest ** 2) / (2 * 80 ** 2));
    }, 0);
  return climb(climb([0, 0], 900, 100, score), 100, 20, score);
}

function climb(centre: Vector, reach: number, step: number, score: (shift: Vector) => number): Vector {
  let best = centre;
  let bestScore = -Infinity;
  for (let east = centre[0] - reach; east <= centre[0] + reach; east += step) {
    for (let north = centre[1] - reach; north <= centre[1] + reach; north += step) {
      const found = score([east, north]);
      if (found > bestScore) [best, bestScore] = [[east, north], found];
    }
  }
  return best;
}

function distance([x, y]: Vector, [from, to]: [Vector, Vector]): number {
  const [alongX, alongY] = [to[0] - from[0], to[1] - from[1]];
  const squared = alongX ** 2 + alongY ** 2;
  const share =
    squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - from[0]) * alongX + (y - from[1]) * alongY) / squared));
  return Math.hypot(from[0] + share * alongX - x, from[1] + share * alongY - y);
}
