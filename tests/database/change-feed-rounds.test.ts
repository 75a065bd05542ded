/** Writers that commit out of order and a reader that polls all the while, over thousands of rounds, on PostgreSQL. */
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Database } from '../../supabase/embedded/database';
import { Random } from '../../supabase/seed/random';
import { feedPicture } from './support/feed-picture';
import { changedKindsOf, changesOf, snapshotOf } from './support/octets';
import { openPostgres, type OpenDatabase } from './support/open-database';
import { actingAs, aPerson, type Person } from './support/people';
import { add } from './support/records';

const ROUNDS = 2000;
const RECORDS = 40;

let open: OpenDatabase;
let office: Person;
beforeAll(async () => {
  open = await openPostgres();
  office = await aPerson(open.database, 'safety_office');
  for (let made = 0; made < RECORDS; made += 1) await add(open.database, 'fire_key_units');
});
afterAll(() => open.close());

it(`${ROUNDS} rounds of two overlapping transactions: nothing missed, nothing doubled`, async () => {
  const seed = Date.now() % 1_000_000;
  console.log(`seed of the rounds: ${seed}`);
  const random = new Random(`rounds of ${seed}`, 1);
  const start = await actingAs(open.database, office, (as) => snapshotOf(as, 'fire_key_units'));
  let idle = 0;
  // As the page does: one question whether anything changed, and the changes only when something did.
  const changes = (cursor: string) =>
    actingAs(open.database, office, async (as) => {
      const told = await changedKindsOf(as, { fire_key_units: cursor });
      if (told.changed.length > 0) return changesOf(as, 'fire_key_units', cursor);
      idle += 1;
      return { header: { ...start.header, cursor: told.cursor }, rows: [], removed: [] };
    });
  // Each inserted id must be told once, as nobody touches it again.
  const { rows: picture, told, poll: pollOnce } = feedPicture(start, changes);
  let polls = 0;
  const poll = async () => {
    await pollOnce();
    polls += 1;
  };

  const inserted: number[] = [];
  let isWriting = true;
  const reader = (async () => {
    while (isWriting) await poll();
  })();
  for (let round = 0; round < ROUNDS; round += 1) {
    const [first, second] = await Promise.all([
      begin(open.database, random, (round % (RECORDS / 2)) + 1),
      begin(open.database, random, (round % (RECORDS / 2)) + 1 + RECORDS / 2),
    ]);
    // Either may end first; now and then both at once, or with a poll in between.
    const order = random.chance(0.5) ? [first, second] : [second, first];
    if (random.chance(0.3)) await Promise.all(order.map((transaction) => transaction.end()));
    else
      for (const transaction of order) {
        await transaction.end();
        if (random.chance(0.2)) await open.database.query('select 1');
      }
    for (const { made, isCommitted } of order) if (isCommitted && made !== null) inserted.push(made);
  }
  isWriting = false;
  await reader;
  await poll();

  console.log(`${ROUNDS} rounds, ${polls} polls, ${idle} of them without news, ${inserted.length} inserts`);
  expect(idle).toBeGreaterThan(0);
  expect(inserted.filter((id) => told.get(id) !== 1)).toEqual([]);
  // Other views of the truth: SQL now, not a snapshot that was kept.
  const now = await open.database.query<Record<string, number>>('select * from public.map_fire_key_units order by id');
  const sorted = [...picture.values()].sort((a, b) => a.id! - b.id!);
  expect(sorted).toEqual(now.map(({ change_xid: _, ...row }) => row));
}, 180_000);

interface OpenTransaction {
  readonly made: number | null;
  readonly isCommitted: boolean;
  end(): Promise<void>;
}

/** A transaction that has written and waits to be ended: an insert, or an edit, a move or a retirement of a record. */
async function begin(database: Database, random: Random, id: number): Promise<OpenTransaction> {
  const kind = random.weighted({ insert: 30, edit: 40, retire: 15, restore: 15 });
  const level = random.pick(['MAJOR', 'CONSIDERABLE', 'GENERAL', 'LOW']);
  const isCommitted = !random.chance(0.15);
  let end = () => {};
  const ending = new Promise<void>((resolve) => (end = resolve));
  let written = (_made: number | null) => {};
  const writing = new Promise<number | null>((resolve) => (written = resolve));
  const ended = database.transaction(async (transaction) => {
    if (kind === 'insert') written(await add(transaction, 'fire_key_units'));
    else {
      const set = {
        edit: `risk_level = '${level}'`,
        retire: `retired_at = now(), retired_reason = '注销'`,
        restore: 'retired_at = null, retired_reason = null',
      }[kind];
      await transaction.query(`update public.fire_key_units set ${set} where id = $1`, [id]);
      written(null);
    }
    await ending;
    if (!isCommitted) throw new RollBack();
  });
  const finished = ended.catch((error: unknown) => {
    if (!(error instanceof RollBack)) throw error;
  });
  const made = await Promise.race([writing, finished.then(() => null)]);
  return {
    made,
    isCommitted,
    async end() {
      end();
      await finished;
    },
  };
}

class RollBack extends Error {}
