/** What the records of the first four kinds share, and what a hazard needs to know of the unit it is found at. */
import type { RiskLevel, Sector } from '@/domain/enumerations';
import type { Kind } from '@/kinds';
import type { LongitudeLatitude } from '@/lib/geography/coordinate-systems';

import { addDays } from './days';
import type { Placement } from './placement';
import type { SeedContext } from './plan';
import type { Random } from './random';
import { address } from './words';

export type UnitKind = Exclude<Kind, 'hazards'>;

/** A unit as hazards and inspections refer to it. */
export type Unit = {
  kind: UnitKind;
  id: number;
  name: string;
  sector: Sector;
  placement: Placement;
};

/** The columns that every mapped record has, as `private.make_common_columns` made them. */
export function placeColumns(context: SeedContext, placement: Placement, random: Random) {
  const { place, town, adcode, jurisdictionId } = placement;
  const county = context.prefecture.byAdcode.get(town.adcode);
  const declaredAdcode = jurisdictionId <= 10 ? context.prefecture.counties[jurisdictionId - 1]?.adcode : null;
  const method = random.weighted({ GPS: 40, MAP: 35, GEOCODED: 15, IMPORTED: 10 });
  return {
    jurisdiction_id: jurisdictionId,
    town_code: town.code,
    address: address(county?.name ?? '', town.name, random),
    geom: place && pointText(place),
    adcode,
    // Nought inside; the few across a border are measured in SQL afterwards; zones have no boundary to measure to.
    declared_county_distance_m: place && declaredAdcode === adcode ? 0 : null,
    coordinate_system_in: place && 'CGCS2000',
    original_x: place && place[0],
    original_y: place && place[1],
    location_method: place && method,
    location_accuracy_m: place && (method === 'GPS' ? 5 : method === 'MAP' ? 20 : 100),
    is_demonstration: true,
  };
}

export function pointText([longitude, latitude]: LongitudeLatitude): string {
  return `SRID=4490;POINT(${longitude} ${latitude})`;
}

export function lineText(places: readonly LongitudeLatitude[]): string {
  return `SRID=4490;LINESTRING(${places.map(([x, y]) => `${x} ${y}`).join(',')})`;
}

/** Of a hundred units about eight are not assessed; a graver mix for those that are dangerous by nature. */
export function assessedRisk(
  random: Random,
  isDangerous: boolean,
  today: string,
): { risk_level: RiskLevel | null; risk_assessed_on: string | null } {
  if (random.chance(0.08)) return { risk_level: null, risk_assessed_on: null };
  return {
    risk_level: random.weighted<RiskLevel>(
      isDangerous
        ? { MAJOR: 9, CONSIDERABLE: 26, GENERAL: 40, LOW: 25 }
        : { MAJOR: 1, CONSIDERABLE: 7, GENERAL: 30, LOW: 62 },
    ),
    risk_assessed_on: addDays(today, -random.integer(10, 700)),
  };
}
