import { HAZARD_STATUSES } from '@/domain/enumerations';
import { CLOSURES, isOpenStatus } from '@/domain/hazard-life';
import { NO_DAY } from '@/lib/time/day-number';
import { DUE_BANDS, type DueBand } from '@/domain/overdue';
import { OVERDUE_POSITION, statusPosition } from '@/domain/shown-scales';

/** Closure by packed status code: its place in `CLOSURES` from one, 0 = none. Twin of `isOpenStatus` for a pass over columns. */
export const closureCode = Uint8Array.from([
  0,
  ...HAZARD_STATUSES.map((status) => CLOSURES.indexOf(isOpenStatus(status) ? 'OPEN' : 'ENDED') + 1),
]);

/** Whether a packed status code is an open one. */
export const isOpenCode = closureCode.map((code) => (CLOSURES[code - 1] === 'OPEN' ? 1 : 0));

/**
 * Shown status of a hazard: its state, or overdue when it is open and its deadline lies before today
 * (`domain/overdue.ts`, here over packed codes and day numbers).
 */
export function hazardStatus(status: number, dueOn: number, today: number): number {
  const isOverdue = isOpenCode[status] === 1 && dueOn !== NO_DAY && dueOn < today;
  return isOverdue ? OVERDUE_POSITION : statusPosition[status]!;
}

/** Packed code of a band: its place in the list from one, 0 = none. */
const bandCode = (band: DueBand) => DUE_BANDS.indexOf(band) + 1;

const overdue = bandCode('OVERDUE');
const dueToday = bandCode('DUE_TODAY');
const withinThreeDays = bandCode('WITHIN_3_DAYS');
const withinSevenDays = bandCode('WITHIN_7_DAYS');
const later = bandCode('LATER');

/** Band of urgency of a hazard (`domain/overdue.ts`, here over packed codes and day numbers). */
export function hazardBand(status: number, dueOn: number, today: number): number {
  if (isOpenCode[status] !== 1 || dueOn === NO_DAY) return 0;
  const days = dueOn - today;
  if (days < 0) return overdue;
  if (days === 0) return dueToday;
  if (days <= 3) return withinThreeDays;
  return days <= 7 ? withinSevenDays : later;
}
