/** Invented chemical parks and depots: major hazard sources stand in groups, not scattered over the city. */
import type { Sector } from '@/domain/enumerations';

import { isInside, offset, type Prefecture, type Town } from './prefecture';
import { placeRecord, type Placement } from './placement';
import type { Random } from './random';

/** Counties with a park, and where it lies from the seat, in metres east and north. */
const PARKS = [
  { adcode: '411702', east: 6500, north: 5200 },
  { adcode: '411721', east: 5200, north: -3100 },
  { adcode: '411724', east: -4300, north: 4700 },
  { adcode: '411725', east: 3600, north: -4200 },
  { adcode: '411729', east: -4800, north: 3600 },
  { adcode: '411728', east: 4400, north: 4100 },
] as const;

/** Of ten firms seven stand in a park, two are oil depots and one is a gas station, these anywhere. */
export function chemicalSite(
  prefecture: Prefecture,
  index: number,
  random: Random,
): { sector: Sector; placement: Placement } {
  const sector: Sector = index % 10 < 7 ? 'K14' : index % 10 < 9 ? 'K09' : 'K07';
  if (sector !== 'K14')
    return { sector, placement: placeRecord(prefecture, random, { unlocatedPercent: 1, acrossBorderPerMille: 0 }) };
  const park = PARKS[index % PARKS.length]!;
  const county = prefecture.byAdcode.get(park.adcode)!;
  const centre = offset(county.seat, park.east, park.north);
  let place = offset(centre, random.normal() * 650, random.normal() * 450);
  if (!isInside(county, place)) place = county.seat;
  const town = nearestTown(county.towns, place);
  return { sector, placement: { jurisdictionId: town.jurisdictionId, town, place, adcode: county.adcode } };
}

function nearestTown(towns: readonly Town[], [x, y]: readonly [number, number]): Town {
  const distance = ({ centre }: Town) => Math.hypot((centre[0] - x) * 0.84, centre[1] - y);
  return towns.reduce((nearest, town) => (distance(town) < distance(nearest) ? town : nearest));
}
