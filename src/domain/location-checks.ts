/** Box around the city in CGCS2000 degrees (domain.md §2.2); what lies outside is refused at once. */
export const CITY_BOX = { west: 113.0, south: 32.2, east: 115.3, north: 33.7 } as const;

/** True when a place lies in the box around the city. */
export function isInCityBox(longitude: number, latitude: number): boolean {
  return (
    longitude >= CITY_BOX.west && longitude <= CITY_BOX.east && latitude >= CITY_BOX.south && latitude <= CITY_BOX.north
  );
}

export type LocationReason = 'LOCATION_OUTSIDE_CITY' | 'LOCATION_OUTSIDE_DECLARED_COUNTY';
export type LocationCheck =
  { valid: true; adcode: string } | { valid: false; reason: LocationReason; adcode: string | null };

/**
 * Checks a place against the counties and against the one its manager declares. `countyAt` gives the adcode of
 * the county that covers a place, or null. A zone declares no adcode: it lies inside counties, so any county of
 * the city agrees with it. Outside the city is an error, another county only a warning to the callers.
 */
export function checkLocation(
  longitude: number,
  latitude: number,
  declaredAdcode: string | null,
  countyAt: (place: readonly [number, number]) => string | null,
): LocationCheck {
  const adcode = isInCityBox(longitude, latitude) ? countyAt([longitude, latitude]) : null;
  if (adcode === null) return { valid: false, reason: 'LOCATION_OUTSIDE_CITY', adcode };
  if (declaredAdcode !== null && declaredAdcode !== adcode)
    return { valid: false, reason: 'LOCATION_OUTSIDE_DECLARED_COUNTY', adcode };
  return { valid: true, adcode };
}
