import { lineString, simplify } from '@turf/turf';
import type { LongitudeLatitude } from './coordinate-systems';

/** Corners of a shape in turn, degrees; the last joins the first and is not said again. At least three. */
export type Ring = readonly LongitudeLatitude[];

/** Most corners of a drawn shape: what a hand means, and short enough for an address. */
export const MAXIMUM_CORNERS = 64;

/** Digits of a drawn corner after the point: about a metre. */
const cornerDigits = 5;

/** Whether a place lies within a ring; made once for many places. */
export interface RingTest {
  /** West, south, east, north of the ring, degrees. */
  readonly bounds: readonly [number, number, number, number];
  holds(longitude: number, latitude: number): boolean;
}

/** Bands of latitude that a ring is cut into: with 64 corners few bands have more than two edges. */
const bandCount = 1024;

/**
 * Prepares the even-odd test: where a ring crosses itself, what it goes round twice is outside. A place on
 * a western or southern edge is within, on an eastern or northern one it is not, so that neighbours share
 * no place.
 *
 * A million rows are asked after one stroke of the hand, within a frame. turf's `booleanPointInPolygon`
 * walks all edges and makes objects for each place: 64 corners and a million places along the curve that
 * rows follow took it 240 ms, and this 15 ms, because a place looks only at the edges in its own band.
 */
export function makeRingTest(ring: Ring): RingTest {
  const longitudes = ring.map(([longitude]) => longitude);
  const latitudes = ring.map(([, latitude]) => latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const perDegree = north > south ? bandCount / (north - south) : 0;
  // The northern edge itself falls into a band more.
  const bandOf = (latitude: number) => ((latitude - south) * perDegree) | 0;

  // Level edges cross no parallel. The others by their lower end, upper end, and where they stand there.
  const edges = ring
    .map((corner, place) => [corner, ring[(place + 1) % ring.length]!] as const)
    .filter(([a, b]) => a[1] !== b[1])
    .map(([a, b]) => (a[1] < b[1] ? [a, b] : [b, a]) as readonly [LongitudeLatitude, LongitudeLatitude])
    .map(([[x, low], [otherX, high]]) => ({ x, low, high, slope: (otherX - x) / (high - low) }));
  const bands = Array.from({ length: bandCount + 1 }, (): number[] => []);
  edges.forEach(({ low, high }, edge) => {
    for (let band = bandOf(low); band <= bandOf(high); band += 1) bands[band]!.push(edge);
  });
  // Flat arrays: the loop below runs a million times.
  const starts = new Uint32Array(bandCount + 2);
  bands.forEach((band, place) => (starts[place + 1] = starts[place]! + 4 * band.length));
  const inBand = Float64Array.from(
    bands.flat().flatMap((edge) => {
      const { low, high, x, slope } = edges[edge]!;
      return [low, high, x, slope];
    }),
  );

  return {
    bounds: [west, south, east, north],
    holds(longitude, latitude) {
      // Written so that what is no number is outside, too.
      if (!(longitude >= west && longitude < east && latitude >= south && latitude < north)) return false;
      const band = ((latitude - south) * perDegree) | 0;
      const end = starts[band + 1]!;
      let isWithin = false;
      for (let at = starts[band]!; at < end; at += 4) {
        const low = inBand[at]!;
        if (latitude < low || latitude >= inBand[at + 1]!) continue;
        if (longitude < inBand[at + 2]! + (latitude - low) * inBand[at + 3]!) isWithin = !isWithin;
      }
      return isWithin;
    },
  };
}

/** The ring round a box: west, south, east, north in degrees. */
export function boxRing([west, south, east, north]: readonly [number, number, number, number]): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

/**
 * The ring that a hand's stroke means: corners rounded to a metre, at most `MAXIMUM_CORNERS` of them. `tremor` is
 * how far the line may be from the stroke, degrees; more when there are too many corners. Null when nothing is left
 * that has a surface: a click, or a stroke to and fro.
 */
export function ringOfStroke(stroke: readonly LongitudeLatitude[], tremor = 0): Ring | null {
  let corners = withoutRepeats(stroke.map(roundCorner));
  if (tremor > 0) corners = simpler(corners, tremor);
  for (let bearable = 2 * (tremor || 5e-5); corners.length > MAXIMUM_CORNERS; bearable *= 2)
    corners = simpler(corners, bearable);
  return hasSurface(corners) ? corners : null;
}

/** Leaves out the corners that a line may do without at a deviation, degrees. */
function simpler(corners: readonly LongitudeLatitude[], deviation: number): LongitudeLatitude[] {
  // turf asks for two corners at least.
  if (corners.length < 3) return [...corners];
  const line = lineString(corners.map(([longitude, latitude]) => [longitude, latitude]));
  const { coordinates } = simplify(line, { tolerance: deviation, highQuality: true }).geometry;
  return coordinates.map(([longitude, latitude]) => [longitude!, latitude!] as const);
}

function roundCorner([longitude, latitude]: LongitudeLatitude): LongitudeLatitude {
  return [Number(longitude.toFixed(cornerDigits)), Number(latitude.toFixed(cornerDigits))];
}

/** Leaves out a corner that the next one repeats, and a last one that is the first. */
function withoutRepeats(corners: readonly LongitudeLatitude[]): LongitudeLatitude[] {
  return corners.filter(([longitude, latitude], place) => {
    const next = corners[(place + 1) % corners.length]!;
    return longitude !== next[0] || latitude !== next[1];
  });
}

/** Whether not all corners lie on one line. */
function hasSurface(corners: readonly LongitudeLatitude[]): boolean {
  const [first, second] = corners;
  if (!first || !second) return false;
  return corners.some(([x, y]) => (second[0] - first[0]) * (y - first[1]) !== (second[1] - first[1]) * (x - first[0]));
}
