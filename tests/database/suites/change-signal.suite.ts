/**
 * The signal to open maps. Supabase Realtime runs nowhere near a test: what its server puts into a database (a table of
 * messages, `realtime.send`, `realtime.topic`) is made here as its own migrations make it, and taken away again.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { KINDS } from '@/kinds';

import type { Database } from '../../../supabase/embedded/database';
import { actingAs, aPerson, tryingAs, type Caller, type Person } from '../support/people';
import { add, aRecord, insert } from '../support/records';

const REALTIME = `
create schema realtime;
create table realtime.messages (topic text not null, extension text not null, payload jsonb, event text, private boolean default false,
  inserted_at timestamp not null default now(), id uuid not null default gen_random_uuid());
alter table realtime.messages enable row level security;
grant usage on schema realtime to authenticated, anon, service_role;
grant select, insert on realtime.messages to authenticated, anon, service_role;
create function realtime.topic() returns text language sql stable as $$ select nullif(current_setting('realtime.topic', true), '') $$;
grant execute on function realtime.topic() to authenticated, anon, service_role;
create function realtime.send(payload jsonb, event text, topic text, private boolean default true) returns void language plpgsql as $$
begin
  insert into realtime.messages (payload, event, topic, private, extension) values (payload, event, topic, private, 'broadcast');
end
$$;`;

type Message = { payload: unknown; event: string; topic: string; private: boolean; extension: string };

export function changeSignalSuite(database: () => Database): void {
  describe('the signal to open maps', () => {
    const messages = (from: Database = database()) =>
      from.query<Message>(
        'select payload, event, topic, private, extension from realtime.messages order by payload::text',
      );
    const forget = () => database().exec('delete from realtime.messages');

    it('costs nothing where there is no Realtime: records are written, no channel is opened', async () => {
      for (const kind of KINDS) await add(database(), kind);
      expect(await database().query('select private.open_change_channel() as is_open')).toEqual([{ is_open: false }]);
    });

    describe('where Realtime is', () => {
      let office: Person;
      beforeAll(async () => {
        office = await aPerson(database(), 'safety_office');
        await database().exec(REALTIME);
      });
      afterAll(() => database().exec('drop schema realtime cascade'));

      it.each(KINDS)(
        '%s: made, changed and deleted are told each, with the kind and nothing of the record',
        async (kind) => {
          await forget();
          const id = await actingAs(database(), office, (as) => add(as, kind));
          await database().query(`update public.${kind} set address = '示例路3号' where id = $1`, [id]);
          await database().query(`delete from public.${kind} where id = $1`, [id]);
          const signal = {
            payload: { kind },
            event: 'changed',
            topic: 'map-changes',
            private: true,
            extension: 'broadcast',
          };
          expect(await messages()).toEqual([signal, signal, signal]);
        },
      );

      it('is given once a transaction and kind, however many statements it has', async () => {
        await forget();
        await database().transaction(async (transaction) => {
          for (let time = 0; time < 5; time += 1) {
            await add(transaction, 'enterprises');
            await add(transaction, 'tailings_dams');
          }
        });
        expect((await messages()).map(({ payload }) => payload)).toEqual([
          { kind: 'enterprises' },
          { kind: 'tailings_dams' },
        ]);
      });

      it('is taken back with the change, and given again by the next one', async () => {
        await forget();
        await tryingAs(database(), office, (as) => add(as, 'enterprises'));
        expect(await messages()).toEqual([]);
        await database().transaction(async (transaction) => {
          await transaction.exec('savepoint before');
          await add(transaction, 'enterprises');
          await transaction.exec('rollback to savepoint before');
          await add(transaction, 'enterprises');
        });
        expect(await messages()).toHaveLength(1);
      });

      it('that fails costs no change', async () => {
        await forget();
        await database().exec('alter table realtime.messages add constraint never check (false)');
        const { id } = await insert(database(), 'enterprises', aRecord('enterprises'));
        await database().exec('alter table realtime.messages drop constraint never');
        expect(await messages()).toEqual([]);
        expect(await database().query('select id from public.enterprises where id = $1', [id])).toEqual([{ id }]);
      });

      it('is heard on its own channel by people with a role, and by nobody else', async () => {
        await forget();
        await add(database(), 'enterprises');
        for (let time = 0; time < 2; time += 1)
          expect(await database().query('select private.open_change_channel() as is_open')).toEqual([
            { is_open: true },
          ]);
        const suspended = await aPerson(database(), 'analyst');
        await database().query('update public.profiles set suspended_at = now() where user_id = $1', [
          suspended.userId,
        ]);
        const heard = (caller: Caller, topic: string) =>
          tryingAs(database(), caller, async (as) => {
            await as.query(`select set_config('realtime.topic', $1, true)`, [topic]);
            return (await messages(as)).length;
          });
        expect(await heard(office, 'map-changes')).toBe(1);
        expect(await heard(await aPerson(database(), 'township'), 'map-changes')).toBe(1);
        expect(await heard(office, 'another')).toBe(0);
        expect(await heard(suspended, 'map-changes')).toBe(0);
        expect(await heard('anon', 'map-changes')).toBe(0);
        await expect(
          tryingAs(database(), office, (as) =>
            as.query(`insert into realtime.messages (topic, extension) values ('map-changes', 'broadcast')`),
          ),
        ).rejects.toMatchObject({ code: '42501' });
      });
    });
  });
}
