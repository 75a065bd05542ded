import { createContext, useContext } from 'react';
import type { Jurisdiction, Town } from '@/data/reference';
import type { Language } from '@/i18n';
import type { Answer } from '@/store/answer';
import type { Choice, ChoiceActions, RecordKey } from '@/store/choice';
import type { ColumnsState } from '@/store/columns-state';

/**
 * One lens as the panels of a screen see it: what was asked, what the records answer, and the few acts that reach
 * beyond the choice. A screen makes it and provides it; every panel below reads it with `useLensView`, and takes as
 * properties only what is its own. A screen with several lenses provides one round each group of panels.
 */
export interface LensView {
  /** What was chosen, and the ways to choose otherwise. */
  readonly choice: Choice & ChoiceActions;
  /** What the records say to it: a fresh object after every change of rows, choice or day. */
  readonly answer: Answer;
  /** The rows of every kind, and how far they can be trusted. */
  readonly columns: ColumnsState;
  /** Who manages, in the official order, and the townships. */
  readonly places: { readonly jurisdictions: readonly Jurisdiction[]; readonly towns: readonly Town[] };
  /** The jurisdiction drilled into; null = the whole city. */
  readonly entered: Jurisdiction | null;
  readonly language: Language;
  /** Drills into a jurisdiction or, with null, back out; the map goes along. */
  readonly enter: (jurisdiction: number | null) => void;
  /** Brings the map to where a record lies; one without a place stays where it is. */
  readonly show: (key: RecordKey) => void;
}

/** `<LensViewContext value={view}>` round the panels of a lens. */
export const LensViewContext = createContext<LensView | null>(null);

/** The lens that the panel stands under. Throws where a screen provides none. */
export function useLensView(): LensView {
  const view = useContext(LensViewContext);
  if (!view) throw new Error('A panel stands outside of any LensViewContext: its screen has to provide one.');
  return view;
}
