import type { Choice } from './choice';
import { CHOSEN_PARTS, type ChosenFilter } from './risk-filter';

/** The filter among a person's choices. A fresh object: compare its parts, which stay the same as long as they say the same. */
export function filterOf(choice: Choice): ChosenFilter {
  return Object.fromEntries(CHOSEN_PARTS.map((part) => [part, choice[part]])) as unknown as ChosenFilter;
}
