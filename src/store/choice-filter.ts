import type { Choice } from './choice';
import { NO_FILTER, type RiskFilter } from './risk-filter';
import type { RiskValue, StatusValue } from './shown-scales';

/** The filter that a choice stands for: its levels are values of the variable that colours the map. */
export function filterOf({
  kinds,
  variable,
  levels,
  jurisdiction,
}: Pick<Choice, 'kinds' | 'variable' | 'levels' | 'jurisdiction'>): RiskFilter {
  return {
    ...NO_FILTER,
    kinds,
    jurisdiction,
    ...(variable === 'risk'
      ? { risk: levels as ReadonlySet<RiskValue> }
      : { status: levels as ReadonlySet<StatusValue> }),
  };
}
