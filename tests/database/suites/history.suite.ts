/** The history of a record: written by every change, by nobody else, and by nobody to be changed. */
import { beforeAll, describe, expect, it } from 'vitest';

import { ROLES } from '@/domain/enumerations';
import { KINDS } from '@/kinds';

import type { Database } from '../../../supabase/embedded/database';
import { actingAs, aPerson, refusalOf, tryingAs, type Person } from '../support/people';
import { add, IN_XIPING } from '../support/records';

type Entry = {
  version: number;
  action: string;
  actor: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

export function historySuite(database: () => Database): void {
  describe('history', () => {
    let office: Person;
    const entriesOf = (kind: string, id: number) =>
      database().query<Entry>(
        'select version, action, actor, before, after from public.record_history where kind = $1 and record_id = $2 order by id',
        [kind, id],
      );
    beforeAll(async () => {
      office = await aPerson(database(), 'safety_office');
    });

    it.each(KINDS)('%s: made, changed and deleted leave three entries', async (kind) => {
      const id = await actingAs(database(), office, (as) => add(as, kind, { address: '示例路1号' }));
      await actingAs(database(), office, (as) =>
        as.query(`update public.${kind} set address = '示例路2号' where id = $1`, [id]),
      );
      await database().query(`delete from public.${kind} where id = $1`, [id]);
      const [made, changed, deleted] = await entriesOf(kind, id);
      expect(made).toMatchObject({ version: 1, action: 'INSERT', actor: office.userId, before: null });
      expect(made?.after).toMatchObject({ id, address: '示例路1号', jurisdiction_id: 1 });
      expect(changed).toEqual({
        version: 2,
        action: 'UPDATE',
        actor: office.userId,
        before: { address: '示例路1号' },
        after: { address: '示例路2号' },
      });
      expect(deleted).toMatchObject({ version: 2, action: 'DELETE', actor: null, after: null });
      expect(deleted?.before).toMatchObject({ id, address: '示例路2号' });
    });

    it('a move is kept with both places and both counties', async () => {
      const id = await add(database(), 'enterprises');
      await database().query(
        'update public.enterprises set geom = extensions.st_setsrid(extensions.st_makepoint($2, $3), 4490) where id = $1',
        [id, ...IN_XIPING],
      );
      const entry = (await entriesOf('enterprises', id))[1];
      expect(entry?.before).toMatchObject({ adcode: '411702' });
      expect(entry?.after).toMatchObject({ adcode: '411721' });
      expect(Object.keys(entry?.after ?? {}).sort()).toEqual(['adcode', 'declared_county_distance_m', 'geom']);
    });

    it('stamps cannot be forged: version, maker, times and transaction are the database’s', async () => {
      const forged = `version = 99, created_by = '00000000-0000-0000-0000-000000000001', updated_at = '2001-01-01', change_xid = '1', created_at = '2001-01-01'`;
      const id = await actingAs(database(), office, (as) => add(as, 'enterprises'));
      expect(
        (
          await refusalOf(
            tryingAs(database(), office, (as) =>
              as.query(`update public.enterprises set ${forged} where id = $1`, [id]),
            ),
          )
        ).code,
      ).toBe('42501');
      await database().query(`update public.enterprises set ${forged} where id = $1`, [id]);
      const [row] = await database().query<Record<string, unknown>>(
        `select version, created_by, updated_at > now() - interval '1 hour' as fresh, created_at > now() - interval '1 hour' as made, change_xid::text::bigint > 100 as stamped from public.enterprises where id = $1`,
        [id],
      );
      expect(row).toEqual({ version: 2, created_by: office.userId, fresh: true, made: true, stamped: true });
    });

    it.each(ROLES)('%s can neither write nor change nor delete an entry', async (role) => {
      const person = await aPerson(database(), role);
      for (const statement of [
        `insert into public.record_history (kind, record_id, version, action, jurisdiction_id) values ('enterprises', 1, 1, 'INSERT', 1)`,
        `update public.record_history set actor = null`,
        `delete from public.record_history`,
        `delete from public.map_removals`,
        `insert into public.map_removals (kind, record_id, jurisdiction_id) values ('enterprises', 1, 1)`,
      ])
        expect([statement, (await refusalOf(tryingAs(database(), person, (as) => as.query(statement)))).code]).toEqual([
          statement,
          '42501',
        ]);
    });

    it('a record leaves the map only with a reason', async () => {
      const id = await add(database(), 'enterprises');
      expect(
        (await refusalOf(database().query('update public.enterprises set retired_at = now() where id = $1', [id])))
          .code,
      ).toBe('23514');
    });

    it('is read in the scope the record had then', async () => {
      const county = await aPerson(database(), 'county_office', { jurisdictionIds: [2] });
      const id = await add(database(), 'enterprises', { jurisdiction_id: 1 });
      await database().query('update public.enterprises set jurisdiction_id = 2 where id = $1', [id]);
      const read = await actingAs(database(), county, (as) =>
        as.query<Entry>(
          `select version, action from public.record_history where kind = 'enterprises' and record_id = $1`,
          [id],
        ),
      );
      expect(read).toEqual([{ version: 2, action: 'UPDATE' }]);
    });
  });
}
