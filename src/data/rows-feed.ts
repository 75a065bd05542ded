import type { Kind } from '@/kinds';
import type { ColumnDefinition } from '@/kinds/packed-columns';
import { ColumnStore } from '@/store/column-store';
import {
  noteLoad,
  showRows,
  type ColumnsStore,
  type KindLoad,
  type LoadFailure,
  type ReloadCause,
} from '@/store/columns-state';
import type { PackedRows } from '@/store/packed-rows';
import type { BeatClock } from './beat-clock';
import type { FeedNews } from './feed-news';
import type { ChangedKinds, RowsSource } from './snapshot';

/** An answer that is not there after so long is said to be lost, while it is still awaited: with a beat before it, within ten seconds. */
export const LATE_MILLISECONDS = 4_000;

/** What a question for changes came to. */
type Answer =
  | { readonly is: 'current'; readonly changes: number }
  | { readonly is: 'reload'; readonly because: ReloadCause }
  | { readonly is: 'failed' };

/** What the rows are fed from, and who is told. */
export interface FeedParts {
  readonly columns: ColumnsStore;
  readonly source: RowsSource;
  readonly columnsOf: Readonly<Record<Kind, readonly ColumnDefinition[]>>;
  readonly kinds: readonly Kind[];
  readonly clock: BeatClock;
}

/** Brings the rows of every kind and what changes of them into the columns. It never waits and never repeats by itself: `Beats` does. */
export class RowsFeed {
  private readonly parts: FeedParts;
  private readonly news: FeedNews;
  private readonly onSignedOut: (failure: LoadFailure) => void;
  private readonly cursors = new Map<Kind, string>();
  private readonly currentAt = new Map<Kind, number>();
  private isStopped = false;

  constructor(parts: FeedParts, news: FeedNews, onSignedOut: (failure: LoadFailure) => void) {
    [this.parts, this.news, this.onSignedOut] = [parts, news, onSignedOut];
  }

  /** When the oldest kind was last known to be current; null while one has never been. Milliseconds since 1970. */
  asOf(): number | null {
    const times = this.parts.kinds.map((kind) => this.currentAt.get(kind));
    return times.every((time) => time !== undefined) ? Math.min(...times) : null;
  }

  stop(): void {
    this.isStopped = true;
  }

  /** Loads every kind, or asks what changed and applies it. Whether all of it came; null when the feed was stopped meanwhile. */
  async beat(isFirst: boolean): Promise<boolean | null> {
    const asked = isFirst ? this.parts.kinds : await this.kindsThatChanged();
    let isWhole = asked !== null;
    // One after another: five answers at once would hold up whoever else asks the same server. Where one
    // question for changes fails, the others would too.
    for (const kind of asked ?? []) {
      if (this.isStopped || (!isWhole && !isFirst && this.table.kinds[kind])) break;
      isWhole = (await this.attempt(kind, isFirst)) && isWhole;
    }
    if (this.isStopped) return null;
    this.news.sayBeat(isWhole);
    return isWhole;
  }

  private get table() {
    return this.parts.columns.getState().table;
  }

  /** One kind, whatever happens in it: an error nobody thought of must not end the beat. */
  private async attempt(kind: Kind, isFirst: boolean): Promise<boolean> {
    try {
      return await (isFirst ? this.load(kind) : this.catchUp(kind));
    } catch (error) {
      console.error(`${kind} could not be kept current; loading afresh:`, error);
      if (this.isStopped) return false;
      this.cursors.delete(kind);
      this.table.drop(kind);
      this.fail(kind, { reason: 'DAMAGED', detail: String(error) });
      return false;
    }
  }

  private async load(kind: Kind): Promise<boolean> {
    const { columns, source } = this.parts;
    // What was on screen stays there until the whole of the new has come; where nothing was, rows appear as they come.
    const isFirst = this.table.kinds[kind] === undefined;
    let progress: Extract<KindLoad, { phase: 'loading' }> = { phase: 'loading', receivedBytes: 0 };
    noteLoad(columns, kind, progress);
    const onProgress = (receivedBytes: number) => {
      progress = { ...progress, receivedBytes };
      if (!this.isStopped) noteLoad(columns, kind, progress);
    };
    const onRows = (rows: PackedRows, total: number) => {
      if (this.isStopped || !isFirst) return;
      progress = { ...progress, rows: { known: rows.rowCount, total } };
      this.table.load(new ColumnStore(rows, this.parts.columnsOf[kind]), false);
      showRows(columns, kind, progress);
    };
    const result = await source.snapshot(kind, onProgress, onRows);
    if ((this.isStopped || !result.ok) && progress.rows) this.table.drop(kind);
    if (this.isStopped) return false;
    if (!result.ok) {
      this.fail(kind, result.failure);
      return false;
    }
    this.noteCurrent(kind, result.rows);
    this.table.load(new ColumnStore(result.rows, this.parts.columnsOf[kind]));
    // The server may have kept the snapshot for a while: what changed since must not wait for the next beat.
    const answer = await this.askChanges(kind, result.rows.cursor);
    if (this.isStopped) return false;
    showRows(columns, kind);
    return answer.is === 'current';
  }

