import type { ColourVariable } from '@/kinds/colour-variables';
import { countPanels, type PanelCounts } from './counts';
import type { Lens } from './lens';
import { shownValues, storesOf, type ShownValues, type Stores } from './shown-values';

/**
 * What a lens says. Its rows change in place; this is a fresh object after every change of rows, question or day, so
 * that whoever shows it can tell by identity.
 */
export interface Answer {
  readonly lens: Lens;
  readonly stores: Stores;
  readonly shown: ShownValues;
  readonly counts: PanelCounts;
}

/** Reads off. Cost: some thousand additions, whatever the number of rows. */
export function answerOf(lens: Lens, variable: ColourVariable): Answer {
  return { lens, stores: storesOf(lens), shown: shownValues(lens, variable), counts: countPanels(lens, variable) };
}
