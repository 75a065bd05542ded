import { definitionOf } from '@/kinds';
import { SymbolIcon } from './symbol-icon';
import type { ColumnStore } from '@/store/column-store';
import type { ColourVariable, ShownValue } from '@/kinds/colour-variables';

interface RecordSymbolProps {
  store: ColumnStore;
  row: number;
  /** What the record is coloured by, as it stands in `variable`. */
  value: ShownValue;
  variable: ColourVariable;
  today: number;
  /** CSS pixels. */
  size: number;
}

/** The symbol of a record as the map draws it, for lists and cards. */
export function RecordSymbol({ store, row, value, variable, today, size }: RecordSymbolProps) {
  const facts = definitionOf(store.kind).symbol.factsOf(store, row, value, variable, today);
  return <SymbolIcon kind={store.kind} facts={facts} variable={variable} size={size} />;
}
