import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { hasRealtime } from '@/domain/configuration';
import { KINDS } from '@/kinds';
import { listenForChanges } from '@/data/change-signal';
import { browserClock, followColumns, type LiveColumns } from '@/data/changes';
import { useConfiguration } from '@/data/configuration';
import { serverRows } from '@/data/snapshot';
import { authorizedApi, supabaseClient } from '@/data/supabase-client';
import { createTextSearch, type TextSearch } from '@/data/texts/text-search';
import { createTextsWorker } from '@/data/texts/texts-worker';
import { createRowsWorker } from '@/data/worker/rows-worker';
import { KIND_COLUMNS } from '@/kinds';
import { dayNumber } from '@/lib/time/day-number';
import { shanghaiToday } from '@/lib/time/shanghai-today';
import { createColumnsStore, type ColumnsState } from '@/store/columns-state';

/** The rows of every kind, loaded for this screen and kept current while it is shown, and the search over their texts. `today` is the day number to start with. */
export function useColumns(today: number): { columns: ColumnsState; texts: TextSearch; retry: () => void } {
  const [store] = useState(() => createColumnsStore(today));
  const [texts] = useState(() => createTextSearch(store, createTextsWorker(), procedures));
  const isTold = hasRealtime(useConfiguration());
  const live = useRef<LiveColumns | null>(null);
  // Before the map is made, which keeps the thread busy: its effects are ordinary ones.
  useLayoutEffect(() => {
    const worker = createRowsWorker();
    live.current = followColumns(
      store,
      texts.noticing(serverRows(worker, KIND_COLUMNS)),
      KIND_COLUMNS,
      KINDS,
      browserClock,
      isTold ? { listen: (onChange) => listenForChanges(supabaseClient(), onChange) } : {},
    );
    const stopSearching = texts.follow();
    return () => {
      stopSearching();
      live.current?.stop();
      live.current = null;
      worker.stop();
    };
  }, [store, texts, isTold]);
  return { columns: useStore(store), texts, retry: () => live.current?.retry() };
}

/** Where the procedures of the API are called, as the signed-in person. */
async function procedures() {
  const api = await authorizedApi();
  return api.ok ? { ...api, url: `${api.url}/rest/v1/rpc` } : api;
}

/** Today in the city as a day number, renewed within a minute of midnight: what is overdue depends on it. */
export function useToday(): number {
  const [today, setToday] = useState(() => dayNumber(shanghaiToday()));
  useEffect(() => {
    const timer = window.setInterval(() => setToday(dayNumber(shanghaiToday())), 60_000);
    return () => window.clearInterval(timer);
  }, []);
  return today;
}
