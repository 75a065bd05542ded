import type { HazardStatus } from './enumerations';
import { isOpenStatus } from './hazard-life';

/** Bands of urgency (domain.md §2.11): overdue red, due today orange, within three days yellow, within seven blue. */
export const DUE_BANDS = ['OVERDUE', 'DUE_TODAY', 'WITHIN_3_DAYS', 'WITHIN_7_DAYS', 'LATER'] as const;
export type DueBand = (typeof DUE_BANDS)[number];

const dayMilliseconds = 86_400_000;

/** Whole days from one ISO day to another; negative when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds);
}

/** Overdue is computed, never stored: an open hazard whose deadline has passed. Days are ISO days. */
export function isOverdue(status: HazardStatus, dueOn: string | null, today: string): boolean {
  return dueOn !== null && isOpenStatus(status) && dueOn < today;
}

/** Band of an open hazard; null when it is not open or has no deadline. */
export function dueBand(status: HazardStatus, dueOn: string | null, today: string): DueBand | null {
  if (dueOn === null || !isOpenStatus(status)) return null;
  const days = daysBetween(today, dueOn);
  if (days < 0) return 'OVERDUE';
  if (days === 0) return 'DUE_TODAY';
  if (days <= 3) return 'WITHIN_3_DAYS';
  return days <= 7 ? 'WITHIN_7_DAYS' : 'LATER';
}
