import { compactText } from '../lib/text/normalise';
import { chineseNumber } from './loose-number';

export type DateReading = { given: true; day: string } | { given: false } | { invalid: true };

const notGiven = /^(?:[-—–―_/\\]+|无|暂无|未知|不详)$/;
const written = /^(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})(?:日|号)?(?:T?\d{1,2}[:时].*)?$/;
const chineseWritten =
  /^([零〇一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})(?:日|号)?$/;
const dayMilliseconds = 86_400_000;
const spreadsheetEpoch = Date.UTC(1899, 11, 30);
const years = { first: 1949, last: 2100 };

function isoDay(year: number, month: number, day: number): DateReading {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists || year < years.first || year > years.last) return { invalid: true };
  return { given: true, day: date.toISOString().slice(0, 10) };
}

/**
 * Reads a day out of a cell: a date of the spreadsheet, its serial number, 2023-04-11, 2023.4.11, 2023/4/11,
 * 2023年4月11日, 20230411, or Chinese numerals; a time behind it is dropped. The result is an ISO day. A day
 * that does not exist (2024-13-40, 30 February), a month alone or a two-digit year is invalid: nothing is guessed.
 */
export function readLooseDate(cell: string | number | Date): DateReading {
  if (cell instanceof Date) {
    return Number.isNaN(cell.getTime())
      ? { invalid: true }
      : isoDay(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate());
  }
  const text = typeof cell === 'number' ? String(cell) : compactText(cell);
  if (text === '' || notGiven.test(text)) return { given: false };
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const match = compact ?? written.exec(text);
  if (match) return isoDay(Number(match[1]), Number(match[2]), Number(match[3]));
  const chinese = chineseWritten.exec(text);
  if (chinese) return isoDay(chineseNumber(chinese[1]!), chineseNumber(chinese[2]!), chineseNumber(chinese[3]!));
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const date = new Date(spreadsheetEpoch + Math.floor(Number(text)) * dayMilliseconds);
    return isoDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  }
  return { invalid: true };
}
