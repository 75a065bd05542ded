import { compactText } from '@/lib/text/normalise';
import type { HeadingMatch } from './find-headings';
import { cellText, isBlank, type Cell, type Sheet } from './read-workbook';

const total = /^(?:合计|总计|小计|共计|累计|总数|本页合计|本页小计|全市合计)(?:[:：(（共\d].*)?$/;
const note = /^(?:注|备注|说明|附注|填表|填报|制表|审核|审批|单位负责人|联系人|复核|统计|报送)[^:：]{0,8}[:：]/;

/** A row at the foot, or between counties, that is no record: a total, or a note under the table. */
function isTotalOrNote(row: readonly Cell[]): boolean {
  const first = row.find((cell) => typeof cell === 'string' && !isBlank(cell));
  if (first === undefined) return false;
  const text = compactText(cellText(first));
  return total.test(text) || note.test(text);
}

/**
 * Indexes of the rows that are records: below the headings, with something in a column that a field claims, and
 * neither total, note nor the headings again. A row with nothing but its sequence number is an empty form.
 */
export function dataRows(sheet: Sheet, match: HeadingMatch): number[] {
  const headings = new Map(match.matched.map(({ index, heading }) => [index, compactText(heading)]));
  const isHeadingAgain = (row: readonly Cell[]) =>
    match.matched.filter(({ index }) => {
      const text = compactText(cellText(row[index]));
      return text !== '' && headings.get(index)!.endsWith(text);
    }).length *
      2 >
    match.matched.length;
  const rows: number[] = [];
  for (let index = match.firstDataRow; index < sheet.rows.length; index++) {
    const row = sheet.rows[index]!;
    const hasValue = match.matched.some((matched) => !isBlank(row[matched.index]));
    if (hasValue && !isTotalOrNote(row) && !isHeadingAgain(row)) rows.push(index);
  }
  return rows;
}
