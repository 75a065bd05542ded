import type { Kind } from '@/domain/kinds';
import { ColumnStore } from '@/store/column-store';
import { noteLoad, showRows, type BeatState, type ColumnsStore, type KindLoad } from '@/store/columns-state';
import type { ColumnDefinition, PackedRows } from '@/store/packed-rows';
import type { AppliedChanges } from '@/store/risk-table';
import type { RowsSource } from './snapshot';

/** Seconds between two questions: while somebody looks, and while nobody does. */
export const BEAT_MILLISECONDS = { visible: 5_000, hidden: 60_000 } as const;

/** What tells time and attention; tests drive it by hand. */
export interface BeatClock {
  /** Calls back once after so many milliseconds; the answer cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
  isVisible(): boolean;
  /** Calls back when somebody returns to the page or the network comes back; the answer stops listening. */
  onWake(callback: () => void): () => void;
}

/** The browser's clock, page visibility and network. */
export const browserClock: BeatClock = {
  after(milliseconds, callback) {
    const timer = window.setTimeout(callback, milliseconds);
    return () => window.clearTimeout(timer);
  },
  isVisible: () => document.visibilityState === 'visible',
  onWake(callback) {
    const onVisibility = () => {
      if (document.visibilityState === 'visible') callback();
    };
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('online', callback);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('online', callback);
    };
  },
};

export interface LiveColumns {
  /** Loads afresh what failed. */
  retry(): void;
  /** Asks for changes at once, for instance after the person's own edit. */
  wake(): void;
  stop(): void;
}

/**
 * Loads every kind once and keeps it current on a steady beat. A beat that fails leaves the columns
 * as they are and says `lost`; an answer that names another life of the store or another scope, and
 * one that is damaged, loads the kind afresh. A session that ended stops the beat for good.
 */
export function followColumns(
  columns: ColumnsStore,
  source: RowsSource,
  columnsOf: Readonly<Record<Kind, readonly ColumnDefinition[]>>,
  kinds: readonly Kind[],
  clock: BeatClock,
): LiveColumns {
  const { table } = columns.getState();
  const cursors = new Map<Kind, string>();
  const currentAt = new Map<Kind, number>();
  let isStopped = false;
  let isBeating = false;
  let cancelTimer = () => {};

  const setBeat = (beat: BeatState) => {
    const times = kinds.map((kind) => currentAt.get(kind));
    const asOf = times.every((time) => time !== undefined) ? Math.min(...times) : null;
    columns.setState({ beat, asOf });
  };

  const load = async (kind: Kind): Promise<boolean> => {
    // What was on screen stays there until the whole of the new has come; where nothing was, rows appear as they come.
    const isFirst = table.kinds[kind] === undefined;
    let progress: Extract<KindLoad, { phase: 'loading' }> = { phase: 'loading', receivedBytes: 0 };
    noteLoad(columns, kind, progress);
    const onProgress = (receivedBytes: number) => {
      progress = { ...progress, receivedBytes };
      if (!isStopped) noteLoad(columns, kind, progress);
    };
    const onRows = (rows: PackedRows, total: number) => {
      if (isStopped || !isFirst) return;
      progress = { ...progress, rows: { known: rows.rowCount, total } };
      table.load(new ColumnStore(rows, columnsOf[kind]));
      showRows(columns, kind, progress);
    };
    const result = await source.snapshot(kind, onProgress, onRows);
    if ((isStopped || !result.ok) && progress.rows) table.drop(kind);
    if (isStopped) return false;
    if (!result.ok) {
      showRows(columns, kind, { phase: 'failed', failure: result.failure });
      if (result.failure.reason === 'SIGNED_OUT') end();
      return false;
    }
    cursors.set(kind, result.rows.cursor);
    currentAt.set(kind, result.rows.asOf);
    table.load(new ColumnStore(result.rows, columnsOf[kind]));
    // The server may have kept the snapshot for a while: what changed since must not wait for the next beat.
    const answer = await askChanges(kind, result.rows.cursor);
    if (isStopped) return false;
    showRows(columns, kind);
    return answer === 'applied' || answer === 'unchanged';
  };

  /** Asks what changed and applies it, without showing it. */
  const askChanges = async (kind: Kind, cursor: string): Promise<'applied' | 'unchanged' | 'failed' | 'reload'> => {
    const result = await source.changes(kind, cursor);
    if (isStopped) return 'failed';
    if (!result.ok) {
      if (result.failure.reason === 'SIGNED_OUT') end();
      return result.failure.reason === 'DAMAGED' ? 'reload' : 'failed';
    }
    if (result.rows.reload) return 'reload';
    let applied: AppliedChanges;
    try {
      applied = table.apply(kind, result.rows);
    } catch (error) {
      // Changes that contradict themselves or the rows held: the rows are taken afresh, before any count of them is shown.
      console.error(`Changes of ${kind} could not be applied; loading afresh:`, error);
      table.drop(kind);
      return 'reload';
    }
    cursors.set(kind, result.rows.cursor);
    currentAt.set(kind, result.rows.asOf);
    return applied.updated + applied.appended + applied.removed > 0 ? 'applied' : 'unchanged';
  };

  const catchUp = async (kind: Kind): Promise<boolean> => {
    const cursor = cursors.get(kind);
    if (cursor === undefined || !table.kinds[kind]) return load(kind);
    const answer = await askChanges(kind, cursor);
    if (isStopped) return false;
    if (answer === 'reload') return load(kind);
    if (answer === 'applied') showRows(columns, kind);
    return answer !== 'failed';
  };

  const beat = async (step: (kind: Kind) => Promise<boolean>) => {
    if (isBeating || isStopped) return;
    isBeating = true;
    cancelTimer();
    let isWhole = true;
    // One after another: five answers at once would hold up whoever else asks the same server.
    for (const kind of kinds) if (!isStopped) isWhole = (await step(kind)) && isWhole;
    isBeating = false;
    if (isStopped) return;
    setBeat(isWhole ? 'live' : 'lost');
    cancelTimer = clock.after(
      clock.isVisible() ? BEAT_MILLISECONDS.visible : BEAT_MILLISECONDS.hidden,
      () => void beat(catchUp),
    );
  };

  const wake = () => void beat(catchUp);
  const stopListening = clock.onWake(wake);

  function end() {
    isStopped = true;
    cancelTimer();
    stopListening();
    setBeat('stopped');
  }

  void beat(load);
  return {
    retry: wake,
    wake,
    stop() {
      if (!isStopped) end();
    },
  };
}
