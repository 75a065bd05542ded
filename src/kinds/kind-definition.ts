import type { Kind } from '@/domain/kinds';
import type { ColumnStore } from '@/store/column-store';
import { COMMON_COLUMNS, type ColumnDefinition } from '@/store/packed-rows';
import type { ColourVariable, ShownValue } from '@/store/shown-scales';
import type { CardSection } from './card-fields';
import type { Ground, SymbolFacts, SymbolPart } from './symbol';

/** All that the map knows about a kind. A sixth kind is one folder that exports one of these. */
export interface KindDefinition {
  readonly kind: Kind;
  /** Columns of `map_snapshot`, in the order of the migration. */
  readonly columns: readonly ColumnDefinition[];
  /** Values that occur under a variable, worst first: rows of the legend. */
  readonly values: Readonly<Record<ColourVariable, readonly ShownValue[]>>;
  /** What the symbol of a row says. `today` is a day number. */
  factsOf(store: ColumnStore, row: number, value: ShownValue, today: number): SymbolFacts;
  /** Every combination `factsOf` can give under a variable: what the sprite must hold. */
  variants(variable: ColourVariable): readonly SymbolFacts[];
  symbol(facts: SymbolFacts, variable: ColourVariable, ground: Ground): readonly SymbolPart[];
  /** Columns that make the name of a record, first the one shown. */
  readonly nameColumns: readonly string[];
  readonly card: readonly CardSection[];
}

/** A kind's own columns behind the common ones. */
export function withCommonColumns(own: readonly ColumnDefinition[]): readonly ColumnDefinition[] {
  return [...COMMON_COLUMNS, ...own];
}
