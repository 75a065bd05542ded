import type { LabelTable } from '@/domain/enumeration-labels';
import type { JurisdictionRecord } from '@/domain/jurisdictions';
import type { TranslationKey } from '@/domain/translation-key';
import type { FieldCheck } from './field-definition';
import type { FindingCode, Severity } from './finding';

/** How the cells of a column are read. */
export type ColumnReader =
  | { as: 'text'; maximumLength?: number; minimumLength?: number }
  /** Letters and digits: without blanks, in capitals. */
  | { as: 'code'; maximumLength?: number }
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

/** What a column of a ledger is called in the catalogues. */
export interface ColumnLabel {
  readonly key: TranslationKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** One column of a ledger, as the reader of ledgers takes it: made from the fields of a kind (`ledger.ts`). */
export interface LedgerColumn {
  readonly field: string;
  readonly label: ColumnLabel;
  readonly headings: readonly string[];
  readonly read: ColumnReader;
  readonly checks?: readonly FieldCheck[];
  readonly isRequired?: boolean;
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

/** What the ledgers of a kind have beyond its fields. */
export interface LedgerRules<Column extends string = string> {
  /** Words of a title row that hint at the kind. */
  readonly titleWords: readonly string[];
  /** The column that must differ from row to row, and tells which record in the books a row stands for. */
  readonly key: { readonly column: Column; readonly code: FindingCode };
  /** Two rows close together under like names may be one thing; not so for hazards, of which one place has many. */
  readonly comparesPlaces: boolean;
  /** Columns that are no field of the record, nor of a side table of it. */
  readonly columns?: readonly LedgerColumn[];
  /** What must hold between the fields of one row. */
  check?(row: LedgerRow, report: ReportFinding): void;
  /** What a row says beyond its fields: computed columns and side records, as `import_batch` takes them. */
  derive?(row: LedgerRow): Readonly<Record<string, unknown>>;
}

/** What an importer knows about the ledgers of one kind. Null values of a record are left out on the way. */
export interface LedgerDefinition extends Omit<LedgerRules, 'key' | 'derive'> {
  readonly columns: readonly LedgerColumn[];
  readonly key: { readonly field: string; readonly code: FindingCode };
  /** The row's own columns and side records, as `import_batch` takes them. */
  toRecord(row: LedgerRow): Record<string, unknown>;
}
