import { describe, expect, it } from 'vitest';
import type { Kind } from '@/kinds';
import { createColumnsStore } from '@/store/columns-state';
import { makeColumn, type PackedRows } from '@/store/packed-rows';
import { KIND_COLUMNS } from '@/kinds';
import { BEAT_MILLISECONDS, HURRY_MILLISECONDS } from './beat-pace';
import type { BeatClock } from './beat-clock';
import { followColumns, type FollowOptions } from './changes';
import { ASLEEP_MILLISECONDS } from './feed-news';
import { LATE_MILLISECONDS } from './rows-feed';
import type { ChangedKinds, RowsSource } from './snapshot';
import type { FetchRowsResult } from './worker/protocol';

/** A clock that stands still until a test moves it; chance is always one half, so that every wait is its middle. */
class HandClock implements BeatClock {
  time = 1_000_000;
  isShown = true;
  luck = 0.5;
  private timers: { at: number; callback: () => void }[] = [];
  private wakers = new Set<() => void>();

  now = () => this.time;
  isVisible = () => this.isShown;
  chance = () => this.luck;
  after = (milliseconds: number, callback: () => void) => {
    const timer = { at: this.time + milliseconds, callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };
  onWake = (callback: () => void) => {
    this.wakers.add(callback);
    return () => this.wakers.delete(callback);
  };

  /** Milliseconds until each timer, the next one first. */
  get waits() {
    return this.timers.map(({ at }) => Math.round(at - this.time)).sort((one, other) => one - other);
  }
  /** Moves time and calls what is due then, and lets what that began come to rest. */
  async move(milliseconds: number) {
    const end = this.time + milliseconds;
    for (;;) {
      const [due] = this.timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (!due) break;
      this.time = Math.max(this.time, due.at);
      this.timers = this.timers.filter((other) => other !== due);
      due.callback();
      await settled();
    }
    this.time = end;
  }
  async wake() {
    for (const waker of this.wakers) waker();
    await settled();
  }
}

/** Every promise that can come to rest without time passing has done so. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function packed(
  ids: readonly number[],
  cursor: string,
  removed: readonly number[] = [],
  reload = false,
  kind: Kind = 'enterprises',
): PackedRows {
  const given: Record<string, (id: number) => number> = { id: (id) => id, lon: () => 114e6, lat: () => 33e6 };
  const columns = Object.fromEntries(
    KIND_COLUMNS[kind].map(({ name, type }) => [
      name,
      Object.assign(makeColumn(type, ids.length), ids.map(given[name] ?? (() => 1))),
    ]),
  );
  const header = { kind, epoch: 'e', cursor, asOf: 1, reload };
  return { ...header, rowCount: ids.length, columns, removed: Int32Array.from(removed) };
}

/** A source that is asked for the changes of every kind on every beat. */
type RowsOnly = Omit<RowsSource, 'changedKinds'>;
const tellingOfAll = (source: RowsOnly): RowsSource => ({
  ...source,
  changedKinds: (cursors) =>
    Promise.resolve({ ok: true, changed: Object.keys(cursors) as Kind[], cursor: 'not for those', asOf: 1 }),
});

/** Follows one kind until its first beat is over; notes what stood on screen at every change. */
async function follow(source: RowsOnly) {
  const columns = createColumnsStore(8900);
  const seen: unknown[] = [];
  const beaten = new Promise<void>((resolve) => {
    columns.subscribe((state) => {
      seen.push([state.loads.enterprises.phase, state.table.kinds.enterprises?.store.liveCount ?? null]);
      if (state.beat !== 'loading') resolve();
    });
  });
  followColumns({
    columns,
    source: tellingOfAll(source),
    columnsOf: KIND_COLUMNS,
    kinds: ['enterprises'],
    clock: new HandClock(),
  });
  await beaten;
  return { state: columns.getState(), seen };
}

describe('following the columns', () => {
  it('asks at once what changed since a snapshot that the server may have kept', async () => {
    const asked: string[] = [];
    const { state } = await follow({
      snapshot: () => Promise.resolve({ ok: true, rows: packed([1, 2, 3], 'kept') }),
      changes: (_, cursor) => {
        asked.push(cursor);
        return Promise.resolve({ ok: true, rows: packed([4], 'now', [1]) });
      },
    });
    expect(asked).toEqual(['kept']);
    expect([state.beat, state.table.kinds.enterprises?.store.liveCount]).toEqual(['live', 3]);
    expect([1, 4].map((id) => (state.table.kinds.enterprises?.store.rowOf(id) ?? -1) >= 0)).toEqual([false, true]);
  });

  it('shows rows as they come, as loading, and the whole as ready', async () => {
    const { seen } = await follow({
      snapshot: (_, onProgress, onRows) => {
        onProgress(10);
        onRows?.(packed([1], 'c'), 3);
        return Promise.resolve({ ok: true, rows: packed([1, 2, 3], 'c') });
      },
      changes: () => Promise.resolve({ ok: true, rows: packed([], 'd') }),
    });
    expect(seen).toContainEqual(['loading', 1]);
    expect(seen).not.toContainEqual(['ready', 1]);
    expect(seen.at(-1)).toEqual(['ready', 3]);
  });

  it('drops the rows of a load that breaks off', async () => {
    const { state } = await follow({
      snapshot: (_, _onProgress, onRows) => {
        onRows?.(packed([1], 'c'), 3);
        return Promise.resolve({ ok: false, failure: { reason: 'DAMAGED', detail: 'TRUNCATED' } });
      },
      changes: () => Promise.reject(new Error('Nobody asks for changes of nothing.')),
    });
    expect([state.beat, state.loads.enterprises.phase, state.table.kinds]).toEqual(['lost', 'failed', {}]);
  });
});

const unreachable: FetchRowsResult = { ok: false, failure: { reason: 'UNREACHABLE', detail: 'HTTP 503' } };
const nothing: FetchRowsResult = { ok: true, rows: packed([], 'e.city.2') };

/** A feed of one kind that is live; `answers` are given to the questions that follow, then nothing new. */
async function live(answers: (FetchRowsResult | Promise<FetchRowsResult> | Error)[] = [], options: FollowOptions = {}) {
  const clock = new HandClock();
  const columns = createColumnsStore(8900);
  const asked: string[] = [];
  const queue: typeof answers = [];
  const source = tellingOfAll({
    snapshot: () => {
      asked.push('snapshot');
      return Promise.resolve({ ok: true, rows: packed([1, 2, 3], 'e.city.1') });
    },
    changes: (_, cursor) => {
      asked.push(cursor);
      const answer = queue.shift() ?? nothing;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  const feed = followColumns({ columns, source, columnsOf: KIND_COLUMNS, kinds: ['enterprises'], clock }, options);
  await settled();
  expect([columns.getState().beat, asked]).toEqual(['live', ['snapshot', 'e.city.1']]);
  asked.length = 0;
  queue.push(...answers);
  return { clock, columns, feed, asked };
}

describe('the pace of the beat', () => {
  it('is steady while somebody looks, slow while nobody does, and at once when somebody returns', async () => {
    const { clock, asked } = await live();
    expect(clock.waits).toEqual([BEAT_MILLISECONDS.steady]);
    clock.isShown = false;
    await clock.move(BEAT_MILLISECONDS.steady);
    expect(clock.waits).toEqual([BEAT_MILLISECONDS.hidden]);
    clock.isShown = true;
    await clock.wake();
    expect([asked.length, clock.waits]).toEqual([2, [BEAT_MILLISECONDS.steady]]);
  });

  it('is fast on the wall, and for a minute after an edit of one’s own', async () => {
    expect((await live([], { isUrgent: true })).clock.waits).toEqual([BEAT_MILLISECONDS.fast]);
    const { clock, feed, asked } = await live();
    feed.hurry();
    await settled();
    expect([asked.length, clock.waits]).toEqual([1, [BEAT_MILLISECONDS.fast]]);
    await clock.move(HURRY_MILLISECONDS);
    expect(clock.waits).toEqual([BEAT_MILLISECONDS.steady]);
  });

  it('differs by a tenth either way, so that clients fall out of step', async () => {
    const { clock } = await live();
    for (const [luck, wait] of [
      [0, 4500],
      [0.25, 4750],
      [1, 5500],
    ] as const) {
      clock.luck = luck;
      await clock.wake();
      expect(clock.waits).toEqual([wait]);
    }
  });

  it('backs off while the server fails, to a minute at most, and is at once again when the network returns', async () => {
    const { clock, asked } = await live(Array.from({ length: 6 }, () => unreachable));
    const waits: number[] = [];
    for (let failure = 0; failure < 6; failure += 1) {
      await clock.move(clock.waits[0]!);
      waits.push(clock.waits[0]!);
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
    asked.length = 0;
    await clock.wake();
    expect([asked.length, clock.waits]).toEqual([1, [BEAT_MILLISECONDS.steady]]);
  });

  it('beats once more right after a beat in which somebody woke it, however often', async () => {
    let answer: (result: FetchRowsResult) => void = () => undefined;
    const { clock, feed, asked } = await live([new Promise((resolve) => (answer = resolve))]);
    feed.hurry();
    await settled();
    feed.hurry();
    await clock.wake();
    expect(asked.length).toBe(1);
    answer(nothing);
    await settled();
    expect([asked.length, clock.waits]).toEqual([2, [BEAT_MILLISECONDS.fast]]);
  });

  it('is woken by the server once a second at most, at a moment by chance', async () => {
    let tell = () => {};
    const { clock, asked } = await live([], {
      listen: (onChange) => {
        tell = onChange;
        return () => undefined;
      },
    });
    for (let time = 0; time < 10; time += 1) tell();
    expect(asked.length).toBe(0);
    await clock.move(499);
    expect(asked.length).toBe(0);
    await clock.move(1);
    expect(asked.length).toBe(1);
    tell();
    tell();
    await clock.move(999);
    expect(asked.length).toBe(1);
    await clock.move(1);
    expect(asked.length).toBe(2);
    clock.isShown = false;
    await clock.move(1000);
    tell();
    await clock.move(1000);
    expect(asked.length).toBe(2);
  });

  it('ends with the page: no timer, no listener', async () => {
    let isListening = true;
    const { clock, feed, asked } = await live([], {
      listen: () => () => {
        isListening = false;
      },
    });
    feed.stop();
    await clock.wake();
    await clock.move(600_000);
    expect([isListening, asked, clock.waits]).toEqual([false, [], []]);
  });
});

describe('what is said of the feed', () => {
  it('says that it is lost within ten seconds when an answer never comes', async () => {
    const { clock, columns } = await live([new Promise(() => undefined)]);
    clock.luck = 1;
    await clock.move(10_000);
    expect(columns.getState().beat).toBe('lost');
    expect(BEAT_MILLISECONDS.steady * 1.1 + LATE_MILLISECONDS).toBeLessThan(10_000);
  });

  it('says how many changes it caught up with after a loss, also those that came piece by piece', async () => {
    const { clock, columns } = await live([
      unreachable,
      { ok: true, rows: packed([2, 4], 'e.city.3', [1]) },
      { ok: true, rows: packed([5], 'e.city.4') },
    ]);
    await clock.move(BEAT_MILLISECONDS.steady);
    expect(columns.getState()).toMatchObject({ beat: 'lost', failure: { reason: 'UNREACHABLE' }, news: null });
    await clock.move(BEAT_MILLISECONDS.steady);
    const { beat, failure, news, table } = columns.getState();
    expect([beat, failure, news]).toEqual(['live', null, { type: 'caught_up', changes: 3 }]);
    expect(table.kinds.enterprises?.store.liveCount).toBe(3);
    // A change in the ordinary course of things is no news.
    await clock.move(BEAT_MILLISECONDS.steady);
    expect(columns.getState().news).toBe(news);
  });

  it('says it after sleep, when no beat failed', async () => {
    const { clock, columns } = await live([{ ok: true, rows: packed([2], 'e.city.3') }]);
    clock.time += ASLEEP_MILLISECONDS + 1;
    await clock.wake();
    expect(columns.getState().news).toEqual({ type: 'caught_up', changes: 1 });
  });

  it.each([
    ['RESTORED', 'e2.city.1', 'of another epoch'],
    ['RESTORED', 'e.city.0', 'behind its cursor'],
    ['SCOPE', 'e.0a1b.1', 'of another view'],
  ])('loads afresh and says %s when the answer is %s (%s)', async (because, cursor) => {
    const { clock, columns, asked } = await live([{ ok: true, rows: packed([], cursor, [], true) }]);
    await clock.move(BEAT_MILLISECONDS.steady);
    expect(asked).toEqual(['e.city.2', 'snapshot', 'e.city.1']);
    expect(columns.getState()).toMatchObject({ beat: 'live', news: { type: 'loaded_afresh', because } });
  });

  it('loads afresh and says so after changes that are damaged or contradict themselves', async () => {
    const damaged: FetchRowsResult = { ok: false, failure: { reason: 'DAMAGED', detail: 'WRONG_CHECKSUM' } };
    const { clock, columns, asked } = await live([damaged]);
    await clock.move(BEAT_MILLISECONDS.steady);
    expect(asked).toEqual(['e.city.2', 'snapshot', 'e.city.1']);
    expect(columns.getState().news).toEqual({ type: 'loaded_afresh', because: 'DAMAGED' });
  });

  it('survives a worker that died, and an error nobody thought of', async () => {
    const died: FetchRowsResult = { ok: false, failure: { reason: 'WORKER_LOST', detail: 'The worker stopped.' } };
    const { clock, columns, asked } = await live([died, new Error('unforeseen')]);
    await clock.move(BEAT_MILLISECONDS.steady);
    expect(columns.getState()).toMatchObject({ beat: 'lost', failure: { reason: 'WORKER_LOST' } });
    await clock.move(BEAT_MILLISECONDS.steady);
    expect(columns.getState()).toMatchObject({ beat: 'lost', failure: { reason: 'DAMAGED' } });
    asked.length = 0;
    await clock.move(BEAT_MILLISECONDS.steady * 2);
    expect([columns.getState().beat, asked]).toEqual(['live', ['snapshot', 'e.city.1']]);
  });

  it('stops when the sign-in has ended, and says why', async () => {
    const ended: FetchRowsResult = { ok: false, failure: { reason: 'SIGNED_OUT', detail: 'HTTP 401' } };
    const { clock, columns, asked } = await live([ended]);
    await clock.move(600_000);
    expect([asked.length, columns.getState().beat, columns.getState().failure?.reason]).toEqual([
      1,
      'stopped',
      'SIGNED_OUT',
    ]);
  });

  it('takes back that a kind failed when its rows turn out to be current', async () => {
    const clock = new HandClock();
    const columns = createColumnsStore(8900);
    const snapshots: FetchRowsResult[] = [{ ok: true, rows: packed([1, 2, 3], 'e.city.1') }, unreachable];
    const changes: FetchRowsResult[] = [nothing, { ok: true, rows: packed([], 'e2.city.1', [], true) }];
    const source = tellingOfAll({
      snapshot: () => Promise.resolve(snapshots.shift()!),
      changes: () => Promise.resolve(changes.shift() ?? nothing),
    });
    followColumns({ columns, source, columnsOf: KIND_COLUMNS, kinds: ['enterprises'], clock });
    await settled();
    await clock.move(BEAT_MILLISECONDS.steady);
    expect(columns.getState().loads.enterprises.phase).toBe('failed');
    await clock.move(BEAT_MILLISECONDS.steady);
    expect(columns.getState().loads.enterprises.phase).toBe('ready');
  });
});

describe('the one question of a beat', () => {
  /** A live feed of two kinds; `answers` are given to the questions which kinds changed, then that none did. */
  async function liveOfTwo(answers: (ChangedKinds | Error)[]) {
    const clock = new HandClock();
    const columns = createColumnsStore(8900);
    const asked: unknown[] = [];
    const kinds = ['enterprises', 'hazards'] as const;
    const source: RowsSource = {
      snapshot: (kind) => Promise.resolve({ ok: true, rows: packed([1], 'e.city.1', [], false, kind) }),
      changedKinds: (cursors) => {
        asked.push(cursors);
        const answer = answers.shift() ?? { ok: true, changed: [], cursor: 'e.city.9', asOf: 9 };
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
      changes: (kind, cursor) => {
        asked.push([kind, cursor]);
        return Promise.resolve({ ok: true, rows: { ...packed([], 'e.city.2', [], false, kind), asOf: 2 } });
      },
    };
    followColumns({ columns, source, columnsOf: KIND_COLUMNS, kinds, clock });
    await settled();
    asked.length = 0;
    return { clock, columns, asked };
  }

  it('asks for the changes of those alone that changed, and moves the cursors of the others', async () => {
    const { clock, columns, asked } = await liveOfTwo([
      { ok: true, changed: ['hazards'], cursor: 'e.city.7', asOf: 7 },
      { ok: true, changed: [], cursor: 'e.city.8', asOf: 8 },
    ]);
    await clock.move(BEAT_MILLISECONDS.steady);
    expect(asked).toEqual([{ enterprises: 'e.city.2', hazards: 'e.city.2' }, ['hazards', 'e.city.2']]);
    expect(columns.getState()).toMatchObject({ beat: 'live', asOf: 2 });
    asked.length = 0;
    await clock.move(BEAT_MILLISECONDS.steady);
    expect(asked).toEqual([{ enterprises: 'e.city.7', hazards: 'e.city.2' }]);
    expect(columns.getState()).toMatchObject({ beat: 'live', asOf: 8 });
  });

  it.each([
    ['UNREACHABLE', { ok: false, failure: { reason: 'UNREACHABLE', detail: 'HTTP 503' } } as const],
    ['DAMAGED', new Error('unforeseen')],
  ])('loses the feed and asks nothing further when it fails (%s), and comes back', async (reason, failure) => {
    const { clock, columns, asked } = await liveOfTwo([failure]);
    await clock.move(BEAT_MILLISECONDS.steady);
    expect([asked.length, columns.getState().beat, columns.getState().failure?.reason]).toEqual([1, 'lost', reason]);
    await clock.move(BEAT_MILLISECONDS.steady);
    expect(columns.getState()).toMatchObject({ beat: 'live', news: { type: 'caught_up', changes: 0 } });
  });

  it('ends the beat when the sign-in has ended', async () => {
    const { clock, columns, asked } = await liveOfTwo([
      { ok: false, failure: { reason: 'SIGNED_OUT', detail: 'HTTP 401' } },
    ]);
    await clock.move(600_000);
    expect([asked.length, columns.getState().beat]).toEqual([1, 'stopped']);
  });
});
