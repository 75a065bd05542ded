import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLooseDate } from './loose-date';

it.each([
  [new Date(Date.UTC(2023, 3, 11)), '2023-04-11'],
  ['2023-04-11', '2023-04-11'],
  ['2023.4.11', '2023-04-11'],
  ['2023/4/11', '2023-04-11'],
  ['2023年4月11日', '2023-04-11'],
  ['20230411', '2023-04-11'],
  [20230411, '2023-04-11'],
  [45027, '2023-04-11'],
  ['２０２３．４．１１', '2023-04-11'],
  ['2023-04-11 10:30', '2023-04-11'],
  ['二〇二三年四月十一日', '2023-04-11'],
  ['2024-02-29', '2024-02-29'],
])('%s is %s', (cell, day) => {
  expect(readLooseDate(cell)).toEqual({ given: true, day });
});

it.each(['', '—', '/', '无'])('"%s" is none given', (cell) => {
  expect(readLooseDate(cell)).toEqual({ given: false });
});

it.each([
  '2024-13-40',
  '2023-02-29',
  '2023-04-31',
  '2023年4月',
  '23.4.11',
  '上周',
  '0000-01-01',
  7,
  new Date(Number.NaN),
])('%s is no day', (cell) => {
  expect(readLooseDate(cell)).toEqual({ invalid: true });
});

it('every day reads the same in all of its notations', () => {
  const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [year, month, day] = iso.split('-').map(Number);
      const serial = Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
      for (const cell of [
        date,
        iso,
        `${year}.${month}.${day}`,
        `${year}/${month}/${day}`,
        `${year}年${month}月${day}日`,
        serial,
      ]) {
        expect(readLooseDate(cell)).toEqual({ given: true, day: iso });
      }
    }),
  );
});
