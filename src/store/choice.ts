import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Kind } from '@/kinds';
import { CHOSEN_PARTS, NO_CHOICE, type ChosenFilter, type SetPart, type ValueOf } from './risk-filter';
import type { ColourVariable } from '@/kinds/colour-variables';

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

/** What a person chose: a filter, and how to look at what passes. What follows from it is derived, never kept here. */
export interface Choice extends ChosenFilter {
  readonly variable: ColourVariable;
  /** How the records are drawn, by the name of a display: which there are, the map says. Empty = as the map does unasked. */
  readonly display: string;
  /** Searched for in names and codes; empty = nothing. */
  readonly text: string;
  readonly selected: RecordKey | null;
  /** Null until the map has said where it looks. */
  readonly view: ViewState | null;
}

export interface ChoiceActions {
  toggleKind(kind: Kind): void;
  /** Colours by another variable; what was chosen of the old one still filters. */
  colourBy(variable: ColourVariable): void;
  displayAs(display: string): void;
  /** Adds a value to those that pass, or takes it out. With none chosen all pass. */
  toggle<Part extends SetPart>(part: Part, value: ValueOf<Part>): void;
  /** Sets parts of the filter. */
  narrow(parts: Partial<ChosenFilter>): void;
  /** Lifts a part of the filter. */
  clear(part: keyof ChosenFilter): void;
  /** Lifts the whole filter but the jurisdiction: where one is, one stays. */
  clearAll(): void;
  /** Drills into a jurisdiction or, with null, back out. What was selected stays behind, and so do its townships. */
  enterJurisdiction(id: number | null): void;
  searchFor(text: string): void;
  select(key: RecordKey | null): void;
  lookAt(view: ViewState): void;
  /** Takes over what an address says. Parts of the filter that say what they said stay the same objects. */
  restore(choice: Partial<Choice>): void;
}

export type ChoiceStore = StoreApi<Choice & ChoiceActions>;

const initial: Choice = {
  ...NO_CHOICE,
  variable: 'risk',
  display: '',
  text: '',
  selected: null,
  view: null,
};

/** A store of one person's choices; a factory, so that every test and every screen starts clean. */
export function createChoiceStore(start: Partial<Choice> = {}): ChoiceStore {
  return createStore<Choice & ChoiceActions>()((set) => ({
    ...initial,
    ...start,
    toggleKind: (kind) =>
      set(({ kinds, selected }) => {
        const next = toggled(kinds, kind);
        return { kinds: next, selected: selected && !next.has(selected.kind) ? null : selected };
      }),
    colourBy: (variable) => set({ variable }),
    displayAs: (display) => set({ display }),
    toggle: (part, value) =>
      set((state) => ({ [part]: toggled(state[part] as ReadonlySet<typeof value>, value) }) as Partial<Choice>),
    narrow: (parts) => set(parts),
    clear: (part) => set({ [part]: NO_CHOICE[part] }),
    clearAll: () => set(({ jurisdiction }) => ({ ...NO_CHOICE, jurisdiction, text: '' })),
    enterJurisdiction: (jurisdiction) =>
      set((state) =>
        state.jurisdiction === jurisdiction ? state : { jurisdiction, towns: NO_CHOICE.towns, selected: null },
      ),
    searchFor: (text) => set({ text }),
    select: (selected) => set({ selected }),
    lookAt: (view) => set({ view }),
    restore: (choice) => set((state) => ({ ...choice, ...unchanged(state, choice) })),
  }));
}

function toggled<Value>(values: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(values);
  if (!next.delete(value)) next.add(value);
  return next;
}

/** The parts of a filter that another one only says again. */
function unchanged(before: ChosenFilter, next: Partial<ChosenFilter>): Partial<ChosenFilter> {
  const same = CHOSEN_PARTS.filter((part) => part in next && saysTheSame(before[part], next[part]));
  return Object.fromEntries(same.map((part) => [part, before[part]]));
}

function saysTheSame(one: unknown, other: unknown): boolean {
  const words = (part: unknown) => JSON.stringify(part instanceof Set ? [...(part as Set<unknown>)].sort() : part);
  return words(one) === words(other);
}
