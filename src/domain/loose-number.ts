import { compactText } from '../lib/text/normalise';

export type NumberReading = { given: true; value: number } | { given: false } | { invalid: true };

const notGiven = /^(?:[-—–―_/\\]+|无|暂无|未知|不详|不明|n\/?a|null)$/i;
const unitDigits = /([米mM])\^?[23²³]/g;
const chineseDigits = '零一二三四五六七八九';
const chineseNumeral = /[零〇一二两三四五六七八九十百千万]+/g;
const chineseUnits: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Value of a Chinese numeral below a hundred million (一百二十, 两万三千); digit rows (二〇二四) are read as digits. */
export function chineseNumber(numeral: string): number {
  const text = numeral.replaceAll('〇', '零').replaceAll('两', '二');
  if (!/[十百千万]/.test(text)) return Number([...text].map((sign) => chineseDigits.indexOf(sign)).join(''));
  const [tenThousands, rest] = text.includes('万')
    ? [text.slice(0, text.indexOf('万')), text.slice(text.indexOf('万') + 1)]
    : ['', text];
  const belowTenThousand = (part: string) => {
    let sum = 0;
    let digit = 0;
    for (const sign of part) {
      const unit = chineseUnits[sign];
      if (unit === undefined) digit = chineseDigits.indexOf(sign);
      else {
        sum += (digit || 1) * unit;
        digit = 0;
      }
    }
    return sum + digit;
  };
  return (tenThousands ? belowTenThousand(tenThousands) * 10000 : 0) + belowTenThousand(rest);
}

/**
 * Reads the one number that a cell says: 约50人 is 50, 1,100.5万m³ is 1100.5 for a column kept in 万, — and 无
 * are "none given", 若干 and 50-60 are invalid because they say no single number. `inTenThousands` tells that
 * the column is kept in 万; elsewhere a 万 behind the number multiplies it.
 */
export function readLooseNumber(cell: string | number, inTenThousands = false): NumberReading {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { given: true, value: cell } : { invalid: true };
  const text = compactText(cell)
    .replace(unitDigits, '$1')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/[−﹣]/g, '-');
  if (text === '' || notGiven.test(text)) return { given: false };
  const digits = text.match(/\d+(?:\.\d+)?/g) ?? [];
  if (digits.length === 1) {
    const isNegative = new RegExp(`(?:^|[^\\d])(?:-|负)${digits[0]!.replace('.', '\\.')}`).test(text);
    const isMultiplied = !inTenThousands && text.includes(`${digits[0]}万`);
    return { given: true, value: (isNegative ? -1 : 1) * Number(digits[0]) * (isMultiplied ? 10000 : 1) };
  }
  if (digits.length > 1) return { invalid: true };
  const numerals = text.match(chineseNumeral) ?? [];
  const around = text.replace(chineseNumeral, '');
  if (numerals.length !== 1 || !/^(?:约|大约|近)?(?:余|多)?[人户名家个座层吨米元]?$/.test(around))
    return { invalid: true };
  return { given: true, value: chineseNumber(numerals[0]) };
}
