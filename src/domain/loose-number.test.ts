import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber, readLooseNumber } from './loose-number';

describe('a number as offices write it', () => {
  it.each([
    [82, 82],
    ['82', 82],
    ['约50人', 50],
    ['１２３', 123],
    ['1,100.5', 1100.5],
    ['33152㎡', 33152],
    ['33152 m2', 33152],
    ['3万㎡', 30000],
    ['1.2万元', 12000],
    ['-5', -5],
    ['五十人', 50],
    ['约一百二十余人', 120],
    ['两万三千', 23000],
  ])('%s is %d', (cell, value) => {
    expect(readLooseNumber(cell)).toEqual({ given: true, value });
  });

  it('a column kept in 万 takes the number as it stands', () => {
    expect(readLooseNumber('1100.5万m³', true)).toEqual({ given: true, value: 1100.5 });
    expect(readLooseNumber('26.8万元', true)).toEqual({ given: true, value: 26.8 });
  });

  it.each(['', '—', '-', '/', '无', '不详', 'N/A', ' 　 '])('"%s" is none given', (cell) => {
    expect(readLooseNumber(cell)).toEqual({ given: false });
  });

  it.each(['若干', '50-60', '50人（其中女20人）', '很多', '一般'])('"%s" says no single number', (cell) => {
    expect(readLooseNumber(cell)).toEqual({ invalid: true });
  });

  it('reads every decimal back from its own text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 3 }), (digits, places) => {
        const value = digits / 10 ** places;
        expect(readLooseNumber(value.toFixed(places))).toEqual({
          given: true,
          value: Number(value.toFixed(places)) + 0,
        });
      }),
    );
  });

  it('reads Chinese numerals', () => {
    for (const [numeral, value] of [
      ['十', 10],
      ['十二', 12],
      ['二十', 20],
      ['三百零五', 305],
      ['一万', 10000],
      ['二〇二四', 2024],
    ] as const) {
      expect(chineseNumber(numeral)).toBe(value);
    }
  });
});
