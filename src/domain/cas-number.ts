const casFormat = /^\d{2,7}-\d{2}-\d$/;

/** True for a CAS number whose check digit agrees: the digits weighted from the right by 1, 2, 3 …, modulo 10. */
export function isCasNumber(text: string): boolean {
  if (!casFormat.test(text)) return false;
  const digits = text.replaceAll('-', '').split('').map(Number).reverse();
  const sum = digits.slice(1).reduce((total, digit, index) => total + digit * (index + 1), 0);
  return sum % 10 === digits[0];
}
