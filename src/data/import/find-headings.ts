import type { KindLedger } from '@/kinds';
import type { LedgerColumn } from '@/kinds/ledger-definition';
import { labelKey, withoutBrackets } from '@/lib/text/normalise';
import { cellText, isBlank, type Cell, type Sheet } from './read-workbook';

/** A column of the sheet that a field claims. */
export interface MatchedColumn {
  readonly index: number;
  readonly heading: string;
  readonly column: LedgerColumn;
}
export interface HeadingMatch {
  readonly definition: KindLedger;
  /** Index of the first row below the headings. */
  readonly firstDataRow: number;
  readonly firstHeadingRow: number;
  readonly matched: readonly MatchedColumn[];
  /** Headings that no field claims, by column index; sequence numbers are not among them. */
  readonly unmatched: readonly { index: number; heading: string }[];
  readonly score: number;
}

const searchedRows = 30;
const fewestMatches = 4;
const signatureWeight = 3;
const titleWeight = 2;
const shortestPartialHeading = 4;
const sequenceHeadings = new Set(['序号', '行号', '序', 'no', 'seq']);
const phoneHeadings = new Set(['电话', '联系电话', '联系方式', '手机', '手机号', '手机号码', '电话号码', '联系人电话']);

/** A heading as it is compared: without punctuation, quotes, blanks and the signs that mark a required column. */
function headingKey(text: string): string {
  return labelKey(text).replace(/[:：*※＊、，,。./\\_\-—•·]/g, '');
}
const withoutBracketSigns = (key: string) => key.replace(/[()[\]【】]/g, '');

interface HeadingCell {
  group: string;
  own: string;
}

function findColumn(definition: KindLedger, { group, own }: HeadingCell): LedgerColumn | null {
  const index = headingIndex(definition);
  const texts = group && own ? [group + own, own] : [group || own];
  const keys = texts.flatMap((text) => {
    const key = headingKey(text);
    return [withoutBracketSigns(key), withoutBrackets(key)];
  });
  for (const key of keys) {
    const column = index.get(key);
    if (column) return column;
  }
  for (const key of keys) {
    const longest = [...index.keys()]
      .filter((known) => known.length >= shortestPartialHeading && (key.endsWith(known) || key.startsWith(known)))
      .sort((one, other) => other.length - one.length)[0];
    // 企业名称(全称) is the name, but 主要负责人电话 is not the person.
    if (longest && !/电话|手机|联系方式/.test(key.replace(longest, ''))) return index.get(longest)!;
  }
  return null;
}

const indexes = new WeakMap<KindLedger, Map<string, LedgerColumn>>();
function headingIndex(definition: KindLedger): Map<string, LedgerColumn> {
  let index = indexes.get(definition);
  if (!index) {
    index = new Map();
    for (const column of definition.columns) {
      for (const heading of column.headings) {
        const key = withoutBracketSigns(headingKey(heading));
        if (!index.has(key)) index.set(key, column);
      }
    }
    indexes.set(definition, index);
  }
  return index;
}

/** Headings of one row, or of a row of groups with a row of parts below it; merged groups reach to the right. */
function headingCells(upper: readonly Cell[], lower: readonly Cell[] | null): HeadingCell[] {
  let group = '';
  return upper.map((cell, index) => {
    if (!isBlank(cell)) group = cellText(cell);
    const below = lower && !isBlank(lower[index]) ? cellText(lower[index]) : '';
    if (below) return { group, own: below };
    return { group: '', own: cellText(cell) };
  });
}

function matchHeadings(
  definition: KindLedger,
  cells: readonly HeadingCell[],
): Pick<HeadingMatch, 'matched' | 'unmatched'> {
  const matched: MatchedColumn[] = [];
  const unmatched: { index: number; heading: string }[] = [];
  const taken = new Set<string>();
  let person: LedgerColumn | null = null;
  cells.forEach((cell, index) => {
    const heading = cell.group + cell.own;
    const key = headingKey(cell.own);
    if (heading === '' || sequenceHeadings.has(key)) return;
    let column = findColumn(definition, cell);
    if (phoneHeadings.has(withoutBrackets(key)) && person?.phoneField && !taken.has(person.phoneField)) {
      const { phoneField } = person;
      column = definition.columns.find(({ field }) => field === phoneField) ?? column;
    }
    if (column && !taken.has(column.field)) {
      taken.add(column.field);
      matched.push({ index, heading, column });
      if (column.phoneField) person = column;
    } else unmatched.push({ index, heading });
  });
  return { matched, unmatched };
}

function couldBeHeadingPart(row: readonly Cell[] | undefined): row is readonly Cell[] {
  return (
    row !== undefined &&
    row.every((cell) => isBlank(cell) || (typeof cell === 'string' && !/^\d/.test(cell.trim()))) &&
    row.some((cell) => !isBlank(cell))
  );
}

/** Whether one of the columns without which a ledger of this kind is none is there; a plain list of units has no such column. */
function isOfKind({ columns }: KindLedger, fields: readonly string[]): boolean {
  const essential = columns.filter(({ isRequired, isSignature }) => isRequired && isSignature);
  return essential.length === 0 || essential.some(({ field }) => fields.includes(field));
}

/**
 * Finds the headings of a ledger: the row, or the two rows, within the first thirty of the sheet that the fields of
 * one of the given kinds explain best. Null when no row names a record and says where or whose it is.
 */
export function findHeadings(sheet: Sheet, definitions: readonly KindLedger[]): HeadingMatch | null {
  let best: HeadingMatch | null = null;
  const last = Math.min(sheet.rows.length, searchedRows);
  for (let row = 0; row < last; row++) {
    const upper = sheet.rows[row]!;
    if (upper.filter((cell) => typeof cell === 'string' && !isBlank(cell)).length < 2) continue;
    const below = sheet.rows[row + 1];
    const title = sheet.rows.slice(0, row).flat().map(cellText).join(' ') + sheet.name;
    for (const lower of couldBeHeadingPart(below) ? [null, below] : [null]) {
      const cells = headingCells(upper, lower);
      for (const definition of definitions) {
        const { matched, unmatched } = matchHeadings(definition, cells);
        const fields = matched.map(({ column }) => column.field);
        const saysWhose = ['county', 'creditCode', 'x'].some((field) => fields.includes(field));
        if (matched.length < fewestMatches || !fields.includes('name') || !saysWhose || !isOfKind(definition, fields))
          continue;
        const signatures = matched.filter(({ column }) => column.isSignature).length;
        const hasTitle = definition.titleWords.some((word) => title.includes(word));
        const score = matched.length + signatures * signatureWeight + (hasTitle ? titleWeight : 0);
        if (best && best.score >= score) continue;
        best = { definition, firstHeadingRow: row, firstDataRow: row + (lower ? 2 : 1), matched, unmatched, score };
      }
    }
  }
  return best;
}
