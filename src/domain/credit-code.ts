/** Alphabet of the unified social credit code: no I, O, S, V, Z. A sign's value is its place. */
export const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const format = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

export type CreditCodeReason = 'CREDIT_CODE_FORMAT' | 'CREDIT_CODE_CHECK_DIGIT';
export type CreditCodeCheck = { valid: true } | { valid: false; reason: CreditCodeReason };

/**
 * The check sign that the first 17 signs ask for: c = (31 − Σ(value·3^(i−1) mod 31) mod 31) mod 31, GB 32100-2015.
 * Expects 17 signs of the alphabet; anything else is a mistake in the program.
 */
export function creditCodeCheckSign(body: string): string {
  let sum = 0;
  weights.forEach((weight, index) => {
    const value = CREDIT_CODE_ALPHABET.indexOf(body[index] ?? ' ');
    if (value < 0) throw new Error(`creditCodeCheckSign: "${body}" is not 17 signs of the alphabet.`);
    sum += value * weight;
  });
  return CREDIT_CODE_ALPHABET[(31 - (sum % 31)) % 31]!;
}

/**
 * Checks a unified social credit code (GB 32100-2015). A wrong format is an error; a wrong check sign is
 * only a warning to its callers, because some codes issued early do not check.
 */
export function checkCreditCode(code: string): CreditCodeCheck {
  if (!format.test(code)) return { valid: false, reason: 'CREDIT_CODE_FORMAT' };
  if (creditCodeCheckSign(code.slice(0, 17)) !== code[17]) return { valid: false, reason: 'CREDIT_CODE_CHECK_DIGIT' };
  return { valid: true };
}
