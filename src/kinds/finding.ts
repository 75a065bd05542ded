export type Severity = 'error' | 'warning';

/** Codes of what can be wrong with a row. An error keeps the row out; a warning does not. */
export const FINDING_CODES = [
  'NAME_MISSING',
  'COUNTY_UNKNOWN',
  'LOCATION_OUTSIDE_CITY',
  'LOCATION_OUTSIDE_DECLARED_COUNTY',
  'LOCATION_MISSING',
  'COORDINATES_SWAPPED',
  'CREDIT_CODE_FORMAT',
  'CREDIT_CODE_CHECK_DIGIT',
  'DUPLICATE_CREDIT_CODE',
  'DUPLICATE_NUMBER',
  'DUPLICATE_NAME',
  'NEAR_DUPLICATE',
  'SECTOR_UNKNOWN',
  'ENUM_UNKNOWN',
  'NUMBER_INVALID',
  'DATE_INVALID',
  'DAY_OUT_OF_RANGE',
  'DUE_BEFORE_FOUND',
  'CLOSED_BEFORE_FOUND',
  'MAJOR_WITHOUT_CRITERION',
  'CLOSED_WITHOUT_DATE',
  'GRADE_DISAGREES_WITH_R',
  'CLASS_DISAGREES_WITH_SIZE',
  'CHEMICAL_NOT_IN_GB18218',
  'POPULATION_UNKNOWN',
  'OVERHEAD_FLAG_CONFLICT',
  'GUARANTEE_ROLE_EMPTY',
  'PHONE_INVALID',
  'VALUE_MISSING',
  'VALUE_LENGTH',
  'HAZARD_NUMBER_FORMAT',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** One thing found in one row. `values` are what its sentence names (`value`: the cell as it stands). */
export interface Finding {
  readonly row: number;
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly field: string;
  readonly values: Readonly<Record<string, string | number>>;
}
