/** The kept snapshots: the second reader gets the first one's octets, each view its own, and no change waits for them. */
import { createHash } from 'node:crypto';

import { beforeAll, describe, expect, it } from 'vitest';

import { ROLES } from '@/domain/enumerations';

import type { Database } from '../../../supabase/embedded/database';
import { changesOf, decode, snapshotOctets } from '../support/octets';
import { actingAs, aPerson, TOWN, type Person } from '../support/people';

/** Enough that a hundredth of the rows is more than the edits below. */
const COUNT = 1500;

export function snapshotCacheSuite(database: () => Database): void {
  describe('the snapshot cache', () => {
    let office: Person;
    let analyst: Person;
    const octetsOf = (person: Person) => actingAs(database(), person, (as) => snapshotOctets(as, 'fire_key_units'));
    const digestOf = (person: Person | 'service_role') =>
      actingAs(database(), person, async (as) => {
        const [row] = await as.query<{ digest: string | null }>(
          `select public.map_snapshot_digest('fire_key_units') as digest`,
        );
        return row!.digest;
      });
    const idsOf = (octets: Uint8Array) => decode(octets).rows.map(({ id }) => id!);
    /** What a page shows: the snapshot and, at once, the changes since. */
    const seenBy = async (person: Person) => {
      const { header, rows } = decode(await octetsOf(person));
      const changes = await actingAs(database(), person, (as) => changesOf(as, 'fire_key_units', header.cursor));
      expect(changes.header.reload).toBe(false);
      const seen = new Map(rows.map((row) => [row.id!, row]));
      for (const id of changes.removed) seen.delete(id);
      for (const row of changes.rows) seen.set(row.id!, row);
      return seen;
    };
    const anId = async () =>
      (
        await database().query<{ id: number }>(
          'select id from public.fire_key_units where jurisdiction_id = 1 and retired_at is null order by random() limit 1',
        )
      )[0]!.id;
    const edit = async (set: string) => {
      const id = await anId();
      await database().query(`update public.fire_key_units set ${set} where id = $1`, [id]);
      return id;
    };

    beforeAll(async () => {
      office = await aPerson(database(), 'safety_office');
      analyst = await aPerson(database(), 'analyst');
      await database().query(
        `insert into public.fire_key_units (name, category, sector_code, jurisdiction_id, town_code)
         select '示例消防单位' || n, 'F01', case when n % 3 = 0 then 'K14' else 'K10' end, 1 + n % 3, case when n % 6 = 0 then $2 end
         from generate_series(1, $1::integer) n`,
        [COUNT, TOWN],
      );
    });

    it('the second reader of a view gets the octets of the first', async () => {
      const first = await octetsOf(office);
      expect(Buffer.compare(await octetsOf(office), first)).toBe(0);
      expect(Buffer.compare(await octetsOf(analyst), first)).toBe(0);
      await edit(`risk_level = 'MAJOR'`);
      expect(Buffer.compare(await octetsOf(analyst), first)).toBe(0);
    });

    it('the digest is that of the octets the caller would get, and null where they would have to be packed', async () => {
      const sha256 = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');
      const county = await aPerson(database(), 'county_office', { jurisdictionIds: [2] });
      await database().query('delete from private.snapshot_cache');
      expect(await digestOf(office)).toBeNull();
      const whole = sha256(await octetsOf(office));
      expect(await digestOf(office)).toBe(whole);
      expect(await digestOf(analyst)).toBe(whole);
      expect(await digestOf(county)).toBeNull();
      const part = sha256(await octetsOf(county));
      expect(part).not.toBe(whole);
      expect(await digestOf(county)).toBe(part);
      expect(await digestOf('service_role')).toBeNull();
      await edit(`risk_level = 'MAJOR'`);
      expect(await digestOf(office)).toBe(whole);
      await database().exec(
        `update public.fire_key_units set risk_level = 'LOW' where id in (select id from public.fire_key_units limit 40)`,
      );
      expect(await digestOf(office)).toBeNull();
    });

    it('an edit is told at once by the changes since the kept snapshot', async () => {
      await octetsOf(office);
      const id = await edit(`risk_level = 'LOW'`);
      expect((await seenBy(office)).get(id)).toMatchObject({ risk: 4 });
    });

    it('a retired and a deleted row go', async () => {
      const before = idsOf(await octetsOf(office));
      const retired = await edit(`retired_at = now(), retired_reason = '注销'`);
      const deleted = await anId();
      await database().query('delete from public.fire_key_units where id = $1', [deleted]);
      const seen = await seenBy(office);
      expect([seen.has(retired), seen.has(deleted)]).toEqual([false, false]);
      expect(before).toEqual(expect.arrayContaining([retired, deleted]));
    });

    it.each(ROLES)('%s gets its own rows, however warm the cache is', async (role) => {
      const person = await aPerson(database(), role);
      for (const reader of [office, person, person]) await octetsOf(reader);
      const readable = await actingAs(database(), person, (as) =>
        as.query<{ id: number }>('select id from public.fire_key_units where retired_at is null'),
      );
      const sorted = (ids: Iterable<number>) => [...ids].sort((a, b) => a - b);
      expect(sorted((await seenBy(person)).keys())).toEqual(sorted(readable.map(({ id }) => id)));
    });

    it('who is moved to another county gets the other county, and a reload', async () => {
      const person = await aPerson(database(), 'county_office', { jurisdictionIds: [1] });
      const { header } = decode(await octetsOf(person));
      await database().query(`update public.profiles set jurisdiction_ids = '{2}' where user_id = $1::uuid`, [
        person.userId,
      ]);
      const changes = await actingAs(database(), person, (as) => changesOf(as, 'fire_key_units', header.cursor));
      expect(changes.header.reload).toBe(true);
      expect(new Set([...(await seenBy(person)).values()].map(({ jurisdiction }) => jurisdiction))).toEqual(
        new Set([2]),
      );
    });

    it('after many changes it is packed anew', async () => {
      const first = await octetsOf(office);
      await database().exec(
        `update public.fire_key_units set risk_level = 'GENERAL' where id in (select id from public.fire_key_units limit 40)`,
      );
      const second = await octetsOf(office);
      expect(Buffer.compare(second, first)).not.toBe(0);
      expect(Buffer.compare(await octetsOf(office), second)).toBe(0);
    });

    it('what an owner who acts for a person packs is kept for nobody', async () => {
      await database().query(`delete from private.snapshot_cache`);
      await database().transaction(async (transaction) => {
        const claims = JSON.stringify({ sub: office.userId, role: 'authenticated' });
        await transaction.query(
          `select set_config('request.jwt.claim.sub', $1, true), set_config('request.jwt.claims', $2, true)`,
          [office.userId, claims],
        );
        await snapshotOctets(transaction, 'fire_key_units');
      });
      expect(await database().query('select 1 from private.snapshot_cache')).toEqual([]);
    });

    it('a new epoch forgets what was kept before', async () => {
      await octetsOf(office);
      await database().exec('update private.state set epoch = gen_random_uuid()');
      await octetsOf(office);
      expect(
        await database().query('select distinct epoch = private.epoch() as current from private.snapshot_cache'),
      ).toEqual([{ current: true }]);
    });
  });
}
