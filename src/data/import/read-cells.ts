import { findByLabel, SECTOR_LABELS, YES_NO_LABELS } from '@/domain/enumeration-labels';
import { findJurisdiction, type JurisdictionRecord } from '@/domain/jurisdictions';
import { readLooseDate } from '@/domain/loose-date';
import { readLooseNumber } from '@/domain/loose-number';
import { compactText, toHalfWidth } from '@/lib/text/normalise';
import { LONGEST_TEXT } from '@/kinds/field-editor';
import type { FindingCode } from '@/kinds/finding';
import type { FieldValue, LedgerColumn, LedgerRow, ReportFinding } from '@/kinds/ledger-definition';
import { cellText, isBlank, type Cell } from './read-workbook';

const largestInteger = 2_147_483_647;
const nothing = /^[-—–―_/\\]+$/;

/** What a blank cell of a required column is called, by how the column is read. */
const missingCodes: Partial<Record<LedgerColumn['read']['as'], FindingCode>> = {
  county: 'COUNTY_UNKNOWN',
  sector: 'SECTOR_UNKNOWN',
  enumeration: 'ENUM_UNKNOWN',
  date: 'DATE_INVALID',
  number: 'NUMBER_INVALID',
};

/** Factor from the unit that a heading names to the unit of a column kept in 万: 整改资金（元） is a ten-thousandth. */
function unitFactor(heading: string): number {
  const unit = /[(（]([^)）]*)[)）]\s*$/.exec(heading)?.[1];
  return unit !== undefined && !unit.includes('万') && /元|m|米|方/.test(unit) ? 1 / 10000 : 1;
}

/** What a sector cell means: one or several, the main one first. Null when any of them is unknown. */
function readSectors(text: string): string[] | null {
  const whole = findByLabel(SECTOR_LABELS, text);
  if (whole) return [whole];
  const parts = text.split(/[、,，;；/|]/).filter((part) => compactText(part) !== '');
  const sectors = parts.map((part) => findByLabel(SECTOR_LABELS, part));
  return sectors.length > 0 && sectors.every((sector) => sector !== null) ? sectors : null;
}

/**
 * Reads one cell into its row and reports what is wrong with it. A faulty cell leaves null. The county also
 * sets the row's jurisdiction; coordinates are read elsewhere, because they come in pairs.
 */
export function readCell(
  row: LedgerRow,
  { field, read, isRequired, checks = [] }: LedgerColumn,
  cell: Cell,
  heading: string,
  jurisdictions: readonly JurisdictionRecord[],
  report: ReportFinding,
): void {
  const text = cellText(cell);
  const fault = (code: FindingCode, values: Record<string, string | number> = {}) => {
    row.faulty.add(field);
    report('error', code, field, { value: text, ...values });
  };
  const set = (value: FieldValue) => {
    row.fields[field] = value;
  };
  // A value that an error is found in is no value.
  const keep = (value: string) => {
    const failed = checks.filter(({ holds }) => !holds(value));
    const error = failed.find(({ severity }) => severity === 'error');
    if (error) return fault(error.code, { value });
    for (const { code } of failed) report('warning', code, field, { value });
    set(value);
  };
  set(null);
  if (isBlank(cell) || nothing.test(compactText(text))) {
    if (isRequired) fault(field === 'name' ? 'NAME_MISSING' : (missingCodes[read.as] ?? 'VALUE_MISSING'));
    return;
  }
  switch (read.as) {
    case 'text': {
      const shortest = read.minimumLength ?? 1;
      const longest = read.maximumLength ?? LONGEST_TEXT;
      if (text.length < shortest && field === 'name') fault('NAME_MISSING');
      else if (text.length < shortest || text.length > longest)
        fault('VALUE_LENGTH', { shortest, longest, length: text.length });
      else keep(text);
      return;
    }
    case 'code': {
      const code = compactText(text).toUpperCase();
      const longest = read.maximumLength ?? LONGEST_TEXT;
      return code.length > longest ? fault('VALUE_LENGTH', { shortest: 1, longest, length: code.length }) : keep(code);
    }
    case 'county': {
      row.jurisdiction = findJurisdiction(text, jurisdictions);
      return row.jurisdiction ? set(row.jurisdiction.name) : fault('COUNTY_UNKNOWN');
    }
    case 'town':
      return set(compactText(text));
    case 'sector': {
      const sectors = readSectors(text);
      return sectors ? set(sectors) : fault('SECTOR_UNKNOWN');
    }
    case 'enumeration': {
      const value = findByLabel(read.labels, text);
      return value === null ? fault('ENUM_UNKNOWN') : set(value);
    }
    case 'yesNo': {
      if (typeof cell === 'boolean') return set(cell);
      const value = findByLabel(YES_NO_LABELS, text);
      return value === null ? fault('ENUM_UNKNOWN') : set(value === 'YES');
    }
    case 'number': {
      const reading = readLooseNumber(typeof cell === 'number' ? cell : text, read.unit === 'WAN');
      if ('invalid' in reading) return fault('NUMBER_INVALID');
      if (!reading.given) return isRequired ? fault('NUMBER_INVALID') : undefined;
      const value = read.unit === 'WAN' ? reading.value * unitFactor(heading) : reading.value;
      const isPossible =
        value >= 0 &&
        !(read.isPositive && value === 0) &&
        (!read.isInteger || (Number.isInteger(value) && value <= largestInteger));
      return isPossible ? set(value) : fault('NUMBER_INVALID');
    }
    case 'date': {
      const reading = readLooseDate(cell instanceof Date || typeof cell === 'number' ? cell : text);
      if ('invalid' in reading) return fault('DATE_INVALID');
      if (!reading.given) return isRequired ? fault('DATE_INVALID') : undefined;
      return keep(reading.day);
    }
    case 'phone': {
      const phone = toHalfWidth(text).replace(/\s+/g, '').slice(0, 32);
      return keep(phone);
    }
    case 'x':
    case 'y':
      return;
  }
}
