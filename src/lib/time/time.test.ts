import { describe, expect, it } from 'vitest';
import { dayNumber, isIsoDay, isoDay, NO_DAY } from './day-number';
import { shanghaiToday } from './shanghai-today';

describe('day numbers', () => {
  it('count from the first day of 2000', () => {
    expect(dayNumber('2000-01-01')).toBe(0);
    expect(dayNumber('2000-03-01')).toBe(60); // 2000 is a leap year: 31 + 29
    expect(dayNumber('1999-12-31')).toBe(-1);
  });

  it('come back as the same day', () => {
    for (const day of ['1999-02-28', '2024-02-29', '2026-12-31']) expect(isoDay(dayNumber(day))).toBe(day);
    expect(isoDay(NO_DAY)).toBeNull();
  });

  it('refuse what is no day', () => {
    expect(() => dayNumber('2024-6-1')).toThrow('2024-6-1');
    expect(() => dayNumber('')).toThrow(RangeError);
  });

  it('know which days the calendar has', () => {
    for (const day of ['2024-02-29', '1999-12-31', '2000-01-01']) expect(isIsoDay(day)).toBe(true);
    for (const text of ['2024-02-30', '2023-02-29', '2024-13-01', '2024-6-1', '20240601', '', '2024-06-01T00:00'])
      expect(isIsoDay(text)).toBe(false);
  });
});

describe('today in the city', () => {
  it('is eight hours ahead of Greenwich', () => {
    expect(shanghaiToday(new Date('2024-06-30T15:59:59Z'))).toBe('2024-06-30');
    expect(shanghaiToday(new Date('2024-06-30T16:00:00Z'))).toBe('2024-07-01');
  });
});
