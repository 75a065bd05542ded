import { describe, expect, it } from 'vitest';
import { KIND_COLUMNS } from '@/kinds';
import { ColumnStore } from '@/store/column-store';
import { createColumnsStore, showRows } from '@/store/columns-state';
import { makeColumn, type PackedRows } from '@/store/packed-rows';
import type { RowsSource } from '../snapshot';
import type { SearchRequest, SearchResult } from './protocol';
import { createTextSearch } from './text-search';
import type { TextsWorker } from './texts-worker';

/** A worker whose answers come when the test says so. */
class WorkerByHand implements TextsWorker {
  readonly asked: { request: Omit<SearchRequest, 'ticket'>; answer: (result: SearchResult) => void }[] = [];

  search(request: Omit<SearchRequest, 'ticket'>): Promise<SearchResult> {
    return new Promise((answer) => this.asked.push({ request, answer }));
  }

  stop(): void {
    for (const { answer } of this.asked) answer({ ok: false, failure: { reason: 'WORKER_LOST', detail: 'stopped' } });
  }
}

const rowsOf = (ids: readonly number[]): PackedRows => ({
  kind: 'enterprises',
  epoch: 'e',
  cursor: 'c',
  asOf: 0,
  reload: false,
  rowCount: ids.length,
  columns: Object.fromEntries(
    KIND_COLUMNS.enterprises.map(({ name, type }) => {
      const column = makeColumn(type, ids.length);
      if (name === 'id') column.set(ids);
      return [name, column];
    }),
  ),
  removed: new Int32Array(0),
});

const foundIn = (...marks: number[]): SearchResult => ({
  ok: true,
  marks: { enterprises: Uint8Array.from(marks) },
  found: marks.filter(Boolean).length,
  best: [],
});

