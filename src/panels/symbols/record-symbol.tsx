import { definitionOf, type Kind } from '@/kinds';
import { shownValueOf } from '@/store/shown-values';
import { useLensView } from '../lens-view';
import { SymbolIcon } from './symbol-icon';

interface RecordSymbolProps {
  kind: Kind;
  /** Row of its columns; one that is not there has no symbol. */
  row: number;
  /** CSS pixels. */
  size: number;
}

/** The symbol of a record as the map draws it, for lists and cards. */
export function RecordSymbol({ kind, row, size }: RecordSymbolProps) {
  const { answer, choice, columns } = useLensView();
  const { variable } = choice;
  const store = answer.stores[kind];
  const value = shownValueOf(answer.shown, variable, kind, row);
  if (!store || !value) return null;
  const facts = definitionOf(kind).symbol.factsOf(store, row, value, variable, columns.today);
  return <SymbolIcon kind={kind} facts={facts} variable={variable} size={size} />;
}
