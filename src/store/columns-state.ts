import { createStore, type StoreApi } from 'zustand/vanilla';
import { KINDS, type Kind } from '@/kinds';
import { RiskTable } from './risk-table';

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

/**
 * Why rows that were held were thrown away: the database is another one or went back in time, the
 * person answers for another part of the city, or what came did not add up.
 */
export type ReloadCause = 'RESTORED' | 'SCOPE' | 'DAMAGED';

/** What happened to the feed while nobody could see it, told once: changes caught up with, or all rows anew. */
export type FeedNews =
  | { readonly type: 'caught_up'; readonly changes: number }
  | { readonly type: 'loaded_afresh'; readonly because: ReloadCause };

/** The rows of every kind and how far they can be trusted. */
export interface ColumnsState {
  /** Changed in place: `revision` says when. */
  readonly table: RiskTable;
  /** Day number in the city: what is overdue depends on it. */
  readonly today: number;
  readonly loads: Readonly<Record<Kind, KindLoad>>;
  readonly beat: BeatState;
  /** Why the feed is lost or stopped; null while it is not, and when the page ended it. */
  readonly failure: LoadFailure | null;
  readonly news: FeedNews | null;
  /** When the oldest kind on screen was last known to be current; milliseconds since 1970. */
  readonly asOf: number | null;
  /** Counts what changed in any column: the key of everything derived. */
  readonly revision: number;
}

export type ColumnsStore = StoreApi<ColumnsState>;

/** `today` is a day number. */
export function createColumnsStore(today: number): ColumnsStore {
  return createStore<ColumnsState>()(() => ({
    table: new RiskTable(today),
    today,
    loads: Object.fromEntries(KINDS.map((kind) => [kind, { phase: 'waiting' }])) as Record<Kind, KindLoad>,
    beat: 'loading',
    failure: null,
    news: null,
    asOf: null,
    revision: 0,
  }));
}

/** Notes how the loading of a kind stands. */
export function noteLoad(columns: ColumnsStore, kind: Kind, load: KindLoad): void {
  columns.setState(({ loads }) => ({ loads: { ...loads, [kind]: load } }));
}

/** Says that a kind's rows in the table are new, changed, gone or still growing: `load` says which. */
export function showRows(columns: ColumnsStore, kind: Kind, load: KindLoad = { phase: 'ready' }): void {
  columns.setState(({ loads, revision }) => ({ loads: { ...loads, [kind]: load }, revision: revision + 1 }));
}

/** Says which day it is; what is overdue is worked out anew where it is another one. */
export function turnToDay(columns: ColumnsStore, today: number): void {
  columns.setState(({ table, revision, today: before }) => {
    if (today === before) return {};
    table.setToday(today);
    return { today, revision: revision + 1 };
  });
}
