import { expect, it } from 'vitest';
import { HAZARD_STATUSES } from './enumerations';
import { daysBetween, dueBand, isOverdue } from './overdue';

it.each([
  ['2024-05-31', 'OVERDUE'],
  ['2024-06-01', 'DUE_TODAY'],
  ['2024-06-02', 'WITHIN_3_DAYS'],
  ['2024-06-04', 'WITHIN_3_DAYS'],
  ['2024-06-05', 'WITHIN_7_DAYS'],
  ['2024-06-08', 'WITHIN_7_DAYS'],
  ['2024-06-09', 'LATER'],
])('due %s on 1 June → %s', (dueOn, band) => {
  expect(dueBand('RECTIFYING', dueOn, '2024-06-01')).toBe(band);
});

it('what is closed, rejected or without a deadline is in no band', () => {
  expect(dueBand('CLOSED', '2020-01-01', '2024-06-01')).toBeNull();
  expect(dueBand('REJECTED', '2020-01-01', '2024-06-01')).toBeNull();
  expect(dueBand('ORDERED', null, '2024-06-01')).toBeNull();
});

it('overdue is the first band, for every status', () => {
  for (const status of HAZARD_STATUSES) {
    expect(isOverdue(status, '2024-05-31', '2024-06-01')).toBe(
      dueBand(status, '2024-05-31', '2024-06-01') === 'OVERDUE',
    );
    expect(isOverdue(status, '2024-06-01', '2024-06-01')).toBe(false);
  }
});

it('counts days over a leap day and a change of year', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2023-12-31', '2024-01-01')).toBe(1);
  expect(daysBetween('2024-01-01', '2023-12-31')).toBe(-1);
});
