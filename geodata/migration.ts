import type { MultiPolygon } from 'geojson';
import type { Boundaries } from './boundaries';
import { CITY, ZONES } from './names';
import { BOUNDARIES, TOWNSHIPS } from './sources';
import type { Township } from './townships';

export const MIGRATION_PATH = 'supabase/migrations/20261128000300_reference_areas.sql';

/** The migration that fills `areas` (city, counties, townships) and `jurisdictions`, as SQL text that needs no other file. */
export function makeMigration({ city, counties }: Boundaries, townships: readonly Township[]): string {
  const boundarySource = text(BOUNDARIES.source);
  const areaColumns = 'insert into public.areas (code, name, name_en, level, parent_code, geom, source) values';
  const countyRows = counties.map(({ properties, geometry }) =>
    row(
      text(properties.adcode),
      text(properties.name),
      text(properties.nameEn),
      `'COUNTY'`,
      text(CITY.adcode),
      ewkt(geometry),
      boundarySource,
    ),
  );
  const townshipRows = townships.map(({ code, name, adcode }) => row(text(code), text(name), text(adcode)));
  const jurisdictionRows = [
    ...counties.map(({ properties: { adcode, name, nameEn } }) => [
      text(adcode),
      text(name),
      text(nameEn),
      `'COUNTY'`,
      text(adcode),
    ]),
    ...ZONES.map(({ code, name, nameEn }) => [text(code), text(name), text(nameEn), `'ZONE'`, 'null']),
  ].map((columns, index) => row(String(index + 1), ...columns));

  return `-- Written by \`npm run geodata\`: do not edit. The city, its counties and townships, and the jurisdictions.
-- Boundaries: ${BOUNDARIES.source}.
--   Licence: ${BOUNDARIES.licence}.
-- Townships: ${TOWNSHIPS.source}.
--   Licence: ${TOWNSHIPS.licence}.
-- No source has a shape for a township or a boundary for a zone, so they have none here.

${areaColumns}
${row(text(CITY.adcode), text(CITY.name), text(CITY.nameEn), `'CITY'`, 'null', ewkt(city.geometry), boundarySource)}
on conflict do nothing;

${areaColumns}
${countyRows.join(',\n')}
on conflict do nothing;

insert into public.areas (code, name, level, parent_code, source)
select township.code, township.name, 'TOWN', township.parent_code, ${text(TOWNSHIPS.source)}
from (values
${townshipRows.join(',\n')}
) as township (code, name, parent_code)
on conflict do nothing;

insert into public.jurisdictions (id, code, name, name_en, kind, adcode) values
${jurisdictionRows.join(',\n')}
on conflict do nothing;
`;
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const row = (...columns: string[]): string => `  (${columns.join(', ')})`;

/** Extended well-known text with its reference system, as PostGIS reads it from a string. */
function ewkt({ coordinates }: MultiPolygon): string {
  const rings = coordinates.map((polygon) =>
    polygon.map((ring) => `(${ring.map((position) => position.join(' ')).join(',')})`),
  );
  return `'SRID=4490;MULTIPOLYGON(${rings.map((polygon) => `(${polygon.join(',')})`).join(',')})'::extensions.geometry`;
}
