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
export function loadCounties(): Promise<FeatureCollection<Polygon | MultiPolygon, CountyProperties>> {
  return readFeatures('counties');
}

/** The names that the base map writes on the ground itself, in both languages; the map reads the same files. */
export async function loadGroundNames(): Promise<string[]> {
  const files = await Promise.all(
    (['neighbours', 'places', 'water'] as const).map((file) =>
      readFeatures<Geometry, { name: string | null; nameEn?: string | null }>(file),
    ),
  );
  return files.flatMap(({ features }) =>
    features.flatMap(({ properties }) => [properties.name ?? '', properties.nameEn ?? '']),
  );
}

async function readFeatures<Shape extends Geometry, Properties>(
  file: keyof typeof GEODATA_URLS,
): Promise<FeatureCollection<Shape, Properties>> {
  const response = await fetch(GEODATA_URLS[file]);
  if (!response.ok) throw new Error(`${GEODATA_URLS[file]}: HTTP ${response.status}`);
  return (await response.json()) as FeatureCollection<Shape, Properties>;
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
