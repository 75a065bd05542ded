import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';
import cityUrl from '../../../geodata/city.json?url';
import countiesUrl from '../../../geodata/counties.json?url';
import neighboursUrl from '../../../geodata/neighbours.json?url';
import placesUrl from '../../../geodata/places.json?url';
import waterUrl from '../../../geodata/water.json?url';

export interface CountyProperties {
  readonly adcode: string;
  readonly name: string;
  readonly nameEn: string;
  /** A place within it for its name, degrees. */
  readonly label: readonly [number, number];
}

export type County = Feature<Polygon | MultiPolygon, CountyProperties>;

/** Files of the base map, as addresses. All EPSG:4490, which this map treats as WGS 84 (they differ by less than 1 m). */
export const GEODATA_URLS = {
  city: cityUrl,
  counties: countiesUrl,
  neighbours: neighboursUrl,
  places: placesUrl,
  water: waterUrl,
} as const;

/** Reads the ten counties: names, label places and shapes. One request of 36 KB. */
export async function loadCounties(): Promise<FeatureCollection<Polygon | MultiPolygon, CountyProperties>> {
  const response = await fetch(GEODATA_URLS.counties);
  if (!response.ok) throw new Error(`${GEODATA_URLS.counties}: HTTP ${response.status}`);
  return (await response.json()) as FeatureCollection<Polygon | MultiPolygon, CountyProperties>;
}

/** The names that the base map writes on the ground itself, in both languages; the map reads the same files. */
export async function loadGroundNames(): Promise<string[]> {
  const files = await Promise.all(
    [GEODATA_URLS.neighbours, GEODATA_URLS.places, GEODATA_URLS.water].map(async (url) => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
      return (await response.json()) as FeatureCollection<Geometry, { name: string | null; nameEn?: string | null }>;
    }),
  );
  return files.flatMap(({ features }) =>
    features.flatMap(({ properties }) => [properties.name ?? '', properties.nameEn ?? '']),
  );
}

/** West, south, east and north of a shape, degrees. */
export function boundsOf(feature: Feature<Polygon | MultiPolygon>): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const { geometry } = feature;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  for (const [longitude = 0, latitude = 0] of polygons.flat(2)) {
    bounds[0] = Math.min(bounds[0], longitude);
    bounds[1] = Math.min(bounds[1], latitude);
    bounds[2] = Math.max(bounds[2], longitude);
    bounds[3] = Math.max(bounds[3], latitude);
  }
  return bounds;
}

/** The bounds that hold all of several. */
export function joinBounds(
  all: readonly (readonly [number, number, number, number])[],
): [number, number, number, number] {
  return [
    Math.min(...all.map(([west]) => west)),
    Math.min(...all.map(([, south]) => south)),
    Math.max(...all.map(([, , east]) => east)),
    Math.max(...all.map(([, , , north]) => north)),
  ];
}
