import type { CoordinateSystem } from '@/domain/enumerations';
import { JURISDICTIONS, type JurisdictionRecord } from '@/domain/jurisdictions';
import type { Kind } from '@/kinds';
import type { LongitudeLatitude } from '@/lib/geography/coordinate-systems';
import { coordinateSystemOfSheet } from './coordinate-system-of-sheet';
import { dataRows } from './data-rows';
import { findDuplicates } from './find-duplicates';
import { findHeadings, type HeadingMatch } from './find-headings';
import type { Finding } from '@/kinds/finding';
import type { KindLedger } from '@/kinds';
import type { LedgerRow, ReportFinding } from '@/kinds/ledger-definition';
import { LedgerError } from './ledger-error';
import { readCell } from './read-cells';
import { isSwapped, readCoordinate, readPlace } from './read-place';
import { cellText, isBlank, readWorkbook, type Cell, type Sheet } from './read-workbook';

/** What reading a ledger needs to know besides the file. */
export interface LedgerContext {
  /** The kinds' ledgers to choose from; one of them when the kind is given. */
  readonly definitions: readonly KindLedger[];
  /** Adcode of the county that covers a place in CGCS2000; null outside the city. */
  readonly countyAt: (place: LongitudeLatitude) => string | null;
  /** Code of a township of a county, by its name; null when there is none. */
  readonly townCode: (adcode: string | null, name: string) => string | null;
  readonly jurisdictions?: readonly JurisdictionRecord[];
}

/** A ledger, read: nothing is written yet. */
export interface LedgerReading {
  readonly kind: Kind;
  readonly definition: KindLedger;
  readonly sheet: string;
  /** Other sheets of the workbook in which something stands; they were not read. */
  readonly otherSheets: readonly string[];
  readonly coordinateSystem: CoordinateSystem;
  /** True when nothing in the sheet names the system. */
  readonly isCoordinateSystemAssumed: boolean;
  /** All records, in the order of the sheet. */
  readonly rows: readonly LedgerRow[];
  /** Those without an error. */
  readonly accepted: readonly LedgerRow[];
  /** By row, and within a row in the order of the columns. */
  readonly findings: readonly Finding[];
  /** Which heading was taken for which field. */
  readonly columns: readonly { heading: string; field: string }[];
}

const personalData = /电话|手机|联系方式|身份证|邮箱|微信/;

/**
 * Reads a ledger workbook: finds the sheet, the headings, the kind and the coordinate system, reads every record and
 * reports what is wrong with it. Works in Node and in the browser. Throws `LedgerError` when the file as a whole
 * cannot be read; what is wrong with single rows is in `findings`.
 */
export async function readLedger(input: ArrayBuffer | Blob, context: LedgerContext): Promise<LedgerReading> {
  return readLedgerSheets(await readWorkbook(input), context);
}

/** As {@link readLedger}, for sheets that are already in memory. */
export function readLedgerSheets(sheets: readonly Sheet[], context: LedgerContext): LedgerReading {
  let best: { sheet: Sheet; match: HeadingMatch } | null = null;
  for (const sheet of sheets) {
    const match = findHeadings(sheet, context.definitions);
    if (match && (!best || match.score > best.match.score)) best = { sheet, match };
  }
  if (!best) throw new LedgerError('NO_KNOWN_HEADINGS');
  const reading = readSheet(best.sheet, best.match, context);
  const others = sheets.filter((sheet) => sheet !== best.sheet && sheet.rows.length > 0);
  return { ...reading, otherSheets: others.map(({ name }) => name) };
}

function readSheet(sheet: Sheet, match: HeadingMatch, context: LedgerContext): Omit<LedgerReading, 'otherSheets'> {
  const { definition } = match;
  const indexes = dataRows(sheet, match);
  if (indexes.length === 0) throw new LedgerError('NO_DATA_ROWS', { sheet: sheet.name });
  const columnOf = (as: 'x' | 'y') => match.matched.find(({ column }) => column.read.as === as);
  const [xColumn, yColumn] = [columnOf('x'), columnOf('y')];
  const coordinates = (index: number): { x: Cell; y: Cell } => ({
    x: xColumn ? sheet.rows[index]![xColumn.index]! : null,
    y: yColumn ? sheet.rows[index]![yColumn.index]! : null,
  });
  const pairs = indexes.flatMap((index) => {
    const [x, y] = [readCoordinate(coordinates(index).x), readCoordinate(coordinates(index).y)];
    return 'given' in x && x.given && 'given' in y && y.given ? [[x.value, y.value] as const] : [];
  });
  const { system, isAssumed } = coordinateSystemOfSheet(notesOf(sheet, match, indexes), pairs.flat());
  const swapped = pairs.filter(([x, y]) => isSwapped(x, y, system)).length;
  // "X" is the northing to a surveyor and the easting to a programmer: only the values tell.
  const isReversedColumns = /^[xy](?:坐标)?$/i.test(bareHeading(xColumn?.heading ?? '')) && swapped * 2 > pairs.length;

  const jurisdictions = context.jurisdictions ?? JURISDICTIONS;
  const findings: Finding[] = [];
  const reportFor =
    ({ row }: { row: number }): ReportFinding =>
    (severity, code, field, values = {}) => {
      findings.push({ row, severity, code, field, values });
    };
  const rows = indexes.map((index) => {
    const row: LedgerRow = {
      row: index + 1,
      fields: {},
      jurisdiction: null,
      townCode: null,
      place: null,
      extra: {},
      faulty: new Set(),
    };
    const report = reportFor(row);
    const cells = sheet.rows[index]!;
    for (const { column, index: at, heading } of match.matched) {
      readCell(row, column, cells[at]!, heading, jurisdictions, report);
    }
    for (const column of definition.columns) {
      if (column.isRequired && !(column.field in row.fields)) readCell(row, column, null, '', [], report);
    }
    const { town } = row.fields;
    if (typeof town === 'string') row.townCode = context.townCode(row.jurisdiction?.adcode ?? null, town);
    readPlace(row, coordinates(index), system, isReversedColumns, context.countyAt, jurisdictions, report);
    keepExtra(row, cells, match);
    definition.check?.(row, report);
    return row;
  });
  findDuplicates(rows, definition, reportFor);
  findings.sort((one, other) => one.row - other.row);
  const rejected = new Set(findings.filter(({ severity }) => severity === 'error').map(({ row }) => row));
  return {
    kind: definition.kind,
    definition,
    sheet: sheet.name,
    coordinateSystem: system,
    isCoordinateSystemAssumed: isAssumed,
    rows,
    accepted: rows.filter(({ row }) => !rejected.has(row)),
    findings,
    columns: match.matched.map(({ heading, column }) => ({ heading, field: column.field })),
  };
}

/** Everything in the sheet that is no record: titles, notes, headings, the foot. */
function notesOf(sheet: Sheet, match: HeadingMatch, indexes: readonly number[]): string {
  const records = new Set(indexes);
  return sheet.rows
    .flatMap((row, index) =>
      records.has(index) || (index >= match.firstDataRow && index < indexes.at(-1)!) ? [] : row,
    )
    .map(cellText)
    .filter((text) => text !== '')
    .join('\n');
}

function bareHeading(heading: string): string {
  return heading.replace(/\s/g, '');
}

/** Cells that no field claims are kept with the record, except personal data: those need a masked place of their own. */
function keepExtra(row: LedgerRow, cells: readonly Cell[], { unmatched }: HeadingMatch): void {
  for (const { index, heading } of unmatched) {
    if (!isBlank(cells[index]) && !personalData.test(heading)) row.extra[heading] = cellText(cells[index]);
  }
}
