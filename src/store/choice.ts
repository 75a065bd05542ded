import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Kind } from '@/domain/kinds';
import { FILTER_PARTS, NO_FILTER, type RiskFilter, type SetPart, type ValueOf } from './risk-filter';
import type { ColourVariable } from './shown-scales';

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

/** What a person chose: a filter, and how to look at what passes. What follows from it is derived, never kept here. */
export interface Choice extends RiskFilter {
  readonly variable: ColourVariable;
  readonly display: Display;
  readonly selected: RecordKey | null;
  /** Null until the map has said where it looks. */
  readonly view: ViewState | null;
}

export interface ChoiceActions {
  toggleKind(kind: Kind): void;
  /** Colours by another variable; what was chosen of the old one still filters. */
  colourBy(variable: ColourVariable): void;
  displayAs(display: Display): void;
  /** Adds a value to those that pass, or takes it out. With none chosen all pass. */
  toggle<Part extends SetPart>(part: Part, value: ValueOf<Part>): void;
  /** Sets parts of the filter. */
  narrow(parts: Partial<RiskFilter>): void;
  /** Lifts a part of the filter. */
  clear(part: keyof RiskFilter): void;
  /** Lifts the whole filter but the jurisdiction: where one is, one stays. */
  clearAll(): void;
  /** Drills into a jurisdiction or, with null, back out. What was selected stays behind, and so do its townships. */
  enterJurisdiction(id: number | null): void;
  select(key: RecordKey | null): void;
  lookAt(view: ViewState): void;
  /** Takes over what an address says. Parts of the filter that say what they said stay the same objects. */
  restore(choice: Partial<Choice>): void;
}

export type ChoiceStore = StoreApi<Choice & ChoiceActions>;

const initial: Choice = {
  ...NO_FILTER,
  variable: 'risk',
  display: 'clusters',
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
    clear: (part) => set({ [part]: NO_FILTER[part] }),
    clearAll: () => set(({ jurisdiction }) => ({ ...NO_FILTER, jurisdiction })),
    enterJurisdiction: (jurisdiction) =>
      set((state) =>
        state.jurisdiction === jurisdiction ? state : { jurisdiction, towns: NO_FILTER.towns, selected: null },
      ),
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
function unchanged(before: RiskFilter, next: Partial<RiskFilter>): Partial<RiskFilter> {
  const same = FILTER_PARTS.filter((part) => part in next && saysTheSame(before[part], next[part]));
  return Object.fromEntries(same.map((part) => [part, before[part]]));
}

function saysTheSame(one: unknown, other: unknown): boolean {
  const words = (part: unknown) => JSON.stringify(part instanceof Set ? [...(part as Set<unknown>)].sort() : part);
  return words(one) === words(other);
}
