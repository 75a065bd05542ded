import { expect, it } from 'vitest';
import shared from '../../tests/rules/phone.json';
import { isTelephone } from './phone';

it.each(shared.cases)('"$phone" → $valid', ({ phone, valid }) => {
  expect(isTelephone(phone)).toBe(valid);
});
