/** Puts a record somewhere: near a town of a county, along a road out of the seat, in a village, or nowhere yet. */
import type { LongitudeLatitude } from '@/lib/geography/coordinate-systems';

import { countyOf, isInside, offset, round, type County, type Prefecture, type Town } from './prefecture';
import type { Random } from './random';

export type Placement = {
  jurisdictionId: number;
  town: Town;
  /** Null: in the books, but nobody has located it. */
  place: LongitudeLatitude | null;
  /** County the place lies in; null when unlocated. */
  adcode: string | null;
};

export type PlacementHabits = {
  /** Of a hundred records how many are not located. */
  unlocatedPercent?: number;
  /** Of a thousand how many lie just across the border of the county that manages them. */
  acrossBorderPerMille?: number;
  /** Keeps to these counties. */
  adcodes?: readonly string[];
};

/** Where the next record lies and who manages it. */
export function placeRecord(prefecture: Prefecture, random: Random, habits: PlacementHabits = {}): Placement {
  const candidates = habits.adcodes
    ? prefecture.counties.filter(({ adcode }) => habits.adcodes?.includes(adcode))
    : prefecture.counties;
  const county = byWeight(candidates, random);
  const town = byWeight(county.towns, random);
  if (random.chance((habits.unlocatedPercent ?? 1) / 100))
    return { jurisdictionId: town.jurisdictionId, town, place: null, adcode: null };
  if (town.jurisdictionId <= 10 && random.chance((habits.acrossBorderPerMille ?? 4) / 1000)) {
    const across = spotAcrossBorder(prefecture, county, random);
    if (across) return { jurisdictionId: county.jurisdictionId, town, ...across };
  }
  return { jurisdictionId: town.jurisdictionId, town, place: spotNear(county, town, random), adcode: county.adcode };
}

/** A place within some metres east and north of a record's own, never over the border of the county it lies in. */
export function placeBeside(
  prefecture: Prefecture,
  { place, adcode }: Placement,
  meters: number,
  random: Random,
): LongitudeLatitude | null {
  if (!place || !adcode) return place;
  const beside = offset(place, random.between(-meters, meters), random.between(-meters, meters));
  const county = prefecture.byAdcode.get(adcode);
  return county && isInside(county, beside) ? beside : place;
}

/** A place inside the county, scattered as settlements are. */
export function spotNear(county: County, town: Town, random: Random): LongitudeLatitude {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const spot = scatter(county, town, random);
    if (isInside(county, spot)) return spot;
  }
  return town.centre;
}

function scatter(county: County, town: Town, random: Random): LongitudeLatitude {
  const kind = random.next();
  if (kind < 0.68) return offset(town.centre, random.normal() * town.spreadMeters, random.normal() * town.spreadMeters);
  if (kind < 0.82) return alongRoad(county.seat, town.centre, random);
  if (kind < 0.97) return inVillage(town, random);
  return [round(random.between(county.box[0], county.box[2])), round(random.between(county.box[1], county.box[3]))];
}

/** Along the straight road between seat and town, a few hundred metres to either side. */
function alongRoad(seat: LongitudeLatitude, town: LongitudeLatitude, random: Random): LongitudeLatitude {
  const share = random.next();
  const on: LongitudeLatitude = [seat[0] + (town[0] - seat[0]) * share, seat[1] + (town[1] - seat[1]) * share];
  return offset(on, random.normal() * 220, random.normal() * 220);
}

/** One of about a dozen villages around the town, each a tight knot. */
function inVillage(town: Town, random: Random): LongitudeLatitude {
  const village = random.integer(0, 11);
  // The same village number gives the same village: its bearing and distance come from the town's code.
  const angle = ((Number(town.code) * 7 + village * 31) % 360) * (Math.PI / 180);
  const distance = 1800 + ((Number(town.code) * 13 + village * 977) % 3200);
  return offset(
    town.centre,
    Math.cos(angle) * distance + random.normal() * 160,
    Math.sin(angle) * distance + random.normal() * 160,
  );
}

/** A place within about a kilometre outside the county but inside the city; null when none is found at once. */
function spotAcrossBorder(
  prefecture: Prefecture,
  county: County,
  random: Random,
): { place: LongitudeLatitude; adcode: string } | null {
  const ring = county.polygons[0]![0]!;
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const place = offset(random.pick(ring), random.normal() * 500, random.normal() * 500);
    const other = countyOf(prefecture, place);
    if (other && other.adcode !== county.adcode) return { place, adcode: other.adcode };
  }
  return null;
}

function byWeight<Value extends { weight: number }>(values: readonly Value[], random: Random): Value {
  let rest = random.next() * values.reduce((sum, { weight }) => sum + weight, 0);
  return values.find(({ weight }) => (rest -= weight) < 0) ?? values.at(-1)!;
}
