import type { CoordinateSystem } from '@/domain/enumerations';
import { toHalfWidth } from '@/lib/text/normalise';
import { LedgerError } from './ledger-error';

/** Eastings above this carry a zone number in front. */
const zonedEasting = 1_000_000;
/** Degrees never reach this; metres always do. */
const largestDegrees = 360;

const unsupported =
  /(?:西安|北京)\s*-?\s*(?:19)?\d\d|(?:19)?(?:80|54)\s*(?:西安|北京)?坐标系|6\s*度\s*(?:分?带|高斯)|第?(?:37|39)\s*带/i;
const named: readonly [RegExp, 'GCJ02' | 'BD09' | 'WGS84'][] = [
  [/GCJ\s*-?\s*02|高德|腾讯|火星|国测局/i, 'GCJ02'],
  [/BD\s*-?\s*09|百度/i, 'BD09'],
  [/WGS\s*-?\s*(?:19)?84|\bGPS\b/i, 'WGS84'],
];
const national = /CGCS\s*-?\s*2000|国家\s*2000|2000\s*国家|天地图|EPSG\s*:?\s*4490/i;
const gaussKruger = /3\s*度\s*分?带|三度带|高斯|EPSG\s*:?\s*(?:4526|4547)|第?\s*38\s*带|中央(?:子午线|经线)/i;

export interface CoordinateSystemReading {
  readonly system: CoordinateSystem;
  /** True when the sheet names none and its values alone decided. */
  readonly isAssumed: boolean;
}

/**
 * The coordinate system of a sheet: what its notes and headings say, in any usual spelling; metres or degrees is
 * decided by the values, because many notes say only "CGCS2000". Nothing said and degrees: taken as CGCS2000.
 * Throws COORDINATE_SYSTEM_UNSUPPORTED for systems that cannot be converted without local parameters.
 */
export function coordinateSystemOfSheet(notes: string, values: readonly number[]): CoordinateSystemReading {
  const text = toHalfWidth(notes);
  const other = unsupported.exec(text);
  if (other) throw new LedgerError('COORDINATE_SYSTEM_UNSUPPORTED', { system: other[0] });
  const metres = values.filter((value) => Math.abs(value) > largestDegrees);
  const saysGauss = gaussKruger.test(text);
  if (metres.length * 2 > values.length || (values.length === 0 && saysGauss)) {
    const isZoned =
      values.length === 0 || metres.some((value) => value > 38 * zonedEasting && value < 39 * zonedEasting);
    return { system: isZoned ? 'EPSG:4526' : 'EPSG:4547', isAssumed: !saysGauss && !national.test(text) };
  }
  for (const [pattern, system] of named) if (pattern.test(text)) return { system, isAssumed: false };
  return { system: 'CGCS2000', isAssumed: !national.test(text) };
}
