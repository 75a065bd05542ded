import { expect, it } from 'vitest';
import { ageInWords } from './age-in-words';

it.each([
  [-3_600_000, 'now', 0],
  [0, 'now', 0],
  [4_999, 'now', 0],
  [5_000, 'secondsAgo', 5],
  [59_999, 'secondsAgo', 59],
  [60_000, 'minutesAgo', 1],
  [3_599_999, 'minutesAgo', 59],
  [3_600_000, 'hoursAgo', 1],
  [86_399_999, 'hoursAgo', 23],
  [86_400_000, 'daysAgo', 1],
  [30 * 86_400_000, 'daysAgo', 30],
])('says an age of %d ms as %s (%d)', (age, unit, count) => {
  expect(ageInWords(age)).toEqual({ unit, count });
});
