import type { Kind } from '@/domain/kinds';
import type { ColumnStore } from './column-store';
import { hazardStatuses, unitStatuses } from './rectification';
import { gradePosition, riskPosition, type ColourVariable } from './shown-scales';

/** The kinds that are loaded; a kind may still be on its way. */
export type Stores = Readonly<Partial<Record<Kind, ColumnStore>>>;

/** Shown value of every row, by kind: positions in `SHOWN_VALUES[variable]`. */
export type ShownValues = Readonly<Partial<Record<Kind, Uint8Array>>>;

/**
 * What every row shows under a colour variable. The one source of legend, lists and map, so that
 * they cannot disagree. `today` is a day number. Cost: one pass over each kind.
 */
export function shownValues(stores: Stores, variable: ColourVariable, today: number): ShownValues {
  const shown: Partial<Record<Kind, Uint8Array>> = {};
  const hazards = stores.hazards;
  const statuses = variable === 'rectification' && hazards ? hazardStatuses(hazards, today) : undefined;
  for (const store of Object.values(stores)) {
    if (!store) continue;
    if (variable === 'risk') shown[store.kind] = riskValues(store);
    else if (store.kind === 'hazards') shown.hazards = statuses!;
    else shown[store.kind] = unitStatuses(store, hazards, statuses);
  }
  return shown;
}

function riskValues(store: ColumnStore): Uint8Array {
  const [codes, positions] =
    store.kind === 'hazards' ? [store.column('grade'), gradePosition] : [store.column('risk'), riskPosition];
  const shown = new Uint8Array(store.rowCount);
  for (let row = 0; row < shown.length; row += 1) shown[row] = positions[codes[row]!]!;
  return shown;
}
