import { describe, expect, it } from 'vitest';
import { createColumnsStore } from '@/store/columns-state';
import { makeColumn, type ColumnDefinition, type PackedRows } from '@/store/packed-rows';
import type { Kind } from '@/domain/kinds';
import { followColumns, type BeatClock } from './changes';
import type { RowsSource } from './snapshot';

const definitions: readonly ColumnDefinition[] = [
  { name: 'id', type: 'i4' },
  { name: 'lon', type: 'i4' },
  { name: 'lat', type: 'i4' },
];
const columnsOf = { enterprises: definitions } as unknown as Readonly<Record<Kind, readonly ColumnDefinition[]>>;
const clock: BeatClock = { after: () => () => undefined, isVisible: () => true, onWake: () => () => undefined };

function packed(ids: readonly number[], cursor: string, removed: readonly number[] = []): PackedRows {
  const column = (value: (id: number) => number) => Object.assign(makeColumn('i4', ids.length), ids.map(value));
  const columns = { id: column((id) => id), lon: column(() => 114e6), lat: column(() => 33e6) };
  const header = { kind: 'enterprises' as const, epoch: 'e', cursor, asOf: 1, reload: false };
  return { ...header, rowCount: ids.length, columns, removed: Int32Array.from(removed) };
}

/** Follows one kind until its first beat is over; notes what stood on screen at every change. */
async function follow(source: RowsSource) {
  const columns = createColumnsStore();
  const seen: unknown[] = [];
  const beaten = new Promise<void>((resolve) => {
    columns.subscribe((state) => {
      seen.push([state.loads.enterprises.phase, state.stores.enterprises?.rowCount ?? null]);
      if (state.beat !== 'loading') resolve();
    });
  });
  followColumns(columns, source, columnsOf, ['enterprises'], clock);
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
    expect([state.beat, state.stores.enterprises?.rowCount]).toEqual(['live', 3]);
    expect([1, 4].map((id) => (state.stores.enterprises?.rowOf(id) ?? -1) >= 0)).toEqual([false, true]);
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
    expect([state.beat, state.loads.enterprises.phase, state.stores]).toEqual(['lost', 'failed', {}]);
  });
});
