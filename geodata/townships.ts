import { CITY, STATISTICAL_PARENT } from './names';
import { readTownshipRows } from './sources';

/** `code` is the statistical code (9 digits), `adcode` the county it lies in: its first six digits save for the zones' own. */
export interface Township {
  readonly code: string;
  readonly name: string;
  readonly adcode: string;
}

/** The townships of the city in the order of their codes. The source has no shape and no place for any of them. */
export function makeTownships(): Township[] {
  return readTownshipRows(CITY.adcode)
    .map(({ code, name, areaCode }) => ({ code, name, adcode: STATISTICAL_PARENT[areaCode] ?? areaCode }))
    .sort((one, other) => Number(one.code) - Number(other.code));
}
