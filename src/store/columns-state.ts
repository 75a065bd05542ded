import { createStore, type StoreApi } from 'zustand/vanilla';
import { KINDS, type Kind } from '@/domain/kinds';
import { indexPlaces, type PlaceIndex } from './place-index';
import type { ColumnStore } from './column-store';
import type { Stores } from './shown-values';

/** Why a kind could not be loaded or kept current; the sentence is for a person, the detail for whoever helps. */
export interface LoadFailure {
  readonly reason: 'UNREACHABLE' | 'SIGNED_OUT' | 'REFUSED' | 'DAMAGED' | 'WORKER_LOST';
  readonly detail: string;
}

export type KindLoad =
  | { readonly phase: 'waiting' }
  | {
      readonly phase: 'loading';
      readonly receivedBytes: number;
      /** Rows on screen already and rows to come in all; nobody may take a count of them for the final one. */
      readonly rows?: { readonly known: number; readonly total: number };
    }
  | { readonly phase: 'ready' }
  | { readonly phase: 'failed'; readonly failure: LoadFailure };

/** live: the last beat came. lost: it did not, the age is kept. stopped: the session ended. */
export type BeatState = 'loading' | 'live' | 'lost' | 'stopped';

/** The columns of every kind and how far they can be trusted. */
export interface ColumnsState {
  readonly stores: Stores;
  readonly places: Readonly<Partial<Record<Kind, PlaceIndex>>>;
  readonly loads: Readonly<Record<Kind, KindLoad>>;
  readonly beat: BeatState;
  /** When the oldest kind on screen was last known to be current; milliseconds since 1970. */
  readonly asOf: number | null;
  /** Counts what changed in any column: the key of everything derived. */
  readonly revision: number;
}

export type ColumnsStore = StoreApi<ColumnsState>;

export function createColumnsStore(): ColumnsStore {
  return createStore<ColumnsState>()(() => ({
    stores: {},
    places: {},
    loads: Object.fromEntries(KINDS.map((kind) => [kind, { phase: 'waiting' }])) as Record<Kind, KindLoad>,
    beat: 'loading',
    asOf: null,
    revision: 0,
  }));
}

/** Notes how the loading of a kind stands. */
export function noteLoad(columns: ColumnsStore, kind: Kind, load: KindLoad): void {
  columns.setState(({ loads }) => ({ loads: { ...loads, [kind]: load } }));
}

/** Puts a kind's columns on screen, new, changed in place or still growing (`load` says so); sorts its places anew. */
export function showColumns(columns: ColumnsStore, store: ColumnStore, load: KindLoad = { phase: 'ready' }): void {
  columns.setState(({ stores, places, loads, revision }) => ({
    stores: { ...stores, [store.kind]: store },
    places: { ...places, [store.kind]: indexPlaces(store) },
    loads: { ...loads, [store.kind]: load },
    revision: revision + 1,
  }));
}

/** Takes a kind off the screen: rows of a load that did not end are no answer to anything. */
export function dropColumns(columns: ColumnsStore, kind: Kind): void {
  columns.setState(({ stores, places, revision }) => ({
    stores: without(stores, kind),
    places: without(places, kind),
    revision: revision + 1,
  }));
}

function without<Value>(all: Readonly<Partial<Record<Kind, Value>>>, kind: Kind): Partial<Record<Kind, Value>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== kind)) as Partial<Record<Kind, Value>>;
}
