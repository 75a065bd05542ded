import type { Kind } from '@/kinds';
import { ColumnStore } from '@/store/column-store';
import {
  noteLoad,
  showRows,
  type ColumnsStore,
  type FeedNews,
  type KindLoad,
  type LoadFailure,
  type ReloadCause,
} from '@/store/columns-state';
import type { ColumnDefinition } from '@/kinds/packed-columns';
import type { PackedRows } from '@/store/packed-rows';
import { HURRY_MILLISECONDS, millisecondsToNextBeat } from './beat-pace';
import type { ChangedKinds, RowsSource } from './snapshot';

/** An answer that is not there after so long is said to be lost, while it is still awaited: with a beat before it, within ten seconds. */
export const LATE_MILLISECONDS = 4_000;

/** A beat so long after the last whole one means that the machine slept: hidden pages beat once a minute, or two when the browser slows them. */
export const ASLEEP_MILLISECONDS = 180_000;

/** Wake-ups from the server within so long cause one beat, at a moment in it by chance: they reach all clients at once. */
export const WAKE_UP_MILLISECONDS = 1_000;

/** What tells time, attention and chance; tests drive it by hand. */
export interface BeatClock {
  /** Milliseconds since 1970, also those the machine slept. */
  now(): number;
  /** Calls back once after so many milliseconds; the answer cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
  isVisible(): boolean;
  /** Calls back when somebody returns to the page and when the network goes or comes; the answer stops listening. */
  onWake(callback: () => void): () => void;
  /** From 0 up to 1. */
  chance(): number;
}

/** The browser's clock, page visibility and network. */
export const browserClock: BeatClock = {
  now: () => Date.now(),
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
    window.addEventListener('offline', callback);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('online', callback);
      window.removeEventListener('offline', callback);
    };
  },
  chance: () => Math.random(),
};

export interface LiveColumns {
  /** Asks at once, and loads afresh what failed. */
  retry(): void;
  /** The person changed something: asks at once, and often for a minute. */
  hurry(): void;
  stop(): void;
}

export interface FollowOptions {
  /** True on the wall: beats are fast all the time. */
  readonly isUrgent?: boolean;
  /** Where the server tells that something changed: starts listening, and answers how to stop. */
  readonly listen?: (onChange: () => void) => () => void;
}

/** What a question for changes came to. */
type Answer =
  | { readonly is: 'current'; readonly changes: number }
  | { readonly is: 'reload'; readonly because: ReloadCause }
  | { readonly is: 'failed' };

/** Told after an absence: the gravest first. */
const causesByWeight: readonly ReloadCause[] = ['RESTORED', 'SCOPE', 'DAMAGED'];

/**
 * Loads every kind once and keeps it current on a beat whose pace `beat-pace.ts` decides. A beat that
 * fails or is late leaves the columns as they are and says `lost`; an answer that names another life of
 * the store or another scope, and one that is damaged, loads the kind afresh. What happened is told in
 * `news`. A session that ended stops the beat for good; nothing else does.
 */