/** Three records are loaded and the beat is live. */
function setUp() {
  const columns = createColumnsStore(0);
  const worker = new WorkerByHand();
  const texts = createTextSearch(columns, worker, () =>
    Promise.resolve({ ok: true as const, url: 'http://api', headers: {} }),
  );
  const { table } = columns.getState();
  const load = (ids: readonly number[]) => {
    table.load(new ColumnStore(rowsOf(ids), KIND_COLUMNS.enterprises));
    showRows(columns, 'enterprises');
  };
  load([7, 8, 9]);
  columns.setState({ beat: 'live' });
  const source: RowsSource = texts.noticing({
    snapshot: () => Promise.resolve({ ok: true, rows: rowsOf([7, 8, 9]) }),
    changedKinds: () => Promise.resolve({ ok: true, changed: ['enterprises'], cursor: 'c', asOf: 1 }),
    changes: () => Promise.resolve({ ok: true, rows: rowsOf([8, 10]) }),
  });
  /** Lets what was promised come about. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const stop = texts.follow();
  return { columns, worker, texts, table, load, source, settle, stop, state: () => texts.state.getState() };
}

describe('a search that stands', () => {
  it('is found by the rows that it was asked about', async () => {
    const { texts, worker, settle, state, table } = setUp();
    texts.search('化工 ＡＢ');
    expect(state()).toMatchObject({ phase: 'searching', found: null });
    await settle();
    expect(worker.asked[0]!.request).toMatchObject({
      words: ['化工', 'ab'],
      kinds: [{ kind: 'enterprises', ids: Int32Array.of(7, 8, 9), changed: [], isAfresh: false }],
    });
    worker.asked[0]!.answer(foundIn(0, 1, 0));
    await settle();
    expect(state()).toMatchObject({ phase: 'found', count: 1 });
    expect(state().found!.get(table.kinds.enterprises!.store)).toEqual(Uint8Array.of(0, 1, 0));
    // A blank more asks nothing new; nothing at all lifts the search.
    texts.search('化工 ＡＢ ');
    expect(state()).toMatchObject({ phase: 'found', text: '化工 ＡＢ ' });
    texts.search(' ');
    expect(state()).toMatchObject({ phase: 'none', found: null });
    expect(worker.asked).toHaveLength(1);
  });

  it('drops the answer to what was typed before, and asks once for what was typed last', async () => {
    const { texts, worker, settle, state } = setUp();
    texts.search('化');
    await settle();
    texts.search('化工');
    texts.search('化工厂');
    await settle();
    expect(worker.asked).toHaveLength(1);
    worker.asked[0]!.answer(foundIn(1, 1, 1));
    await settle();
    expect(state()).toMatchObject({ phase: 'searching', text: '化工厂', found: null });
    expect(worker.asked.map(({ request }) => request.words)).toEqual([['化'], ['化工厂']]);
    // Rows that stayed are not told again.
    expect(worker.asked[1]!.request.kinds).toMatchObject([{ ids: null }]);
    worker.asked[1]!.answer(foundIn(1, 0, 0));
    await settle();
    expect(state()).toMatchObject({ phase: 'found', count: 1 });
  });

  it('lifted while its answer is on the way stays lifted', async () => {
    const { texts, worker, settle, state } = setUp();
    texts.search('化');
    await settle();
    texts.search('');
    worker.asked[0]!.answer(foundIn(1, 1, 1));
    await settle();
    expect(state()).toMatchObject({ phase: 'none', found: null });
  });

  it('searches again when rows change, with the ids whose texts may be others', async () => {
    const { texts, worker, settle, state, source, table, columns } = setUp();
    texts.search('化工');
    await settle();
    // The change comes while the answer is on its way: that answer is of rows that are no more.
    await source.changes('enterprises', 'c');
    table.apply('enterprises', rowsOf([8, 10]));
    showRows(columns, 'enterprises');
    worker.asked[0]!.answer(foundIn(1, 1, 1));
    await settle();
    expect(state()).toMatchObject({ phase: 'searching', found: null });
    expect(worker.asked[1]!.request.kinds).toEqual([
      { kind: 'enterprises', ids: Int32Array.of(7, 8, 9, 10), changed: [8, 10], isAfresh: false },
    ]);
    worker.asked[1]!.answer(foundIn(0, 0, 0, 1));
    await settle();
    expect(state()).toMatchObject({ phase: 'found', count: 1 });
  });

  it('begins afresh with rows that were loaded afresh', async () => {
    const { texts, worker, settle, source, load, state } = setUp();
    texts.search('化工');
    await settle();
    worker.asked[0]!.answer(foundIn(1, 0, 0));
    await settle();
    await source.snapshot('enterprises', () => undefined);
    load([7, 8, 9]);
    expect(state().phase).toBe('searching');
    await settle();
    expect(worker.asked[1]!.request.kinds).toMatchObject([{ ids: Int32Array.of(7, 8, 9), isAfresh: true }]);
  });

  it('waits until the rows are there', async () => {
    const { texts, worker, settle, columns } = setUp();
    columns.setState({ beat: 'loading' });
    texts.search('化工');
    await settle();
    expect(worker.asked).toHaveLength(0);
    columns.setState({ beat: 'live' });
    await settle();
    expect(worker.asked).toHaveLength(1);
  });

  it('says why it failed, filters nothing, and tells a new worker everything again', async () => {
    const { texts, worker, settle, state } = setUp();
    texts.search('化工');
    await settle();
    worker.asked[0]!.answer({ ok: false, failure: { reason: 'WORKER_LOST', detail: 'out of memory' } });
    await settle();
    expect(state()).toMatchObject({ phase: 'failed', found: null, failure: { reason: 'WORKER_LOST' } });
    texts.retry();
    await settle();
    expect(worker.asked[1]!.request.kinds).toMatchObject([{ ids: Int32Array.of(7, 8, 9) }]);
    worker.asked[1]!.answer(foundIn(1, 0, 0));
    await settle();
    expect(state()).toMatchObject({ phase: 'found', count: 1, failure: null });
  });
});
