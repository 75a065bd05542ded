import { countPanels, type PanelCounts } from './counts';
import type { RiskFilter } from './risk-filter';
import type { RiskTable } from './risk-table';
import type { ColourVariable } from '@/kinds/colour-variables';
import type { Lens } from './lens';
import { shownValues, storesOf, type ShownValues, type Stores } from './shown-values';

/**
 * What the table says under a filter. The table changes in place; this is a fresh object after every
 * change of rows, filter or day, so that whoever shows it can tell by identity.
 */
export interface Answer {
  readonly lens: Lens;
  readonly stores: Stores;
  readonly shown: ShownValues;
  readonly counts: PanelCounts;
}

/** Filters and reads off. Cost: a millisecond or two a million rows for each part of the filter that changed. */
export function answerOf(table: RiskTable, filter: RiskFilter, variable: ColourVariable, today: number): Answer {
  table.setToday(today);
  table.setFilter(filter);
  return {
    lens: table,
    stores: storesOf(table),
    shown: shownValues(table, variable),
    counts: countPanels(table, variable),
  };
}