export function followColumns(
  columns: ColumnsStore,
  source: RowsSource,
  columnsOf: Readonly<Record<Kind, readonly ColumnDefinition[]>>,
  kinds: readonly Kind[],
  clock: BeatClock,
  { isUrgent = false, listen = () => () => undefined }: FollowOptions = {},
): LiveColumns {
  const { table } = columns.getState();
  const cursors = new Map<Kind, string>();
  const currentAt = new Map<Kind, number>();
  let isStopped = false;
  let isBeating = false;
  let isWoken = false;
  let failures = 0;
  let hurriedUntil = 0;
  let cancelTimer = () => {};
  /** When a beat was last whole, and since then: how the feed was lost, and what was made good. */
  let wholeAt: number | null = null;
  let lost: LoadFailure | null = null;
  let changes = 0;
  const causes = new Set<ReloadCause>();

  const asOf = () => {
    const times = kinds.map((kind) => currentAt.get(kind));
    return times.every((time) => time !== undefined) ? Math.min(...times) : null;
  };
  const sayLost = (failure: LoadFailure) => {
    lost = failure;
    // The first load says itself how each kind stands; the feed is lost when all have been tried.
    if (columns.getState().beat !== 'loading') columns.setState({ beat: 'lost', failure, asOf: asOf() });
  };
  const sayLive = () => {
    const wasAway = wholeAt !== null && (lost !== null || clock.now() - wholeAt > ASLEEP_MILLISECONDS);
    const because = causesByWeight.find((cause) => causes.has(cause));
    const news: FeedNews | null = because
      ? { type: 'loaded_afresh', because }
      : wasAway
        ? { type: 'caught_up', changes }
        : null;
    columns.setState({ beat: 'live', failure: null, asOf: asOf(), ...(news && { news }) });
    wholeAt = clock.now();
    lost = null;
    changes = 0;
    causes.clear();
  };

  const refuse = (failure: LoadFailure) => {
    if (failure.reason === 'SIGNED_OUT') end(failure);
    else sayLost(failure);
  };
  const fail = (kind: Kind, failure: LoadFailure) => {
    showRows(columns, kind, { phase: 'failed', failure });
    refuse(failure);
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
      fail(kind, result.failure);
      return false;
    }
    cursors.set(kind, result.rows.cursor);
    currentAt.set(kind, result.rows.asOf);
    table.load(new ColumnStore(result.rows, columnsOf[kind]));
    // The server may have kept the snapshot for a while: what changed since must not wait for the next beat.
    const answer = await askChanges(kind, result.rows.cursor);
    if (isStopped) return false;
    showRows(columns, kind);
    return answer.is === 'current';
  };

  /** Waits for an answer, and says meanwhile when it is late. */
  const inTime = async <Result>(answer: Promise<Result>): Promise<Result> => {
    const cancelLate = clock.after(LATE_MILLISECONDS, () =>
      sayLost({ reason: 'UNREACHABLE', detail: `No answer for ${LATE_MILLISECONDS / 1000} s.` }),
    );
    try {
      return await answer;
    } finally {
      cancelLate();
    }
  };

  /** Asks what changed and applies it, without showing it. */
  const askChanges = async (kind: Kind, cursor: string): Promise<Answer> => {
    const result = await inTime(source.changes(kind, cursor));
    if (isStopped) return { is: 'failed' };
    if (!result.ok) {
      if (result.failure.reason === 'DAMAGED') return { is: 'reload', because: 'DAMAGED' };
      refuse(result.failure);
      return { is: 'failed' };
    }
    if (result.rows.reload) return { is: 'reload', because: causeOfReload(cursor, result.rows.cursor) };
    try {
      const { updated, appended, removed } = table.apply(kind, result.rows);
      cursors.set(kind, result.rows.cursor);
      currentAt.set(kind, result.rows.asOf);
      return { is: 'current', changes: updated + appended + removed };
    } catch (error) {
      // Changes that contradict themselves or the rows held: the rows are taken afresh, before any count of them is shown.
      console.error(`Changes of ${kind} could not be applied; loading afresh:`, error);
      table.drop(kind);
      return { is: 'reload', because: 'DAMAGED' };
    }
  };

  const catchUp = async (kind: Kind): Promise<boolean> => {
    const cursor = cursors.get(kind);
    if (cursor === undefined || !table.kinds[kind]) return load(kind);
    const answer = await askChanges(kind, cursor);
    if (isStopped || answer.is === 'failed') return false;
    if (answer.is === 'reload') {
      causes.add(answer.because);
      return load(kind);
    }
    changes += answer.changes;
    if (answer.changes > 0) showRows(columns, kind);
    else takeBackFailure(kind);
    return true;
  };

  /** A kind that could not be loaded afresh, and whose rows turn out to be current, has failed no longer. */
  const takeBackFailure = (kind: Kind) => {
    if (columns.getState().loads[kind].phase !== 'ready') showRows(columns, kind);
  };

  /** One question for all kinds: those to ask for one by one. Null when that could not be learnt. */
  const kindsThatChanged = async (): Promise<readonly Kind[] | null> => {
    const held = new Map([...cursors].filter(([kind]) => table.kinds[kind]));
    if (held.size === 0) return kinds;
    const answer = await inTime(source.changedKinds(Object.fromEntries(held))).catch(
      // Nobody thought of it: it must not end the beat.
      (error): ChangedKinds => ({ ok: false, failure: { reason: 'DAMAGED', detail: String(error) } }),
    );
    if (isStopped) return null;
    if (!answer.ok) {
      refuse(answer.failure);
      return null;
    }
    const changed = new Set(answer.changed);
    for (const kind of held.keys()) {
      if (changed.has(kind)) continue;
      cursors.set(kind, answer.cursor);
      currentAt.set(kind, answer.asOf);
      takeBackFailure(kind);
    }
    return kinds.filter((kind) => changed.has(kind) || !held.has(kind));
  };

  /** One step, whatever happens in it: an error nobody thought of must not end the beat. */
  const attempt = async (step: (kind: Kind) => Promise<boolean>, kind: Kind): Promise<boolean> => {
    try {
      return await step(kind);
    } catch (error) {
      console.error(`${kind} could not be kept current; loading afresh:`, error);
      if (isStopped) return false;
      cursors.delete(kind);
      table.drop(kind);
      fail(kind, { reason: 'DAMAGED', detail: String(error) });
      return false;
    }
  };

  const beat = async (isFirst = false) => {
    if (isStopped) return;
    if (isBeating) {
      isWoken = true;
      return;
    }
    isBeating = true;
    isWoken = false;
    cancelTimer();
    const asked = isFirst ? kinds : await kindsThatChanged();
    let isWhole = asked !== null;
    // One after another: five answers at once would hold up whoever else asks the same server. Where one
    // question for changes fails, the others would too.
    for (const kind of asked ?? []) {
      if (isStopped || (!isWhole && !isFirst && table.kinds[kind])) break;
      isWhole = (await attempt(isFirst ? load : catchUp, kind)) && isWhole;
    }
    isBeating = false;
    if (isStopped) return;
    failures = isWhole ? 0 : failures + 1;
    if (isWhole) sayLive();
    else
      columns.setState({
        beat: 'lost',
        failure: lost ?? { reason: 'DAMAGED', detail: 'Rows and changes do not fit together.' },
        asOf: asOf(),
      });
    const wait = millisecondsToNextBeat({
      isVisible: clock.isVisible(),
      isUrgent: isUrgent || clock.now() < hurriedUntil,
      failures,
      chance: clock.chance(),
    });
    if (isWoken) void beat();
    else cancelTimer = clock.after(wait, () => void beat());
  };

  const wake = () => {
    failures = 0;
    void beat();
  };

  /** The server says that something changed: one beat in a while of its own, however often it says so. */
  let isTold = false;
  let isToldAgain = false;
  let cancelTold = () => {};
  const told = () => {
    // Nobody looks, or the server has trouble enough: the beat comes anyway.
    if (isStopped || !clock.isVisible() || failures > 0) return;
    if (isTold) {
      isToldAgain = true;
      return;
    }
    isTold = true;
    const moment = WAKE_UP_MILLISECONDS * clock.chance();
    cancelTold = clock.after(moment, () => {
      // What was told before the question is answered by it.
      isToldAgain = false;
      void beat();
      cancelTold = clock.after(WAKE_UP_MILLISECONDS - moment, () => {
        isTold = false;
        if (!isToldAgain) return;
        isToldAgain = false;
        told();
      });
    });
  };

  const stopWaking = clock.onWake(wake);
  const stopListening = listen(told);

  function end(failure: LoadFailure | null) {
    isStopped = true;
    cancelTimer();
    cancelTold();
    stopWaking();
    stopListening();
    columns.setState({ beat: 'stopped', failure, asOf: asOf() });
  }

  columns.setState({ beat: 'loading', failure: null });
  void beat(true);
  return {
    retry: wake,
    hurry() {
      hurriedUntil = clock.now() + HURRY_MILLISECONDS;
      wake();
    },
    stop() {
      if (!isStopped) end(null);
    },
  };
}

/** A cursor is epoch, view and transaction: who is told to load afresh in the same epoch with another view has another scope. */
function causeOfReload(held: string, given: string): ReloadCause {
  const [epoch, view] = held.split('.');
  const [newEpoch, newView] = given.split('.');
  return epoch === newEpoch && view !== newView ? 'SCOPE' : 'RESTORED';
}
