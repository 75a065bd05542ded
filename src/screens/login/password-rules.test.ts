import { expect, it } from 'vitest';
import { checkPassword } from '@/domain/accounts';
import { isPasswordAcceptable, passwordRules } from './password-rules';

const email = 'county-411702@demo.local';
const unmet = (password: string, repeated = password) =>
  passwordRules(password, repeated, email)
    .filter((rule) => !rule.isMet)
    .map((rule) => rule.name);

it('names what is still missing', () => {
  expect(unmet('')).toEqual(['length', 'notEmail', 'varied', 'same']);
  expect(unmet('short')).toEqual(['length']);
  expect(unmet('aaaaaaaaaaaa')).toEqual(['varied']);
  expect(unmet('County-411702')).toEqual(['notEmail']);
  expect(unmet('a right long one', 'a right long on')).toEqual(['same']);
});

it('shows no rule as unmet for a password that the domain accepts', () => {
  for (const password of ['a right long one', '驻马店安全生产一张图二零', '0123456789'])
    if (checkPassword(password, email) === null) expect(unmet(password)).toEqual([]);
});

it('refuses what only the domain knows to refuse: more bytes than are hashed', () => {
  expect(unmet('安'.repeat(20) + 'abcdefghijklmnop')).toEqual([]);
  expect(isPasswordAcceptable('安'.repeat(20) + 'abcdefghijklmnop', '安'.repeat(20) + 'abcdefghijklmnop', email)).toBe(
    false,
  );
});
