import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Kind } from '@/kinds';
import { searchWords } from '@/lib/text/search-words';
import type { ColumnStore } from '@/store/column-store';
import type { ColumnsState, ColumnsStore, LoadFailure } from '@/store/columns-state';
import type { FoundRows } from '@/store/question-lens';
import type { RowsSource } from '../snapshot';
import type { RecordHit, SearchAnswer, SearchedRows, TextsProgress } from './protocol';
import type { TextsWorker } from './texts-worker';

/** A search and what it found. */
export interface TextState {
  /** What was asked last. */
  readonly text: string;
  /** searching: `found` and `best` are of an older text or of older rows. failed: nothing is searched. */
  readonly phase: 'none' | 'searching' | 'found' | 'failed';
  readonly found: FoundRows | null;
  /** Records found, before any other filter. */
  readonly count: number;
  readonly best: readonly RecordHit[];
  /** How far the texts have come, while they come for the first time. */
  readonly progress: TextsProgress | null;
  readonly failure: LoadFailure | null;
}

export interface TextSearch {
  readonly state: StoreApi<TextState>;
  /** Asks for a text; one without words lifts the search. An answer to an older text is dropped. */
  search(text: string): void;
  /** Asks again after a failure. */
  retry(): void;
  /** A source of rows that tells the search which texts may have changed. */
  noticing(source: RowsSource): RowsSource;
  /** Searches again whenever rows change; the answer stops it and ends the worker. */
  follow(): () => void;
}

/** Address of the API's procedures and how the signed-in person calls them, or why that cannot be said just now. */
export type ApiAccess = () => Promise<
  | { readonly ok: true; readonly url: string; readonly headers: Readonly<Record<string, string>> }
  | ({ readonly ok: false } & LoadFailure)
>;

const nothing: TextState = {
  text: '',
  phase: 'none',
  found: null,
  count: 0,
  best: [],
  progress: null,
  failure: null,
};

/**
 * Searches names and codes in the worker, which reads the texts when something is searched for the
 * first time. One question at a time is under way: what is typed meanwhile is asked when the answer has
 * come. An answer counts only when text and rows are still those that were asked about.
 */
export function createTextSearch(columns: ColumnsStore, worker: TextsWorker, access: ApiAccess): TextSearch {
  const state = createStore<TextState>()(() => nothing);
  /** What the worker was told of a kind's rows. */
  const told = new Map<Kind, { readonly store: ColumnStore; readonly revision: number }>();
  const changed = new Map<Kind, Set<number>>();
  const afresh = new Set<Kind>();
  let isFollowing = false;
  let isAsking = false;

  const begin = (text: string) => {
    state.setState({ text, phase: 'searching', failure: null });
    void ask();
  };

  const rowsToSearch = ({ table, revision }: ColumnsState): SearchedRows[] =>
    Object.values(table.kinds).map(({ kind, store }) => {
      const before = told.get(kind);
      const isTold = before?.store === store && before.revision === revision;
      told.set(kind, { store, revision });
      const rows = {
        kind,
        ids: isTold ? null : (store.column('id').slice(0, store.rowCount) as Int32Array),
        changed: [...(changed.get(kind) ?? [])],
        isAfresh: afresh.has(kind),
      };
      changed.delete(kind);
      afresh.delete(kind);
      return rows;
    });

  const ask = async () => {
    // Rows come first: texts asked for beside them would hold them up.
    if (isAsking || !isFollowing || columns.getState().beat === 'loading') return;
    const { text } = state.getState();
    isAsking = true;
    try {
      const api = await access();
      if (!api.ok) {
        isAsking = false;
        fail(api);
        return;
      }
      const rows = columns.getState();
      const stores = Object.values(rows.table.kinds).map(({ store }) => store);
      const result = await worker.search({ ...api, words: searchWords(text), kinds: rowsToSearch(rows) }, (progress) =>
        state.setState({ progress }),
      );
      isAsking = false;
      if (!result.ok) {
        if (result.failure.reason === 'WORKER_LOST') told.clear();
        fail(result.failure);
      } else take(text, rows.revision, stores, result);
    } catch (error) {
      isAsking = false;
      fail({ reason: 'UNREACHABLE', detail: error instanceof Error ? error.message : String(error) });
    }
  };

  const fail = (failure: LoadFailure) => {
    if (!isFollowing || state.getState().phase !== 'searching') return;
    state.setState({ ...nothing, text: state.getState().text, phase: 'failed', failure });
  };

  const take = (text: string, revision: number, stores: readonly ColumnStore[], answer: SearchAnswer) => {
    const now = state.getState();
    if (!isFollowing || now.phase !== 'searching') return;
    if (now.text !== text || columns.getState().revision !== revision) {
      void ask();
      return;
    }
    const found = new Map(
      stores.flatMap((store) => {
        const marks = answer.marks[store.kind];
        return marks ? [[store, marks] as const] : [];
      }),
    );
    state.setState({ phase: 'found', found, count: answer.found, best: answer.best, progress: null });
  };

  const onColumns = (now: ColumnsState, before: ColumnsState) => {
    const { phase, text } = state.getState();
    if (phase === 'found' && now.revision !== before.revision) begin(text);
    else if (phase === 'searching') void ask();
    else if (phase === 'failed' && now.beat === 'live' && before.beat !== 'live') begin(text);
  };

  return {
    state,
    search(text) {
      const words = searchWords(text).join(' ');
      const before = state.getState();
      if (words === '') state.setState({ ...nothing, text });
      // A blank at the end asks nothing new.
      else if (before.phase !== 'none' && words === searchWords(before.text).join(' ')) state.setState({ text });
      else begin(text);
    },
    retry: () => begin(state.getState().text),
    noticing: (source) => ({
      ...source,
      async snapshot(kind, ...listeners) {
        const result = await source.snapshot(kind, ...listeners);
        if (result.ok) afresh.add(kind);
        return result;
      },
      async changes(kind, cursor) {
        const result = await source.changes(kind, cursor);
        // What was never asked for needs no second asking.
        if (result.ok && told.has(kind)) {
          const ids = changed.get(kind) ?? new Set();
          for (const id of result.rows.columns['id']!) ids.add(id);
          // Who may not read a row any more keeps no text of it either.
          for (const id of result.rows.removed) ids.add(id);
          changed.set(kind, ids);
        }
        return result;
      },
    }),
    follow() {
      isFollowing = true;
      const stop = columns.subscribe(onColumns);
      if (state.getState().phase === 'searching') void ask();
      return () => {
        isFollowing = false;
        stop();
        told.clear();
        worker.stop();
      };
    },
  };
}
