import type { LabelTable } from '@/domain/enumeration-labels';
import type { JurisdictionRecord } from '@/domain/jurisdictions';
import type { FindingCode, Severity } from './finding';

/** How the cells of a column are read. */
export type ColumnReader =
  | { as: 'text'; maximumLength?: number; minimumLength?: number }
  | { as: 'creditCode' }
  | { as: 'county' }
  | { as: 'town' }
  | { as: 'sector' }
  | { as: 'enumeration'; labels: LabelTable<string> }
  | { as: 'yesNo' }
  /** `unit` 'WAN': the column is kept in 万; a heading in the plain unit is converted. */
  | { as: 'number'; unit?: 'WAN'; isInteger?: boolean; isPositive?: boolean }
  | { as: 'date' }
  | { as: 'phone' }
  | { as: 'x' }
  | { as: 'y' };

/** One field of a ledger. Headings are compared by meaning: width, blanks, quotes and bracketed units do not matter. */
export interface LedgerColumn {
  readonly field: string;
  readonly headings: readonly string[];
  readonly read: ColumnReader;
  /** Blank cells are an error. */
  readonly isRequired?: boolean;
  /** Only this kind of ledger has such a column: it weighs more when the kind is recognised. */
  readonly isSignature?: boolean;
  /** A person: a bare 电话 column to the right of this one fills that field. */
  readonly phoneField?: string;
}

export type FieldValue = string | number | boolean | readonly string[] | null;

/** Where a row says the thing is: CGCS2000 degrees, and what stood in the ledger. */
export interface LedgerPlace {
  readonly longitude: number;
  readonly latitude: number;
  readonly original: readonly [number, number];
}

/** One record of a ledger, read. A field that could not be read is null and has a finding. */
export interface LedgerRow {
  /** As the worksheet numbers it, from 1. */
  readonly row: number;
  readonly fields: Record<string, FieldValue>;
  jurisdiction: JurisdictionRecord | null;
  townCode: string | null;
  place: LedgerPlace | null;
  /** Cells under headings that no field of the kind claims. */
  readonly extra: Record<string, string>;
  /** Fields that a finding has already been reported for. */
  readonly faulty: Set<string>;
}

export type ReportFinding = (
  severity: Severity,
  code: FindingCode,
  field: string,
  values?: Record<string, string | number>,
) => void;

/** What an importer knows about the ledgers of one kind. */
export interface LedgerDefinition {
  /** Words of a title row that hint at the kind. */
  readonly titleWords: readonly string[];
  readonly columns: readonly LedgerColumn[];
  /** The field that must differ from row to row. */
  readonly key?: { readonly field: string; readonly code: FindingCode };
  /** Two rows close together under like names may be one thing; not so for hazards, of which one place has many. */
  readonly comparesPlaces: boolean;
  /** What must hold between the fields of one row. */
  check?(row: LedgerRow, report: ReportFinding): void;
  /** The row's own columns and side records, as `import_batch` takes them; null values are left out on the way. */
  toRecord(row: LedgerRow): Record<string, unknown>;
}
