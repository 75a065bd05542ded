import type { Feature } from 'geojson';
import { makeBoundaries } from './boundaries';
import { makeMigration, MIGRATION_PATH } from './migration';
import { makePlaces } from './places';
import { BOUNDARIES, PLACES, TOWNSHIPS, WATER, type Provenance } from './sources';
import { makeTownships } from './townships';
import { makeWater } from './water';

/** Everything the script writes: path from the root of the project → text. The same packages give the same bytes. About 5 s. */
export function makeFiles(): Map<string, string> {
  const boundaries = makeBoundaries();
  const townships = makeTownships();
  return new Map([
    ['geodata/counties.json', collection(BOUNDARIES, boundaries.counties)],
    ['geodata/city.json', collection(BOUNDARIES, [boundaries.city])],
    ['geodata/neighbours.json', collection(BOUNDARIES, boundaries.neighbours)],
    ['geodata/townships.json', table(TOWNSHIPS, 'townships', townships)],
    ['geodata/places.json', collection(PLACES, makePlaces(boundaries.counties, townships))],
    ['geodata/water.json', collection(WATER, makeWater(boundaries.city))],
    [MIGRATION_PATH, makeMigration(boundaries, townships)],
  ]);
}

/** GeoJSON with source, licence and reference system as members of the collection; a feature a line, so that a change can be read. */
function collection(provenance: Provenance, features: readonly Feature[]): string {
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } };
  return lines({ type: 'FeatureCollection', ...provenance, crs }, 'features', features);
}

function table(provenance: Provenance, key: string, rows: readonly unknown[]): string {
  return lines({ ...provenance }, key, rows);
}

function lines(head: object, key: string, rows: readonly unknown[]): string {
  const start = JSON.stringify(head).slice(0, -1);
  return `${start},"${key}":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`;
}
