import type { Feature, MultiPolygon } from 'geojson';
import { dissolve, normalisePolygon, positionKey, segmentsOf, toGeometry, type Ring } from './geometry';
import { labelPoint } from './label-point';
import { CITY, COUNTY_NAMES_EN, NEIGHBOUR_NAMES_EN } from './names';
import { readBoundaries, type SourceArea } from './sources';

export type AreaFeature<Properties> = Feature<MultiPolygon, Properties>;

interface NamedArea {
  readonly adcode: string;
  readonly name: string;
  readonly nameEn: string;
}

/** `label` is the place in the county where its name has the most room. */
export type CountyFeature = AreaFeature<NamedArea & { readonly label: [longitude: number, latitude: number] }>;
export type NeighbourFeature = AreaFeature<NamedArea & { readonly level: 'CITY' | 'COUNTY' }>;

export interface Boundaries {
  readonly counties: CountyFeature[];
  readonly city: AreaFeature<NamedArea>;
  readonly neighbours: NeighbourFeature[];
}

/** What a map that shows the whole city can see beside it, in degrees: a prefecture with a vertex here is kept as context. */
const CONTEXT_BOX = { west: 112.6, south: 31.7, east: 115.8, north: 34.1 };

/**
 * Counties, city and context from one source. Borders are the source's own vertices, so neighbours share them
 * exactly; the city is the outline of its counties and must be the one that the source gives for the prefecture.
 */
export function makeBoundaries(): Boundaries {
  const prefectures = readBoundaries(2).map(normalise);
  const allCounties = readBoundaries(3).map(normalise);
  const [own, others] = partition(allCounties, (area) => area.adcode.startsWith(CITY.adcode.slice(0, 4)));

  const outline = dissolve(own.flatMap((area) => area.polygons));
  const prefecture = prefectures.find((area) => area.adcode === CITY.adcode);
  if (!prefecture) throw new Error(`The source has no prefecture ${CITY.adcode}`);
  if (!sameBorder(outline, prefecture.polygons.flat()))
    throw new Error('The counties do not add up to the prefecture of the source');

  const vertices = new Set(outline.flat().map(positionKey));
  const bordering = others.filter((area) =>
    area.polygons.flat(2).some((position) => vertices.has(positionKey(position))),
  );
  const around = prefectures.filter((area) => area.adcode !== CITY.adcode && isInView(area));

  return {
    counties: own.map((area) => ({
      type: 'Feature',
      properties: { ...named(area, COUNTY_NAMES_EN), label: labelPoint(largest(area.polygons)) },
      geometry: toGeometry(area.polygons),
    })),
    city: { type: 'Feature', properties: { ...CITY }, geometry: toGeometry(outline.map((ring) => [ring])) },
    neighbours: [
      ...around.map((area) => neighbour(area, 'CITY')),
      ...bordering.map((area) => neighbour(area, 'COUNTY')),
    ],
  };
}

const normalise = (area: SourceArea): SourceArea => ({ ...area, polygons: area.polygons.map(normalisePolygon) });

function named(area: SourceArea, namesEn: Readonly<Record<string, string>>): NamedArea {
  const nameEn = namesEn[area.adcode];
  if (!nameEn) throw new Error(`No English name for ${area.adcode} ${area.name}: add it to names.ts`);
  return { adcode: area.adcode, name: area.name, nameEn };
}

function neighbour(area: SourceArea, level: 'CITY' | 'COUNTY'): NeighbourFeature {
  return {
    type: 'Feature',
    properties: { ...named(area, NEIGHBOUR_NAMES_EN), level },
    geometry: toGeometry(area.polygons),
  };
}

/** Whether two sets of rings are the same border, wherever each ring begins and whichever way it runs. */
export function sameBorder(one: readonly Ring[], other: readonly Ring[]): boolean {
  const keys = (rings: readonly Ring[]) =>
    rings
      .flatMap(segmentsOf)
      .map(([from, to]) => [positionKey(from), positionKey(to)].sort().join(';'))
      .sort()
      .join(' ');
  return keys(one) === keys(other);
}

function isInView(area: SourceArea): boolean {
  const { west, south, east, north } = CONTEXT_BOX;
  return area.polygons.flat(2).some(([x, y]) => x! > west && x! < east && y! > south && y! < north);
}

function largest(polygons: Ring[][]): Ring[] {
  return polygons.reduce((best, polygon) => (polygon[0]!.length > best[0]!.length ? polygon : best));
}

function partition<Item>(items: readonly Item[], belongs: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}
