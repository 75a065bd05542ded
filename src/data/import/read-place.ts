import type { CoordinateSystem } from '@/domain/enumerations';
import type { JurisdictionRecord } from '@/domain/jurisdictions';
import { checkLocation, isInCityBox } from '@/domain/location-checks';
import { toCgcs2000, type LongitudeLatitude } from '@/lib/geography/coordinate-systems';
import { parseCoordinate } from '@/lib/geography/parse-degrees';
import type { LedgerPlace, LedgerRow, ReportFinding } from '@/kinds/ledger-definition';
import { cellText, isBlank, type Cell } from './read-workbook';

/** One coordinate cell: a number, none given, or unreadable. Zero stands for "not measured" in these ledgers. */
export type CoordinateReading = { given: true; value: number } | { given: false } | { invalid: true };

export function readCoordinate(cell: Cell): CoordinateReading {
  if (typeof cell === 'number') return cell === 0 ? { given: false } : { given: true, value: cell };
  const text = cellText(cell);
  if (isBlank(cell) || /^(?:[-—–―_/\\]+|无|0(?:\.0+)?)$/.test(text)) return { given: false };
  const value = parseCoordinate(text);
  return value === null ? { invalid: true } : { given: true, value };
}

const decimals = 1e6;
const rounded = ([longitude, latitude]: LongitudeLatitude): LongitudeLatitude => [
  Math.round(longitude * decimals) / decimals,
  Math.round(latitude * decimals) / decimals,
];
const inBox = ([longitude, latitude]: LongitudeLatitude) => isInCityBox(longitude, latitude);

/** A zone-38 easting written without its zone number. */
function withZone(east: number, system: CoordinateSystem): number {
  return system === 'EPSG:4526' && east > 100_000 && east < 1_000_000 ? east + 38_000_000 : east;
}

function convert(x: number, y: number, system: CoordinateSystem): LongitudeLatitude {
  return rounded(toCgcs2000(withZone(x, system), y, system));
}

/** Whether a pair makes sense only the other way round: reversed it lies in the city's box, as it stands it does not. */
export function isSwapped(x: number, y: number, system: CoordinateSystem): boolean {
  return !inBox(convert(x, y, system)) && inBox(convert(y, x, system));
}

/**
 * Reads where a row lies: converted to CGCS2000 (6 decimals), the right way round, and checked against the counties.
 * `isReversedColumns` tells that the sheet's two columns as a whole carry each other's headings.
 */
export function readPlace(
  row: LedgerRow,
  cells: { x: Cell; y: Cell },
  system: CoordinateSystem,
  isReversedColumns: boolean,
  countyAt: (place: LongitudeLatitude) => string | null,
  jurisdictions: readonly JurisdictionRecord[],
  report: ReportFinding,
): void {
  const [first, second] = [readCoordinate(cells.x), readCoordinate(cells.y)];
  if ('invalid' in first || 'invalid' in second) {
    row.faulty.add('location');
    report('error', 'NUMBER_INVALID', 'location', { value: `${cellText(cells.x)}, ${cellText(cells.y)}` });
    return;
  }
  if (!first.given || !second.given) {
    report('warning', 'LOCATION_MISSING', 'location');
    return;
  }
  let [x, y] = isReversedColumns ? [second.value, first.value] : [first.value, second.value];
  if (isSwapped(x, y, system)) {
    [x, y] = [y, x];
    report('warning', 'COORDINATES_SWAPPED', 'location', { x, y });
  }
  const [longitude, latitude] = convert(x, y, system);
  const check = checkLocation(longitude, latitude, row.jurisdiction?.adcode ?? null, countyAt);
  if (!check.valid && check.reason === 'LOCATION_OUTSIDE_CITY') {
    row.faulty.add('location');
    report('error', 'LOCATION_OUTSIDE_CITY', 'location', { longitude, latitude });
    return;
  }
  if (!check.valid) {
    const county = jurisdictions.find(({ adcode }) => adcode === check.adcode)?.name ?? check.adcode ?? '';
    report('warning', 'LOCATION_OUTSIDE_DECLARED_COUNTY', 'location', {
      declared: row.jurisdiction?.name ?? '',
      county,
    });
  }
  row.place = { longitude, latitude, original: [x, y] } satisfies LedgerPlace;
}
