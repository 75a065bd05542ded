import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { KINDS } from '@/domain/kinds';
import { browserClock, followColumns, type LiveColumns } from '@/data/changes';
import { serverRows } from '@/data/snapshot';
import { createRowsWorker } from '@/data/worker/rows-worker';
import { KIND_COLUMNS } from '@/kinds';
import { dayNumber } from '@/lib/time/day-number';
import { shanghaiToday } from '@/lib/time/shanghai-today';
import { createColumnsStore, type ColumnsState } from '@/store/columns-state';

/** The rows of every kind, loaded for this screen and kept current while it is shown. `today` is the day number to start with. */
export function useColumns(today: number): { columns: ColumnsState; retry: () => void } {
  const [store] = useState(() => createColumnsStore(today));
  const live = useRef<LiveColumns | null>(null);
  // Before the map is made, which keeps the thread busy: its effects are ordinary ones.
  useLayoutEffect(() => {
    const worker = createRowsWorker();
    live.current = followColumns(store, serverRows(worker, KIND_COLUMNS), KIND_COLUMNS, KINDS, browserClock);
    return () => {
      live.current?.stop();
      live.current = null;
      worker.stop();
    };
  }, [store]);
  return { columns: useStore(store), retry: () => live.current?.retry() };
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
