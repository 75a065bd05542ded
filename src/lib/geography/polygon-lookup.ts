import { bbox, booleanPointInPolygon } from '@turf/turf';
import type { FeatureCollection, GeoJsonProperties, MultiPolygon, Polygon } from 'geojson';
import type { LongitudeLatitude } from './coordinate-systems';

/** Finds the code of the polygon that covers a place (its edge included); null when none does. */
export type PolygonLookup = (place: LongitudeLatitude) => string | null;

/**
 * Prepares a lookup over polygons, by the string property that names them. Making it reads every
 * vertex once; a call tests boxes first, then the rings of the few polygons whose box holds the place.
 */
export function makePolygonLookup<Properties extends NonNullable<GeoJsonProperties>>(
  collection: FeatureCollection<Polygon | MultiPolygon, Properties>,
  codeOf: (properties: Properties) => string,
): PolygonLookup {
  const candidates = collection.features.map((feature) => ({
    code: codeOf(feature.properties),
    feature,
    box: bbox(feature),
  }));
  return ([longitude, latitude]) => {
    for (const { code, feature, box } of candidates) {
      const [west, south, east, north] = box;
      if (longitude < west || longitude > east || latitude < south || latitude > north) continue;
      if (booleanPointInPolygon([longitude, latitude], feature)) return code;
    }
    return null;
  };
}
