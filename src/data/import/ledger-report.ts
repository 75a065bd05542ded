import type { TranslationKey } from '@/domain/translation-key';
import type { KindLedger } from '@/kinds';
import type { Finding } from '@/kinds/finding';
import { PLACE_LABEL } from '@/kinds/shared-fields';
import type { LedgerReading } from './read-ledger';

/** The report of an import, as `--report` writes it. */
export interface LedgerReport {
  readonly kind: string;
  readonly sheet: string;
  readonly dataRows: number;
  readonly acceptedRows: number;
  readonly rejectedRows: number;
  /** Accepted rows without a place. */
  readonly unlocatedRows: number;
  readonly coordinateSystem: string;
  /** Worksheet row of an accepted record → longitude, latitude in CGCS2000. */
  readonly locations: Readonly<Record<string, readonly [number, number]>>;
  readonly findings: readonly { row: number; severity: string; code: string; field: string; message: string }[];
}

/** A text of the catalogues in the user's language; the key names its namespace (`import:finding.NAME_MISSING`). */
export type Translate = (key: TranslationKey, values: Readonly<Record<string, string | number>>) => string;

/** Values of a finding that may be keys of a catalogue themselves, such as a grade: ledgers write them `satisfies TranslationKey`. */
const catalogued = ['declared', 'computed'] as const;

function isKey(value: string | number | undefined): value is TranslationKey {
  return typeof value === 'string' && /^(?:enums|import):/.test(value);
}

/** Name of a ledger's field in the user's language; a person of a team is named with the number. */
export function fieldName({ columns }: KindLedger, field: string, translate: Translate): string {
  const named = columns.find((column) => column.field === field || column.field.startsWith(`${field}.`));
  // Longitude and latitude are reported together, as the place.
  const { key, values = {} } = named?.label ?? { key: PLACE_LABEL };
  return translate(key, values);
}

/** What was found, what it means for the row and what to do, in the user's language. */
export function describeFinding(definition: KindLedger, finding: Finding, translate: Translate): string {
  const field = fieldName(definition, finding.field, translate);
  const values: Record<string, string | number> = { ...finding.values, field };
  for (const name of catalogued) {
    const value = values[name];
    if (isKey(value)) values[name] = translate(value, {});
  }
  return translate(`import:finding.${finding.code}`, values);
}

/** Puts a reading in the shape of a report. */
export function ledgerReport(reading: LedgerReading, translate: Translate): LedgerReport {
  const located = reading.accepted.flatMap(({ row, place }) =>
    place ? [[String(row), [place.longitude, place.latitude]] as const] : [],
  );
  return {
    kind: reading.kind,
    sheet: reading.sheet,
    dataRows: reading.rows.length,
    acceptedRows: reading.accepted.length,
    rejectedRows: reading.rows.length - reading.accepted.length,
    unlocatedRows: reading.accepted.length - located.length,
    coordinateSystem: reading.coordinateSystem,
    locations: Object.fromEntries(located),
    findings: reading.findings.map((finding) => ({
      row: finding.row,
      severity: finding.severity,
      code: finding.code,
      field: finding.field,
      message: describeFinding(reading.definition, finding, translate),
    })),
  };
}
