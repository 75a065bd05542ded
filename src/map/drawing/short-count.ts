/** Characters that `shortCount` writes. */
export const COUNT_CHARACTERS = '0123456789.k';

/** Whole numbers up to 9,999, then thousands with one digit: 12.3k. The exact count stands on the card. */
export function shortCount(count: number): string {
  if (count < 10_000) return String(count);
  const thousands = count / 1000;
  return `${thousands >= 100 ? Math.floor(thousands) : Math.floor(thousands * 10) / 10}k`;
}
