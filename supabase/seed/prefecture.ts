/**
 * Where demonstration records lie: towns inside the real counties, with scatter around them.
 *
 * No open source has coordinates for most of the 208 townships. A town without a known place gets an
 * invented centre, spread evenly over its county: good enough to scatter invented records, and used for
 * nothing else. The zones have no published boundary either; the demonstration gives each a few towns
 * of 驿城区.
 */
import { readFileSync } from 'node:fs';

import type { LongitudeLatitude } from '@/lib/geography/coordinate-systems';

import { Random } from './random';

type Ring = readonly LongitudeLatitude[];
type Polygon = readonly Ring[];

export type Town = {
  code: string;
  name: string;
  adcode: string;
  /** Who manages what lies here: 1–10 counties, 11–13 zones. */
  jurisdictionId: number;
  centre: LongitudeLatitude;
  /** Share of the county's records, not normalised. */
  weight: number;
  /** Deviation of the scatter around the centre. */
  spreadMeters: number;
};

export type County = {
  adcode: string;
  name: string;
  jurisdictionId: number;
  polygons: readonly Polygon[];
  box: readonly [west: number, south: number, east: number, north: number];
  seat: LongitudeLatitude;
  towns: readonly Town[];
  /** Share of the city's records, not normalised. */
  weight: number;
};

export type Prefecture = { counties: readonly County[]; byAdcode: ReadonlyMap<string, County> };

type Collection<Geometry, Properties> = { features: { geometry: Geometry; properties: Properties }[] };
type CountyFile = Collection<
  { type: 'Polygon'; coordinates: Polygon } | { type: 'MultiPolygon'; coordinates: readonly Polygon[] },
  { adcode: string; name: string; label: LongitudeLatitude }
>;
type PlaceFile = Collection<{ coordinates: LongitudeLatitude }, { name: string | null; kind: string; adcode: string }>;
type TownshipFile = { townships: { code: string; name: string; adcode: string }[] };

const METERS_PER_DEGREE = 111_320;

/** Share of the city's records by county: the centre most, then by rough size of the county. */
const COUNTY_WEIGHTS: Readonly<Record<string, number>> = {
  '411702': 20,
  '411721': 10,
  '411722': 11,
  '411723': 10,
  '411724': 8,
  '411725': 8,
  '411726': 9,
  '411727': 8,
  '411728': 8,
  '411729': 8,
};

/** How many towns of 驿城区 each zone manages here. */
const ZONE_TOWNS = { 11: 2, 12: 2, 13: 2 } as const;

/** Reads the geodata files and lays out the towns. About 30 ms; the result never changes. */
export function readPrefecture(): Prefecture {
  const counties = readGeodata<CountyFile>('counties');
  const places = readGeodata<PlaceFile>('places');
  const { townships } = readGeodata<TownshipFile>('townships');
  const sorted = [...counties.features].sort((a, b) => a.properties.adcode.localeCompare(b.properties.adcode));
  const made = sorted.map(({ geometry, properties }, index) =>
    makeCounty(
      { adcode: properties.adcode, name: properties.name, jurisdictionId: index + 1, label: properties.label },
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
      places.features.filter((place) => place.properties.adcode === properties.adcode),
      townships.filter((town) => town.adcode === properties.adcode),
    ),
  );
  return { counties: made, byAdcode: new Map(made.map((county) => [county.adcode, county])) };
}

function readGeodata<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(`../../geodata/${name}.json`, import.meta.url), 'utf8')) as Content;
}

/** The county whose ground a place lies on; null outside the city. About a microsecond. */
export function countyOf(prefecture: Prefecture, place: LongitudeLatitude): County | null {
  return prefecture.counties.find((county) => isInside(county, place)) ?? null;
}

/** Ray casting over all rings; holes count twice and so drop out. */
export function isInside({ polygons, box }: Pick<County, 'polygons' | 'box'>, [x, y]: LongitudeLatitude): boolean {
  if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) return false;
  let inside = false;
  for (const polygon of polygons)
    for (const ring of polygon)
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
        const [xi, yi] = ring[i]!;
        const [xj, yj] = ring[j]!;
        if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
      }
  return inside;
}

/** A place so many metres east and north of another, to six decimals. */
export function offset([x, y]: LongitudeLatitude, eastMeters: number, northMeters: number): LongitudeLatitude {
  const metersPerLongitude = METERS_PER_DEGREE * Math.cos((y * Math.PI) / 180);
  return [round(x + eastMeters / metersPerLongitude), round(y + northMeters / METERS_PER_DEGREE)];
}

