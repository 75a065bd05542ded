import { createStore, type StoreApi } from 'zustand/vanilla';
import { KINDS, type Kind } from '@/domain/kinds';
import type { ColourVariable, ShownValue } from './shown-scales';

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

/** How the records are drawn: as clusters, one by one, as a density, or counted by hexagon. */
export const DISPLAYS = ['clusters', 'points', 'heat', 'hexagons'] as const;
export type Display = (typeof DISPLAYS)[number];

/** What a person chose; what follows from it is derived, never kept here. */
export interface Choice {
  readonly kinds: ReadonlySet<Kind>;
  readonly variable: ColourVariable;
  readonly display: Display;
  readonly levels: ReadonlySet<ShownValue>;
  readonly jurisdiction: number | null;
  /** Searched for in names and codes; empty = nothing. */
  readonly text: string;
  readonly selected: RecordKey | null;
  /** Null until the map has said where it looks. */
  readonly view: ViewState | null;
}

export interface ChoiceActions {
  toggleKind(kind: Kind): void;
  /** Colours by another variable; the chosen levels were of the old one and go. */
  colourBy(variable: ColourVariable): void;
  displayAs(display: Display): void;
  /** Adds a shown value to those that pass, or takes it out. With none chosen all pass. */
  toggleLevel(value: ShownValue): void;
  clearLevels(): void;
  /** Drills into a jurisdiction or, with null, back out. What was selected stays behind. */
  enterJurisdiction(id: number | null): void;
  searchFor(text: string): void;
  select(key: RecordKey | null): void;
  lookAt(view: ViewState): void;
  /** Takes over what an address says. */
  restore(choice: Partial<Choice>): void;
}

export type ChoiceStore = StoreApi<Choice & ChoiceActions>;

const initial: Choice = {
  kinds: new Set(KINDS),
  variable: 'risk',
  display: 'clusters',
  levels: new Set(),
  jurisdiction: null,
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
    colourBy: (variable) =>
      set((state) => (state.variable === variable ? state : { variable, levels: new Set<ShownValue>() })),
    displayAs: (display) => set({ display }),
    toggleLevel: (value) => set(({ levels }) => ({ levels: toggled(levels, value) })),
    clearLevels: () => set({ levels: new Set() }),
    enterJurisdiction: (jurisdiction) =>
      set((state) => (state.jurisdiction === jurisdiction ? state : { jurisdiction, selected: null })),
    searchFor: (text) => set({ text }),
    select: (selected) => set({ selected }),
    lookAt: (view) => set({ view }),
    restore: (choice) => set(choice),
  }));
}

function toggled<Value>(values: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(values);
  if (!next.delete(value)) next.add(value);
  return next;
}
