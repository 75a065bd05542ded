import { definitionOf, type Kind } from '@/kinds';
import { SHOWN_VALUES } from '@/kinds/colour-variables';
import { symbolKey } from '@/kinds/symbol';
import type { RecordKey } from '@/store/choice';
import { shownFacet } from '@/store/shown-values';
import type { Anchor, ViewInput } from '../view-layer';

/** One symbol on the map. */
export interface SymbolMark {
  readonly kind: Kind;
  readonly row: number;
  readonly id: number;
  readonly longitude: number;
  readonly latitude: number;
  /** Position in the shown scale. */
  readonly value: number;
  readonly icon: string;
  /** Smaller is more urgent: decides what lies on top. */
  readonly rank: number;
  /** CSS pixels from the place, right and down: records of one place stand side by side. */
  readonly offset: readonly [number, number];
  /** Records of the same place that are not drawn; this mark carries their number. */
  readonly hiddenHere: number;
}

/** What turning a row into a mark needs. */
type MarkInput = Pick<ViewInput, 'lens' | 'variable' | 'today'>;

/** Radius of a ring round a symbol, CSS pixels. */
const ringRadius = 22;

/** The mark of a row that has a place. */
export function symbolMark({ lens, variable, today }: MarkInput, kind: Kind, row: number): SymbolMark {
  const kindLens = lens.kinds[kind]!;
  const { store } = kindLens;
  const value = kindLens.codes(shownFacet(variable))[row]!;
  const { symbol } = definitionOf(kind);
  const facts = symbol.factsOf(store, row, SHOWN_VALUES[variable][value]!, variable, today);
  return {
    kind,
    row,
    id: store.column('id')[row]!,
    ...store.placeOf(row)!,
    value,
    icon: symbolKey(kind, facts),
    rank: facts.isSettled ? 100 : facts.isMajorHazard || facts.isOverdue ? value - 10 : value,
    offset: [0, 0],
    hiddenHere: 0,
  };
}

/** Drawing order: what needs a hand lies above what does not. */
export function worstOnTop(marks: readonly SymbolMark[]): SymbolMark[] {
  return [...marks].sort((a, b) => b.rank - a.rank);
}

/** Where a record stands among some marks. */
export function anchorAmong(marks: readonly SymbolMark[], key: RecordKey): Anchor | null {
  const mark = marks.find(({ kind, id }) => kind === key.kind && id === key.id);
  if (!mark) return null;
  const { longitude, latitude, offset } = mark;
  return { longitude, latitude, offset, radius: ringRadius };
}
