/** map_changes within one connection: edits, removals by every way out, and cursors that hold no longer. */
import { beforeAll, describe, expect, it } from 'vitest';

import type { Database } from '../../../supabase/embedded/database';
import { changedKindsOf, changesOf, snapshotOf } from '../support/octets';
import { actingAs, aPerson, OTHER_TOWN, TOWN, type Person } from '../support/people';
import { add } from '../support/records';

export function changesSuite(database: () => Database): void {
  describe('map_changes', () => {
    let office: Person;
    let county: Person;
    let cursor = '';
    const changes = (person: Person, since: string) =>
      actingAs(database(), person, (as) => changesOf(as, 'enterprises', since));
    const cursorOf = async (person: Person) =>
      (await actingAs(database(), person, (as) => snapshotOf(as, 'enterprises'))).header.cursor;
    beforeAll(async () => {
      office = await aPerson(database(), 'safety_office');
      county = await aPerson(database(), 'county_office', { jurisdictionIds: [1] });
      await add(database(), 'enterprises');
      cursor = await cursorOf(office);
    });

    it('right after a snapshot there is nothing to tell', async () => {
      expect(await changes(office, cursor)).toMatchObject({ rows: [], removed: [], header: { reload: false } });
    });

    it('a new and a changed record arrive once, as the snapshot packs them', async () => {
      const since = await cursorOf(office);
      const id = await add(database(), 'enterprises', { risk_level: 'MAJOR' });
      const told = await changes(office, since);
      expect(told.rows.map((row) => [row.id, row.risk])).toEqual([[id, 1]]);
      expect((await changes(office, told.header.cursor)).rows).toEqual([]);
      await database().query(`update public.enterprises set risk_level = 'LOW' where id = $1`, [id]);
      const again = await changes(office, told.header.cursor);
      expect(again.rows.map((row) => [row.id, row.risk])).toEqual([[id, 4]]);
      const { rows } = await actingAs(database(), office, (as) => snapshotOf(as, 'enterprises'));
      expect(rows.find((row) => row.id === id)).toEqual(again.rows[0]);
    });

    it('several edits of one record are one row: the last', async () => {
      const since = await cursorOf(office);
      const id = await add(database(), 'enterprises');
      for (const level of ['GENERAL', 'CONSIDERABLE'])
        await database().query('update public.enterprises set risk_level = $2::text::public.risk_level where id = $1', [
          id,
          level,
        ]);
      expect((await changes(office, since)).rows.map((row) => [row.id, row.risk])).toEqual([[id, 2]]);
    });

    it('a deleted record arrives as a removal', async () => {
      const id = await add(database(), 'enterprises');
      const since = await cursorOf(office);
      await database().query('delete from public.enterprises where id = $1', [id]);
      expect(await changes(office, since)).toMatchObject({ rows: [], removed: [id] });
    });

    it('a retired record arrives as a removal, and one taken back as a row', async () => {
      const id = await add(database(), 'enterprises');
      const since = await cursorOf(office);
      await database().query(
        `update public.enterprises set retired_at = now(), retired_reason = '注销' where id = $1`,
        [id],
      );
      const told = await changes(office, since);
      expect(told).toMatchObject({ rows: [], removed: [id] });
      await database().query('update public.enterprises set retired_at = null, retired_reason = null where id = $1', [
        id,
      ]);
      const back = await changes(office, told.header.cursor);
      expect([back.rows.map((row) => row.id), back.removed]).toEqual([[id], []]);
    });

    it('moved to another manager: gone for the one, changed for the city, new for the other', async () => {
      const other = await aPerson(database(), 'county_office', { jurisdictionIds: [2] });
      const id = await add(database(), 'enterprises', { jurisdiction_id: 1 });
      const since = { office: await cursorOf(office), county: await cursorOf(county), other: await cursorOf(other) };
      await database().query('update public.enterprises set jurisdiction_id = 2 where id = $1', [id]);
      expect(await changes(county, since.county)).toMatchObject({ rows: [], removed: [id] });
      expect(await changes(office, since.office)).toMatchObject({ rows: [{ id, jurisdiction: 2 }], removed: [] });
      expect(await changes(other, since.other)).toMatchObject({ rows: [{ id }], removed: [] });
    });

    it('moved to another sector or town: gone for those who saw it by that', async () => {
      const department = await aPerson(database(), 'industry_dept', { sectorCodes: ['K14'] });
      const township = await aPerson(database(), 'township', { townCode: TOWN });
      const id = await add(database(), 'enterprises', { sector_code: 'K14', town_code: TOWN });
      const since = { department: await cursorOf(department), township: await cursorOf(township) };
      await database().query(`update public.enterprises set sector_code = 'K16', town_code = $2 where id = $1`, [
        id,
        OTHER_TOWN,
      ]);
      expect((await changes(department, since.department)).removed).toEqual([id]);
      expect((await changes(township, since.township)).removed).toEqual([id]);
    });

    it('a removal outside the own scope is not told', async () => {
      const id = await add(database(), 'enterprises', { jurisdiction_id: 5 });
      const since = await cursorOf(county);
      await database().query('delete from public.enterprises where id = $1', [id]);
      expect((await changes(county, since)).removed).toEqual([]);
    });

    it('other kinds do not leak in', async () => {
      const since = await cursorOf(office);
      const id = await add(database(), 'hazards');
      await database().query('delete from public.hazards where id = $1', [id]);
      expect(await changes(office, since)).toMatchObject({ rows: [], removed: [] });
    });

    it('asks to load afresh: foreign epoch, another scope, ahead of the database, malformed', async () => {
      const [epoch, scope, xid] = cursor.split('.');
      const ahead = String(BigInt(xid!) + 1_000_000n);
      const wrong = [
        '',
        'x',
        `${epoch}.${scope}`,
        `${epoch}.${scope}.`,
        `${epoch}.${scope}.-1`,
        `${epoch}.${scope}.1e9`,
        `${epoch}.${scope}.${ahead}`,
        `${'0'.repeat(32)}.${scope}.${xid}`,
        `${epoch}.none.${xid}`,
        `${epoch}.${scope}.9999999999999999999`,
      ];
      for (const text of wrong) expect([text, (await changes(office, text)).header.reload]).toEqual([text, true]);
      expect((await changes(county, cursor)).header.reload).toBe(true);
    });

    it('a changed scope asks to load afresh; the same scope does not', async () => {
      const person = await aPerson(database(), 'supervision_group', { jurisdictionIds: [1] });
      const since = await cursorOf(person);
      expect((await changes(person, since)).header.reload).toBe(false);
      await database().query(`update public.profiles set jurisdiction_ids = '{1,2}' where user_id = $1::uuid`, [
        person.userId,
      ]);
      expect((await changes(person, since)).header.reload).toBe(true);
    });

    it('suspended in between: loads afresh and finds nothing', async () => {
      const person = await aPerson(database(), 'analyst');
      const since = await cursorOf(person);
      await database().query('update public.profiles set suspended_at = now() where user_id = $1::uuid', [
        person.userId,
      ]);
      expect(await changes(person, since)).toMatchObject({ rows: [], removed: [], header: { reload: true } });
    });

    it('a new epoch asks everybody to load afresh', async () => {
      const since = await cursorOf(office);
      await database().exec('update private.state set epoch = gen_random_uuid()');
      expect((await changes(office, since)).header.reload).toBe(true);
    });
  });

  describe('map_changed_kinds', () => {
    let county: Person;
    const ask = (person: Person, cursors: unknown) => actingAs(database(), person, (as) => changedKindsOf(as, cursors));
    /** The same cursor for some kinds: that of now. */
    const now = async (...kinds: string[]) => {
      const { cursor } = await ask(county, {});
      return Object.fromEntries(kinds.map((kind) => [kind, cursor]));
    };
    beforeAll(async () => {
      county = await aPerson(database(), 'county_office', { jurisdictionIds: [1] });
    });

    it('names the kinds that changed and no others', async () => {
      const since = await now('enterprises', 'hazards', 'tailings_dams');
      expect((await ask(county, since)).changed).toEqual([]);
      const id = await add(database(), 'hazards', { jurisdiction_id: 1 });
      expect((await ask(county, since)).changed).toEqual(['hazards']);
      const later = await now('enterprises', 'hazards', 'tailings_dams');
      await database().query('delete from public.hazards where id = $1', [id]);
      expect((await ask(county, later)).changed).toEqual(['hazards']);
    });

    it('tells nothing of what lies outside the own scope', async () => {
      const since = await now('enterprises');
      const id = await add(database(), 'enterprises', { jurisdiction_id: 5 });
      await database().query('delete from public.enterprises where id = $1', [id]);
      expect((await ask(county, since)).changed).toEqual([]);
    });

    it('names a kind whose cursor holds no longer, and leaves the others', async () => {
      const { enterprises } = (await now('enterprises')) as { enterprises: string };
      const [epoch, scope] = enterprises.split('.');
      const cursors = {
        enterprises,
        hazards: `${epoch}.city.1`,
        tailings_dams: 'x',
        fire_key_units: `${epoch}.${scope}.`,
      };
      expect((await ask(county, cursors)).changed.sort()).toEqual(['fire_key_units', 'hazards', 'tailings_dams']);
    });

    it('refuses what is no object of cursors by kind', async () => {
      const refusal = (cursors: unknown) =>
        ask(county, cursors).then(
          () => null,
          (error: unknown) => (error as Error).message,
        );
      expect(await refusal({ profiles: 'x' })).toContain('UNKNOWN_KIND');
      for (const cursors of [[], 'x', 1, null]) expect(await refusal(cursors)).toContain('NO_CURSORS');
    });
  });
}
