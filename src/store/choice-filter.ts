import type { Choice } from './choice';
import { FILTER_PARTS, type RiskFilter } from './risk-filter';

/** The filter among a person's choices. A fresh object: compare its parts, which stay the same as long as they say the same. */
export function filterOf(choice: Choice): RiskFilter {
  return Object.fromEntries(FILTER_PARTS.map((part) => [part, choice[part]])) as unknown as RiskFilter;
}
