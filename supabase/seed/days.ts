/** Days as ISO text (2026-05-04), counted in UTC so that no time zone can shift them. */

const DAY_MILLISECONDS = 86_400_000;

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** Sunday is 0. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The day itself, or the Monday after a weekend: offices work on weekdays. */
export function workday(day: string): string {
  const number = weekday(day);
  if (number === 6) return addDays(day, 2);
  return number === 0 ? addDays(day, 1) : day;
}

/** The day it is in the city now. */
export function todayInCity(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/** A moment of that day on the city's clock; `minute` counts from midnight. */
export function moment(day: string, minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00+08:00`;
}
