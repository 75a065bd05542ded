import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import shared from '../../tests/rules/credit-code.json';
import { checkCreditCode, CREDIT_CODE_ALPHABET, creditCodeCheckSign } from './credit-code';

const sign = fc.constantFrom(...CREDIT_CODE_ALPHABET);
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const signs = (length: number) => fc.string({ unit: sign, minLength: length, maxLength: length });
const body = fc.tuple(signs(2), digits(6), signs(9)).map((parts) => parts.join(''));

describe('unified social credit code', () => {
  it.each(shared.cases)('$code: $note', ({ code, format, checkDigit }) => {
    const result = checkCreditCode(code);
    if (!format) expect(result).toEqual({ valid: false, reason: 'CREDIT_CODE_FORMAT' });
    else if (!checkDigit) expect(result).toEqual({ valid: false, reason: 'CREDIT_CODE_CHECK_DIGIT' });
    else expect(result).toEqual({ valid: true });
  });

  it('any body with its own check sign is valid, and with any other sign it is not', () => {
    fc.assert(
      fc.property(body, sign, (first, last) => {
        const right = creditCodeCheckSign(first);
        expect(checkCreditCode(first + right)).toEqual({ valid: true });
        expect(checkCreditCode(first + last).valid).toBe(last === right);
      }),
    );
  });

  it('one mistyped sign is always noticed', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 8, max: 16 }), sign, (first, position, other) => {
        fc.pre(first[position] !== other);
        const code = first + creditCodeCheckSign(first);
        expect(checkCreditCode(code.slice(0, position) + other + code.slice(position + 1)).valid).toBe(false);
      }),
    );
  });
});
