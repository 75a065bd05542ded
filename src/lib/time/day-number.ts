/** Days as small numbers, as the packed columns carry them: counted from 2000-01-01. */

/** Stands for "no day" in a packed column (the smallest int2). */
export const NO_DAY = -32768;

const dayMilliseconds = 86_400_000;
const originMilliseconds = Date.UTC(2000, 0, 1);

/** Midnight at Greenwich of an ISO day; not a number for what has another shape. A day beyond the end of its month may come out as one of the next. */
function midnightOf(isoDay: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(isoDay) ? Date.parse(`${isoDay}T00:00:00Z`) : Number.NaN;
}

/** Number of an ISO day (`2024-06-01`). Throws on anything that is not one. */
export function dayNumber(isoDay: string): number {
  const milliseconds = midnightOf(isoDay);
  if (Number.isNaN(milliseconds)) throw new RangeError(`"${isoDay}" is no ISO day.`);
  return Math.round((milliseconds - originMilliseconds) / dayMilliseconds);
}

/** Whether a text is an ISO day that the calendar has: `2024-02-30` is none. */
export function isIsoDay(text: string): boolean {
  const milliseconds = midnightOf(text);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
}

/** ISO day of a number; null for `NO_DAY`. */
export function isoDay(number: number): string | null {
  if (number === NO_DAY) return null;
  return new Date(originMilliseconds + number * dayMilliseconds).toISOString().slice(0, 10);
}
