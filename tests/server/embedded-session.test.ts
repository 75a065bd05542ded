/** The embedded database's session stays whole: under errors, after a panic, after work that forgot to end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createPgliteConnection } from '@supabase/lite/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { embeddedDatabase, type Database } from '../../supabase/embedded/database';
import { EmbeddedSession } from '../../supabase/embedded/embedded-session';

describe('the embedded session', () => {
  let directory = '';
  let session: EmbeddedSession;
  let database: Database;
  let openings = 0;
  beforeAll(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'risk-map-session-'));
    session = await EmbeddedSession.open(async () => {
      openings += 1;
      const connection = await createPgliteConnection({ url: path.join(directory, 'database') });
      await connection.driver.waitReady;
      return connection;
    });
    database = embeddedDatabase(session);
    await database.exec('create table kept (id integer)');
  });
  afterAll(async () => {
    await session.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** What three thousand errors used to exhaust. */
  it('stands ten thousand errors, each of another kind than the one before', async () => {
    const wrong = ['select 1 / 0', 'select * from nothing', 'selct 1', `select 'x'::integer`];
    const codes = new Set<string>();
    for (let number = 0; number < 10_000; number += 1)
      await database.query(wrong[number % wrong.length]!).catch((error: { code: string }) => codes.add(error.code));
    expect([...codes].sort()).toEqual(['22012', '22P02', '42601', '42P01']);
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
    expect(openings).toBe(1);
  });

  it('stands errors within transactions and within many statements', async () => {
    for (let number = 0; number < 2_000; number += 1) {
      await expect(database.transaction((inner) => inner.query('select 1 / 0'))).rejects.toMatchObject({
        code: '22012',
      });
      await expect(database.exec('select 1; select 1 / 0; select 2')).rejects.toMatchObject({ code: '22012' });
    }
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
    expect(openings).toBe(1);
  });

  it('ends a transaction that somebody left open, before the next one runs', async () => {
    await session.run(({ driver }) => driver.exec('begin; insert into kept values (1)'));
    expect(await database.query('select id from kept')).toEqual([]);
    await expect(session.run(({ driver }) => driver.exec('begin; select 1 / 0'))).rejects.toThrow('zero');
    expect(await database.query('select id from kept')).toEqual([]);
  });

  it('is opened again when PostgreSQL ran out of stack, with all that was committed', async () => {
    await database.exec('insert into kept values (2)');
    await database.exec(
      `create function without_end(n integer) returns integer language plpgsql as 'begin return without_end(n + 1); end'`,
    );
    const before = openings;
    for (let round = 1; round <= 2; round += 1) {
      const [failed, next] = await Promise.allSettled([
        database.query('select without_end(1)'),
        // Already waiting when it breaks: it is answered as if nothing had happened.
        database.query('select id from kept'),
      ]);
      expect(failed.status).toBe('rejected');
      expect(next).toEqual({ status: 'fulfilled', value: [{ id: 2 }] });
      expect(openings).toBe(before + round);
    }
  });
});
