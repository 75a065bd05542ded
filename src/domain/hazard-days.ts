/**
 * First and last day that a hazard may be found, due or closed on; the constraint `hazards_days_check` says the same.
 * The map packs a deadline as days after the finding and has room for 89 years of them: a day further off would come on
 * screen as another one.
 */
export const HAZARD_DAYS = { first: '1990-01-01', last: '2069-12-31' } as const;

/** True when a hazard may carry the ISO day. */
export function isHazardDay(day: string): boolean {
  return day >= HAZARD_DAYS.first && day <= HAZARD_DAYS.last;
}
