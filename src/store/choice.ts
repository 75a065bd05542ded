import { createStore, type StoreApi } from 'zustand/vanilla';
import { HAZARD_STATUSES } from '@/domain/enumerations';
import { isOpenStatus } from '@/domain/hazard-life';
import type { Kind } from '@/kinds';
import type { ColourVariable } from '@/kinds/colour-variables';
import type { Ring } from '@/lib/geography/ring';
import type { DayFacet, Facet } from './dimensions';
import type { Places } from './dimension';
import { BEGINNING, showsEnded, withEnded } from './beginning';
import { EVERYTHING, kindsOf, saysTheSame, without, withKinds, type ClauseSubject, type Question } from './question';
import {
  jurisdictionOf,
  ticksOf,
  withJurisdiction,
  withRange,
  withShape,
  withText,
  withTick,
  type DayRange,
} from './question-ticks';

/** A record on the map: its kind and key. */
export interface RecordKey {
  readonly kind: Kind;
  readonly id: number;
}

/** Where the map looks: degrees, and the zoom of 512-pixel tiles. */
export interface ViewState {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

/** What a person chose: a question, and how to look at what passes. What follows from it is derived, never kept here. */
export interface Choice {
  readonly question: Question;
  readonly variable: ColourVariable;
  /** How the records are drawn, by the name of a display: which there are, the map says. Empty = as the map does unasked. */
  readonly display: string;
  readonly selected: RecordKey | null;
  /** Null until the map has said where it looks. */
  readonly view: ViewState | null;
}

export interface ChoiceActions {
  toggleKind(kind: Kind): void;
  /** Lets hazards that are closed out or rejected pass, or holds them back. */
  showEnded(isShown: boolean): void;
  /** Colours by another variable; what was chosen of the old one still filters. */
  colourBy(variable: ColourVariable): void;
  displayAs(display: string): void;
  /** Ticks a value of a panel, or takes the tick away. With none ticked all pass. */
  toggle(facet: Facet, value: string): void;
  /** Narrows to a range of days; null lifts it. */
  setRange(facet: DayFacet, range: DayRange | null): void;
  setShape(shape: Ring | null): void;
  /** Lifts the clauses on a subject; of all groups with null. */
  clear(subject: ClauseSubject | null): void;
  /** Lifts the whole question but the jurisdiction and closure, which stand above the chips: where one is, one stays. */
  clearAll(): void;
  /** Drills into a jurisdiction by its code or, with null, back out. What was selected stays behind, and so do its townships. */
  enterJurisdiction(code: string | null): void;
  searchFor(text: string): void;
  select(key: RecordKey | null): void;
  lookAt(view: ViewState): void;
  /** Takes over what an address says. A question that says what it said stays the same object. */
  restore(choice: Partial<Choice>): void;
}

export type ChoiceStore = StoreApi<Choice & ChoiceActions>;

const endedStatuses: readonly string[] = HAZARD_STATUSES.filter((status) => !isOpenStatus(status));

const initial: Choice = {
  question: BEGINNING,
  variable: 'risk',
  display: '',
  selected: null,
  view: null,
};

/** A store of one person's choices; a factory, so that every test and every screen starts clean. */
export function createChoiceStore(places: Places, start: Partial<Choice> = {}): ChoiceStore {
  return createStore<Choice & ChoiceActions>()((set) => {
    const ask = (next: (question: Question) => Question) => set(({ question }) => ({ question: next(question) }));
    return {
      ...initial,
      ...start,
      toggleKind: (kind) =>
        set(({ question, selected }) => {
          const kinds = new Set(kindsOf(question));
          if (!kinds.delete(kind)) kinds.add(kind);
          return {
            question: withKinds(question, kinds),
            selected: selected && !kinds.has(selected.kind) ? null : selected,
          };
        }),
      showEnded: (isShown) => ask((question) => withEnded(question, isShown)),
      colourBy: (variable) => set({ variable }),
      displayAs: (display) => set({ display }),
      toggle: (facet, value) =>
        ask((question) => {
          const next = withTick(question, facet, value, places);
          // Whoever ticks what is closed wants to see it.
          const isOfEnded = facet === 'status' && endedStatuses.includes(value);
          return isOfEnded && ticksOf(next, facet).has(value) ? withEnded(next, true) : next;
        }),
      setRange: (facet, range) => ask((question) => withRange(question, facet, range)),
      setShape: (shape) => ask((question) => withShape(question, shape)),
      clear: (subject) =>
        ask((question) =>
          subject === null
            ? { ...question, all: question.all.filter(({ dimension }) => dimension !== undefined) }
            : without(question, subject),
        ),
      clearAll: () =>
        ask((question) => withEnded(withJurisdiction(EVERYTHING, jurisdictionOf(question)), showsEnded(question))),
      enterJurisdiction: (code) =>
        set(({ question }) =>
          jurisdictionOf(question) === code ? {} : { question: withJurisdiction(question, code), selected: null },
        ),
      searchFor: (text) => ask((question) => withText(question, text)),
      select: (selected) => set({ selected }),
      lookAt: (view) => set({ view }),
      restore: (choice) =>
        set(({ question }) =>
          choice.question && saysTheSame(question, choice.question) ? { ...choice, question } : choice,
        ),
    };
  });
}
