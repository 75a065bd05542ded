import { readFileSync } from 'node:fs';
import { booleanPointInPolygon } from '@turf/turf';
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CountyFeature } from './boundaries';
import { makeFiles } from './files';
import { MIGRATION_PATH } from './migration';
import type { PlaceFeature } from './places';
import { findCrossings } from './topology';
import type { Township } from './townships';
import type { WaterProperties } from './water';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const parse = <Value>(path: string): Value => JSON.parse(read(path)) as Value;

const { features: counties } = parse<{ features: CountyFeature[] }>('geodata/counties.json');
const adcodes = counties.map(({ properties }) => properties.adcode);

describe('the files', () => {
  let made: Map<string, string>;
  // The lakes of the world are 59 MB to parse.
  beforeAll(() => {
    made = makeFiles();
  }, 120_000);

  it('are byte for byte what the script makes', () => {
    const differing = [...made].filter(([path, text]) => read(path) !== text).map(([path]) => path);
    expect(differing, 'run `npm run geodata` and commit what it writes').toEqual([]);
  });

  it('are small', () => {
    const bytes = [...made.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThan(900_000);
  });

  it('name their source and licence, and GeoJSON its reference system', () => {
    for (const path of [...made.keys()].filter((candidate) => candidate.endsWith('.json'))) {
      const file = parse<{ source: string; licence: string; crs?: { properties: { name: string } } }>(path);
      expect(file.source, path).toMatch(/as packed in npm \S+ \d+\.\d+\.\d+$/);
      expect(file.licence, path).toMatch(/MIT|WTFPL|CC BY|ODbL/);
      if (!path.includes('townships')) expect(file.crs?.properties.name, path).toBe('urn:ogc:def:crs:EPSG::4490');
    }
  });
});

describe('townships', () => {
  const { townships } = parse<{ townships: Township[] }>('geodata/townships.json');

  it('are 208, each once, each in one of the ten counties', () => {
    expect(townships).toHaveLength(208);
    expect(new Set(townships.map(({ code }) => code)).size).toBe(208);
    for (const { code, adcode } of townships) {
      expect(code).toMatch(/^4117\d{5}$/);
      expect(adcodes).toContain(adcode);
    }
  });

  it('begin with the code of their county, save for the five under the statistical code of the development zone', () => {
    const odd = townships.filter(({ code, adcode }) => !code.startsWith(adcode));
    expect(odd.map(({ code, adcode }) => [code.slice(0, 6), adcode])).toEqual(Array(5).fill(['411771', '411702']));
  });
});

describe('places', () => {
  const { features: places } = parse<{ features: PlaceFeature[] }>('geodata/places.json');
  const { townships } = parse<{ townships: Township[] }>('geodata/townships.json');

  it('lie in the county they name and carry a Chinese name', () => {
    expect(places.length).toBeGreaterThan(40);
    for (const { properties, geometry } of places) {
      const county = counties.find((candidate) => candidate.properties.adcode === properties.adcode)!;
      expect(booleanPointInPolygon(geometry, county), properties.nameEn).toBe(true);
      expect(properties.name).toMatch(/^\p{Script=Han}+$/u);
    }
  });

  it('have the seat of the city and one of each county', () => {
    const seats = places.filter(({ properties }) => /^(CITY|COUNTY)_SEAT$/.test(properties.kind));
    expect(new Set(seats.map(({ properties }) => properties.adcode))).toEqual(new Set(adcodes));
    expect(
      places.filter(({ properties }) => properties.kind === 'CITY_SEAT').map(({ properties }) => properties.nameEn),
    ).toEqual(['Zhumadian']);
  });

  it('point to a township of the same county and the same name', () => {
    const matched = places.filter(({ properties }) => properties.townCode !== null);
    for (const { properties } of matched) {
      const township = townships.find(({ code }) => code === properties.townCode)!;
      expect(township.adcode).toBe(properties.adcode);
      expect(township.name.startsWith(properties.name.replace(/[镇乡]$/, ''))).toBe(true);
    }
  });
});

describe('water', () => {
  const { features } = parse<FeatureCollection<Polygon, WaterProperties>>('geodata/water.json');

  it('is drawn in valid rings, largest first', () => {
    for (const { geometry } of features) expect(findCrossings(geometry.coordinates)).toEqual([]);
    const areas = features.map(({ properties }) => properties.areaSquareKilometers);
    expect(areas).toEqual([...areas].sort((one, other) => other - one));
  });

  it.each([
    ['宿鸭湖水库', '411727'],
    ['板桥水库', '411702'],
    ['宋家场水库', '411726'],
    ['薄山水库', '411725'],
  ])('has %s with a shore in %s', (name, adcode) => {
    const found = features.filter(({ properties }) => properties.name === name);
    expect(found).toHaveLength(1);
    const county = counties.find(({ properties }) => properties.adcode === adcode) as Feature<
      CountyFeature['geometry']
    >;
    const inside = found[0]!.geometry.coordinates[0]!.filter((position) => booleanPointInPolygon(position, county));
    expect(inside.length).toBeGreaterThan(0);
  });
});

describe('the reference migration', () => {
  const sql = read(MIGRATION_PATH);

  it('draws no zone', () => {
    for (const code of ['ZMD-SFQ', 'ZMD-JKQ', 'ZMD-GXQ'])
      expect(sql).toMatch(new RegExp(`'${code}', '[^']+', '[^']+', 'ZONE', null\\)`));
  });

  it('has the same borders as the map', () => {
    for (const { geometry } of counties) {
      const ring = geometry.coordinates[0]![0]!.map((position) => position.join(' ')).join(',');
      expect(sql).toContain(`'SRID=4490;MULTIPOLYGON(((${ring})))'::extensions.geometry`);
    }
  });
});
