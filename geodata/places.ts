import type { Feature, Point } from 'geojson';
import type { CountyFeature } from './boundaries';
import { isInside, roundDegrees } from './geometry';
import { readPlaceRows, type PlaceRow } from './sources';
import type { Township } from './townships';

/** Seat of the prefecture, of a county, of a township; or a populated place that is the seat of none. */
export type PlaceKind = 'CITY_SEAT' | 'COUNTY_SEAT' | 'TOWNSHIP_SEAT' | 'SETTLEMENT';

const KIND_OF_FEATURE_CODE: Readonly<Record<string, PlaceKind>> = {
  PPLA2: 'CITY_SEAT',
  PPLA3: 'COUNTY_SEAT',
  PPLA4: 'TOWNSHIP_SEAT',
};

/** `townCode` only where exactly one township of the county bears the name: the seat of that township. */
export interface PlaceProperties {
  readonly name: string;
  readonly nameEn: string;
  readonly kind: PlaceKind;
  readonly population: number | null;
  readonly adcode: string;
  readonly townCode: string | null;
}

export type PlaceFeature = Feature<Point, PlaceProperties>;

/**
 * The populated places that lie in one of the counties (by their place, not by the code GeoNames gives them), by
 * GeoNames number. One without a Chinese name there would be left out: none is invented.
 */
export function makePlaces(counties: readonly CountyFeature[], townships: readonly Township[]): PlaceFeature[] {
  return readPlaceRows()
    .sort((one, other) => one.geonameId - other.geonameId)
    .flatMap((row) => {
      const county = counties.find((candidate) => covers(candidate, row.position));
      const name = chineseName(row.alternateNames);
      return county && name !== null ? [toFeature(row, name, county.properties.adcode, townships)] : [];
    });
}

function toFeature(row: PlaceRow, name: string, adcode: string, townships: readonly Township[]): PlaceFeature {
  const bearers = townships.filter((township) => township.adcode === adcode && stem(township.name) === stem(name));
  return {
    type: 'Feature',
    properties: {
      name,
      nameEn: row.name,
      kind: KIND_OF_FEATURE_CODE[row.featureCode] ?? 'SETTLEMENT',
      population: row.population > 0 ? row.population : null,
      adcode,
      townCode: bearers.length === 1 ? bearers[0]!.code : null,
    },
    geometry: { type: 'Point', coordinates: row.position.map(roundDegrees) },
  };
}

/** The shortest of the names that are wholly in Chinese script, which is the one without 镇 or 乡 (those change more often). */
function chineseName(names: readonly string[]): string | null {
  const chinese = names.filter((name) => /^\p{Script=Han}+$/u.test(name));
  return chinese.sort((one, other) => one.length - other.length)[0] ?? null;
}

const stem = (name: string): string => (name.length > 2 ? name.replace(/(回族)?(街道|镇|乡|市)$/, '') : name);

function covers({ geometry }: CountyFeature, position: readonly [number, number]): boolean {
  return geometry.coordinates.some((rings) => isInside(rings, [...position]));
}
