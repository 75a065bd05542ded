import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance } from './edit-distance';

it('counts insertions, deletions and substitutions', () => {
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('示例新能源公司', '示例新能源有限公司')).toBe(2);
  expect(editDistance('', '示例')).toBe(2);
});

it('gives up above the limit', () => {
  expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3);
});

it('is zero only for equal texts, the same both ways, and obeys the triangle', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b, c) => {
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
    }),
  );
});