  private async catchUp(kind: Kind): Promise<boolean> {
    const cursor = this.cursors.get(kind);
    if (cursor === undefined || !this.table.kinds[kind]) return this.load(kind);
    const answer = await this.askChanges(kind, cursor);
    if (this.isStopped || answer.is === 'failed') return false;
    if (answer.is === 'reload') {
      this.news.noteReload(answer.because);
      return this.load(kind);
    }
    this.news.noteChanges(answer.changes);
    if (answer.changes > 0) showRows(this.parts.columns, kind);
    else this.takeBackFailure(kind);
    return true;
  }

  /** Asks what changed and applies it, without showing it. */
  private async askChanges(kind: Kind, cursor: string): Promise<Answer> {
    const result = await this.inTime(this.parts.source.changes(kind, cursor));
    if (this.isStopped) return { is: 'failed' };
    if (!result.ok) {
      if (result.failure.reason === 'DAMAGED') return { is: 'reload', because: 'DAMAGED' };
      this.refuse(result.failure);
      return { is: 'failed' };
    }
    if (result.rows.reload) return { is: 'reload', because: causeOfReload(cursor, result.rows.cursor) };
    try {
      const { updated, appended, removed } = this.table.apply(kind, result.rows);
      this.noteCurrent(kind, result.rows);
      return { is: 'current', changes: updated + appended + removed };
    } catch (error) {
      // Changes that contradict themselves or the rows held: the rows are taken afresh, before any count of them is shown.
      console.error(`Changes of ${kind} could not be applied; loading afresh:`, error);
      this.table.drop(kind);
      return { is: 'reload', because: 'DAMAGED' };
    }
  }

  /** One question for all kinds: those to ask for one by one. Null when that could not be learnt. */
  private async kindsThatChanged(): Promise<readonly Kind[] | null> {
    const { kinds, source } = this.parts;
    const held = new Map([...this.cursors].filter(([kind]) => this.table.kinds[kind]));
    if (held.size === 0) return kinds;
    const answer = await this.inTime(source.changedKinds(Object.fromEntries(held))).catch(
      // Nobody thought of it: it must not end the beat.
      (error): ChangedKinds => ({ ok: false, failure: { reason: 'DAMAGED', detail: String(error) } }),
    );
    if (this.isStopped) return null;
    if (!answer.ok) {
      this.refuse(answer.failure);
      return null;
    }
    const changed = new Set(answer.changed);
    for (const kind of held.keys()) {
      if (changed.has(kind)) continue;
      this.noteCurrent(kind, answer);
      this.takeBackFailure(kind);
    }
    return kinds.filter((kind) => changed.has(kind) || !held.has(kind));
  }

  /** Waits for an answer, and says meanwhile when it is late. */
  private async inTime<Result>(answer: Promise<Result>): Promise<Result> {
    const cancelLate = this.parts.clock.after(LATE_MILLISECONDS, () =>
      this.news.sayLost({ reason: 'UNREACHABLE', detail: `No answer for ${LATE_MILLISECONDS / 1000} s.` }),
    );
    try {
      return await answer;
    } finally {
      cancelLate();
    }
  }

  private noteCurrent(kind: Kind, { cursor, asOf }: { readonly cursor: string; readonly asOf: number }): void {
    this.cursors.set(kind, cursor);
    this.currentAt.set(kind, asOf);
  }

  /** A kind that could not be loaded afresh, and whose rows turn out to be current, has failed no longer. */
  private takeBackFailure(kind: Kind): void {
    const { columns } = this.parts;
    if (columns.getState().loads[kind].phase !== 'ready') showRows(columns, kind);
  }

  private fail(kind: Kind, failure: LoadFailure): void {
    showRows(this.parts.columns, kind, { phase: 'failed', failure });
    this.refuse(failure);
  }

  private refuse(failure: LoadFailure): void {
    if (failure.reason === 'SIGNED_OUT') this.onSignedOut(failure);
    else this.news.sayLost(failure);
  }
}

/** A cursor is epoch, view and transaction: who is told to load afresh in the same epoch with another view has another scope. */
function causeOfReload(held: string, given: string): ReloadCause {
  const [epoch, view] = held.split('.');
  const [newEpoch, newView] = given.split('.');
  return epoch === newEpoch && view !== newView ? 'SCOPE' : 'RESTORED';
}
