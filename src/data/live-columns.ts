import { createContext, useContext, useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { KIND_COLUMNS, KINDS } from '@/kinds';
import { dayNumber } from '@/lib/time/day-number';
import { shanghaiToday } from '@/lib/time/shanghai-today';
import { createColumnsStore, turnToDay, type ColumnsState, type ColumnsStore } from '@/store/columns-state';
import { browserClock } from './beat-clock';
import { listenForChanges } from './change-signal';
import { followColumns, type FollowedColumns } from './changes';
import { serverRows } from './snapshot';
import { authorizedApi, supabaseClient } from './supabase-client';
import { createTextSearch, type TextSearch } from './texts/text-search';
import { createTextsWorker } from './texts/texts-worker';
import { createRowsWorker } from './worker/rows-worker';

/** How soon a new day is noticed. */
const dayMilliseconds = 60_000;

/**
 * The rows of every kind and the search over their texts: one set of columns, one worker and one feed for as long as
 * somebody is signed in, whatever screens come and go. Nothing is loaded before a screen needs it.
 */
export class LiveColumns {
  readonly columns: ColumnsStore = createColumnsStore(today());
  readonly texts: TextSearch = createTextSearch(this.columns, createTextsWorker(), procedures);
  private readonly hasRealtime: boolean;
  private feed: FollowedColumns | null = null;
  private end = () => {};

  /** `hasRealtime`: the server tells of changes by itself. */
  constructor(hasRealtime: boolean) {
    this.hasRealtime = hasRealtime;
  }

  /** Begins to load and to follow; does nothing when it has. */
  start(): void {
    if (this.feed) return;
    const worker = createRowsWorker();
    const feed = followColumns(
      {
        columns: this.columns,
        source: this.texts.noticing(serverRows(worker, KIND_COLUMNS)),
        columnsOf: KIND_COLUMNS,
        kinds: KINDS,
        clock: browserClock,
      },
      this.hasRealtime ? { listen: (onChange) => listenForChanges(supabaseClient(), onChange) } : {},
    );
    const stopSearching = this.texts.follow();
    const timer = window.setInterval(() => turnToDay(this.columns, today()), dayMilliseconds);
    turnToDay(this.columns, today());
    this.feed = feed;
    this.end = () => {
      window.clearInterval(timer);
      stopSearching();
      feed.stop();
      worker.stop();
    };
  }

  /** Asks at once, and loads afresh what failed. */
  retry(): void {
    this.feed?.retry();
  }

  /** The person changed something: asks at once, and often for a minute. */
  hurry(): void {
    this.feed?.hurry();
  }

  /** Whoever was signed in has gone. It may be started again. */
  stop(): void {
    this.end();
    this.end = () => {};
    this.feed = null;
  }
}

/** Provided above the screens, once a sign-in. */
export const LiveColumnsContext = createContext<LiveColumns | null>(null);

/** The rows as the signed-in person may read them; the first screen that asks begins to load them. Throws where nobody is signed in. */
export function useLiveColumns(): { readonly live: LiveColumns; readonly columns: ColumnsState } {
  const live = useContext(LiveColumnsContext);
  if (!live) throw new Error('Rows are there only below LiveColumnsContext, where somebody is signed in.');
  // Before a map is made, which keeps the thread busy: its effects are ordinary ones.
  useLayoutEffect(() => live.start(), [live]);
  return { live, columns: useStore(live.columns) };
}

/** Today in the city, as a day number. */
function today(): number {
  return dayNumber(shanghaiToday());
}

/** Where the procedures of the API are called, as the signed-in person. */
async function procedures() {
  const api = await authorizedApi();
  return api.ok ? { ...api, url: `${api.url}/rest/v1/rpc` } : api;
}