export function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function makeCounty(
  facts: { adcode: string; name: string; jurisdictionId: number; label: LongitudeLatitude },
  polygons: readonly Polygon[],
  places: PlaceFile['features'],
  townships: TownshipFile['townships'],
): County {
  const box = boxOf(polygons);
  const shape = { polygons, box };
  const seat = seatOf(shape, facts.label, places);
  const random = new Random('towns', Number(facts.adcode));
  const centres: LongitudeLatitude[] = [seat];
  let isFirst = true;
  const towns = [...townships]
    .sort((a, b) => a.code.localeCompare(b.code))
    .map((township): Town => {
      const isUrban = township.name.endsWith('街道');
      const known = places.find(
        ({ properties }) => properties.name !== null && bareName(properties.name) === bareName(township.name),
      );
      const centre = isUrban
        ? aroundSeat(shape, seat, random, isFirst)
        : known
          ? known.geometry.coordinates
          : emptySpot(shape, centres, random);
      if (isUrban) isFirst = false;
      else centres.push(centre);
      return {
        code: township.code,
        name: township.name,
        adcode: facts.adcode,
        jurisdictionId: facts.jurisdictionId,
        centre,
        weight: isUrban ? 9 : township.name.endsWith('镇') ? random.between(2.2, 4) : random.between(1, 2),
        spreadMeters: isUrban ? random.between(700, 1100) : random.between(450, 900),
      };
    });
  if (facts.adcode === '411702') giveTownsToZones(towns, seat);
  return {
    adcode: facts.adcode,
    name: facts.name,
    jurisdictionId: facts.jurisdictionId,
    polygons,
    box,
    seat,
    towns,
    weight: COUNTY_WEIGHTS[facts.adcode] ?? 5,
  };
}

/** The known seat of the county where the places file has one inside it, else the label point. */
function seatOf(
  shape: Pick<County, 'polygons' | 'box'>,
  label: LongitudeLatitude,
  places: PlaceFile['features'],
): LongitudeLatitude {
  for (const kind of ['CITY_SEAT', 'COUNTY_SEAT']) {
    const seat = places.find(
      ({ properties, geometry }) => properties.kind === kind && isInside(shape, geometry.coordinates),
    );
    if (seat) return seat.geometry.coordinates;
  }
  return label;
}

function bareName(name: string): string {
  return name.replace(/(回族)?(街道|镇|乡)$/, '');
}

function aroundSeat(
  shape: Pick<County, 'polygons' | 'box'>,
  seat: LongitudeLatitude,
  random: Random,
  isFirst: boolean,
): LongitudeLatitude {
  if (isFirst) return seat;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const angle = random.between(0, 2 * Math.PI);
    const distance = random.between(1200, 4500);
    const centre = offset(seat, Math.cos(angle) * distance, Math.sin(angle) * distance);
    if (isInside(shape, centre)) return centre;
  }
  return seat;
}

/** Of forty random spots in the county, the one farthest from every town so far. */
function emptySpot(
  shape: Pick<County, 'polygons' | 'box'>,
  taken: readonly LongitudeLatitude[],
  random: Random,
): LongitudeLatitude {
  let best = taken[0]!;
  let bestDistance = -1;
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const spot: LongitudeLatitude = [
      round(random.between(shape.box[0], shape.box[2])),
      round(random.between(shape.box[1], shape.box[3])),
    ];
    // A town in the corner of a county would lose half its scatter: all four neighbours must be inside too.
    if (
      ![
        [0, 0],
        [1500, 0],
        [-1500, 0],
        [0, 1500],
        [0, -1500],
      ].every(([east, north]) => isInside(shape, offset(spot, east!, north!)))
    )
      continue;
    const distance = Math.min(...taken.map(([x, y]) => Math.hypot((spot[0] - x) * 0.84, spot[1] - y)));
    if (distance > bestDistance) [best, bestDistance] = [spot, distance];
  }
  return best;
}

/** The towns nearest to a point east, south and west of the centre go to the three zones. */
function giveTownsToZones(towns: Town[], [x, y]: LongitudeLatitude): void {
  const anchors = { 11: [x + 0.05, y - 0.01], 12: [x - 0.03, y - 0.05], 13: [x - 0.06, y + 0.03] } as const;
  for (const zone of [11, 12, 13] as const) {
    const [ax, ay] = anchors[zone];
    towns
      .filter(({ jurisdictionId, code }) => jurisdictionId === 1 && code !== towns[0]!.code)
      .sort((a, b) => Math.hypot(a.centre[0] - ax, a.centre[1] - ay) - Math.hypot(b.centre[0] - ax, b.centre[1] - ay))
      .slice(0, ZONE_TOWNS[zone])
      .forEach((town) => (town.jurisdictionId = zone));
  }
}

function boxOf(polygons: readonly Polygon[]): County['box'] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons)
    for (const [x, y] of polygon[0]!) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  return [west, south, east, north];
}
