import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { makePolygonLookup } from '@/lib/geography/polygon-lookup';
import { compactText } from '@/lib/text/normalise';
import type { LedgerContext } from './read-ledger';

interface TownshipFile {
  readonly townships: readonly { code: string; name: string; adcode: string }[];
}

const officeSuffix = /(?:人民政府|办事处|街道办|政府|管委会)$/;
const townKey = (name: string) => compactText(name).replace(officeSuffix, '').replace(/街道$/, '');

/**
 * The lookups of a ledger's context, made from `geodata/counties.json` and `geodata/townships.json`. The files are
 * handed in as parsed JSON (whose types are wider than GeoJSON's), so that each caller loads them in its own way.
 */
export function geodataPlaces(counties: object, townships: TownshipFile): Pick<LedgerContext, 'countyAt' | 'townCode'> {
  const collection = counties as FeatureCollection<Polygon | MultiPolygon, { adcode: string }>;
  const byName = new Map(townships.townships.map(({ code, name, adcode }) => [`${adcode} ${townKey(name)}`, code]));
  return {
    countyAt: makePolygonLookup(collection, ({ adcode }) => adcode),
    townCode: (adcode, name) => (adcode === null ? null : (byName.get(`${adcode} ${townKey(name)}`) ?? null)),
  };
}
