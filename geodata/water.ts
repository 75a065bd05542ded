import { area } from '@turf/turf';
import type { Feature, Polygon } from 'geojson';
import type { AreaFeature } from './boundaries';
import { normalisePolygon, type Ring } from './geometry';
import { readLakes } from './sources';

/** `name` is null for all but the few in NAMED_WATER: the source has shapes and no names. */
export interface WaterProperties {
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly areaSquareKilometers: number;
}

/** Smaller ones are a triangle or two in the source and would say more than it knows. */
const LEAST_AREA_SQUARE_METERS = 500_000;

/**
 * The large reservoirs of the city, which anyone there knows by name and which no other shape can be mistaken for:
 * the box that holds each. Written by hand, since the source names nothing.
 */
const NAMED_WATER = [
  { name: '宿鸭湖水库', nameEn: 'Suyahu Reservoir', within: [114.174, 32.953, 114.302, 33.11] },
  { name: '板桥水库', nameEn: 'Banqiao Reservoir', within: [113.538, 32.942, 113.619, 33.009] },
  { name: '宋家场水库', nameEn: 'Songjiachang Reservoir', within: [113.49, 32.731, 113.547, 32.781] },
  { name: '薄山水库', nameEn: 'Boshan Reservoir', within: [113.919, 32.612, 113.959, 32.658] },
] as const;

/**
 * The lakes and reservoirs with a vertex in the box around the city, largest first. Each is kept whole: one cut at
 * the edge of a box would draw a shore that is not there.
 */
export function makeWater(city: AreaFeature<unknown>): Feature<Polygon, WaterProperties>[] {
  const positions = city.geometry.coordinates.flat(2);
  const [west, east] = extent(positions.map((position) => position[0]!));
  const [south, north] = extent(positions.map((position) => position[1]!));

  return readLakes()
    .filter((rings) => rings[0]!.some(([x, y]) => x! >= west && x! <= east && y! >= south && y! <= north))
    .map(normalisePolygon)
    .map((rings) => ({ rings, squareMeters: area({ type: 'Polygon', coordinates: rings }) }))
    .filter(({ squareMeters }) => squareMeters >= LEAST_AREA_SQUARE_METERS)
    .sort((one, other) => other.squareMeters - one.squareMeters)
    .map(({ rings, squareMeters }) => ({
      type: 'Feature',
      properties: { ...nameOf(rings), areaSquareKilometers: Math.round(squareMeters / 1e4) / 100 },
      geometry: { type: 'Polygon', coordinates: rings },
    }));
}

function nameOf([shore]: Ring[]): { name: string | null; nameEn: string | null } {
  const found = NAMED_WATER.find(({ within: [west, south, east, north] }) =>
    shore!.every(([x, y]) => x! > west - 0.001 && x! < east + 0.001 && y! > south - 0.001 && y! < north + 0.001),
  );
  return { name: found?.name ?? null, nameEn: found?.nameEn ?? null };
}

function extent(values: readonly number[]): [least: number, greatest: number] {
  return [Math.min(...values), Math.max(...values)];
}
