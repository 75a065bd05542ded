/** The change feed under real concurrency, on PostgreSQL: commits out of order are neither missed nor told twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Random } from '../../supabase/seed/random';
import type { Database } from '../../supabase/embedded/database';
import { feedPicture } from './support/feed-picture';
import { changesOf, snapshotOf, type Octets } from './support/octets';
import { openPostgres, type OpenDatabase } from './support/open-database';
import { actingAs, aPerson, type Person } from './support/people';
import { add } from './support/records';

describe('the change feed while others write', () => {
  let open: OpenDatabase;
  let office: Person;
  beforeAll(async () => {
    open = await openPostgres();
    office = await aPerson(open.database, 'safety_office');
    await add(open.database, 'enterprises');
  });
  afterAll(() => open.close());
  const snapshot = () => actingAs(open.database, office, (as) => snapshotOf(as, 'enterprises'));
  const changes = (cursor: string) => actingAs(open.database, office, (as) => changesOf(as, 'enterprises', cursor));
  const idsOf = ({ rows }: Octets) => rows.map(({ id }) => id!).sort((a, b) => a - b);

  it('the earlier number commits later: told when both are sure, once', async () => {
    const { header } = await snapshot();
    const first = await openTransaction(open.database, (transaction) => add(transaction, 'enterprises'));
    const second = await openTransaction(open.database, (transaction) => add(transaction, 'enterprises'));
    expect(BigInt(second.xid)).toBeGreaterThan(BigInt(first.xid));

    await second.commit();
    const between = await changes(header.cursor);
    // The second is committed and visible, but the first could still come below it.
    expect(idsOf(between)).toEqual([]);
    expect(idsOf(await snapshot())).toContain(second.made);

    await first.commit();
    const after = await changes(between.header.cursor);
    expect(idsOf(after)).toEqual([first.made, second.made].sort((a, b) => a - b));
    expect(idsOf(await changes(after.header.cursor))).toEqual([]);
  });

  it('a snapshot taken while the earlier one is open loses it neither then nor later', async () => {
    const first = await openTransaction(open.database, (transaction) => add(transaction, 'enterprises'));
    const second = await openTransaction(open.database, (transaction) => add(transaction, 'enterprises'));
    await second.commit();
    const taken = await snapshot();
    expect(idsOf(taken)).not.toContain(first.made);
    await first.commit();
    expect(idsOf(await changes(taken.header.cursor))).toContain(first.made);
  });

  it('a delete and an edit out of order end as the database does', async () => {
    const deleted = await add(open.database, 'enterprises');
    const edited = await add(open.database, 'enterprises');
    const { header } = await snapshot();
    const remove = await openTransaction(open.database, (transaction) =>
      transaction.query('delete from public.enterprises where id = $1', [deleted]),
    );
    const edit = await openTransaction(open.database, (transaction) =>
      transaction.query(`update public.enterprises set risk_level = 'MAJOR' where id = $1`, [edited]),
    );
    await edit.commit();
    const between = await changes(header.cursor);
    expect([idsOf(between), between.removed]).toEqual([[], []]);
    await remove.commit();
    const after = await changes(between.header.cursor);
    expect([idsOf(after), after.removed]).toEqual([[edited], [deleted]]);
  });

  it('what is rolled back is never told', async () => {
    const { header } = await snapshot();
    const given = await openTransaction(open.database, (transaction) => add(transaction, 'enterprises'));
    await given.rollback();
    expect(idsOf(await changes(header.cursor))).toEqual([]);
  });

  it('many writers in any order, a reader that polls: every insert once, and the picture at the end is the snapshot', async () => {
    const seed = Date.now() % 1_000_000;
    console.log(`seed of the writers: ${seed}`);
    const start = await snapshot();
    const { rows: picture, told, poll } = feedPicture(start, changes);

    const insertedOnce: number[] = [];
    const writer = async (number: number) => {
      const random = new Random(`writer of ${seed}`, number);
      for (let turn = 0; turn < 12; turn += 1) {
        const open_ = await openTransaction(open.database, (transaction) =>
          write(transaction, random, [...picture.keys()]),
        );
        // Others run in between: as many turns of the event loop and round trips as chance says.
        for (let wait = random.integer(0, 6); wait > 0; wait -= 1) await open.database.query('select 1');
        if (random.chance(0.15)) await open_.rollback();
        else {
          await open_.commit();
          if (open_.made !== null) insertedOnce.push(open_.made);
        }
      }
    };
    let isWriting = true;
    const reader = (async () => {
      while (isWriting) await poll();
    })();
    await Promise.all(Array.from({ length: 6 }, (_, number) => writer(number)));
    isWriting = false;
    await reader;
    await poll();

    expect(insertedOnce.length).toBeGreaterThan(5);
    expect(insertedOnce.filter((id) => (told.get(id) ?? 0) !== 1)).toEqual([]);
    const end = await snapshot();
    const byId = (list: Iterable<Record<string, number>>) => [...list].sort((a, b) => a.id! - b.id!);
    expect(byId(picture.values())).toEqual(byId(end.rows));
  });
});

/** An insert that nobody touches again, or an edit or delete of a record that others may be at. */
async function write(database: Database, random: Random, known: readonly number[]): Promise<number | null> {
  const kind = random.weighted({ insert: 50, edit: 35, remove: 15 });
  // Records under this number were there before; inserts of the writers are left alone.
  const old = known.filter((id) => id <= 8);
  if (kind === 'insert' || old.length === 0) return add(database, 'enterprises');
  const id = random.pick(old);
  // Skips a record that another open transaction holds: waiting for one another would be a deadlock, not a proof.
  const [free] = await database.query('select id from public.enterprises where id = $1 for update skip locked', [id]);
  if (!free) return null;
  if (kind === 'edit')
    await database.query('update public.enterprises set employees = coalesce(employees, 0) + 1 where id = $1', [id]);
  else await database.query('delete from public.enterprises where id = $1', [id]);
  return null;
}

type OpenTransaction<Made> = { xid: string; made: Made; commit(): Promise<void>; rollback(): Promise<void> };

/** A transaction that has written and waits to be ended from outside. */
async function openTransaction<Made>(
  database: Database,
  work: (transaction: Database) => Promise<Made>,
): Promise<OpenTransaction<Made>> {
  const ready = deferred<{ xid: string; made: Made }>();
  const end = deferred<'commit' | 'rollback'>();
  const ended = database
    .transaction(async (transaction) => {
      const made = await work(transaction);
      const [row] = await transaction.query<{ xid: string }>('select pg_current_xact_id()::text as xid');
      ready.resolve({ xid: row!.xid, made });
      if ((await end.promise) === 'rollback') throw new RollBack();
    })
    .catch((error: unknown) => {
      if (error instanceof RollBack) return;
      ready.reject(error);
      throw error;
    });
  const { xid, made } = await ready.promise;
  const finish = (how: 'commit' | 'rollback') => async () => {
    end.resolve(how);
    await ended;
  };
  return { xid, made, commit: finish('commit'), rollback: finish('rollback') };
}

class RollBack extends Error {}

/** A promise that is settled from outside. */
function deferred<Value>() {
  let resolve!: (value: Value) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<Value>((onValue, onReason) => {
    resolve = onValue;
    reject = onReason;
  });
  return { promise, resolve, reject };
}
