/** One small face over both databases, for our own SQL: PGlite in this process, or PostgreSQL. */
import type { PGlite, Transaction } from '@electric-sql/pglite';
import type pg from 'pg';

import type { EmbeddedSession } from './embedded-session';

export type BackendName = 'embedded' | 'postgresql';

/**
 * SQL with the rights of the connection's owner: row policies do not hold here.
 * `date` and `timestamptz` come back as text, `int8` and `numeric` as numbers where they fit.
 */
export interface Database {
  readonly backend: BackendName;
  /** One statement with `$1` parameters; arrays are taken for array types. */
  query<Row extends object = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Any number of statements without parameters; results are dropped. */
  exec(text: string): Promise<void>;
  /** Commits when `work` resolves, rolls back when it rejects. Inside another one it is a savepoint. */
  transaction<Result>(work: (database: Database) => Promise<Result>): Promise<Result>;
}

/** The embedded session as a Database; every call waits its turn. */
export function embeddedDatabase(session: EmbeddedSession): Database {
  return {
    backend: 'embedded',
    query: (text, parameters) => session.run(({ driver }) => pgliteRows(driver, text, parameters)),
    exec: (text) => session.run(async ({ driver }) => void (await driver.exec(text))),
    transaction: (work) =>
      session.run(({ driver }) => driver.transaction((transaction) => work(inPgliteTransaction(transaction)))),
  };
}

function inPgliteTransaction(transaction: Transaction): Database {
  const database: Database = {
    backend: 'embedded',
    query: (text, parameters) => pgliteRows(transaction, text, parameters),
    exec: async (text) => void (await transaction.exec(text)),
    transaction: (work) => withSavepoint(database, work),
  };
  return database;
}

async function pgliteRows<Row extends object>(
  session: Pick<PGlite, 'query'> | Transaction,
  text: string,
  parameters?: readonly unknown[],
): Promise<Row[]> {
  const result = await session.query<Row>(text, parameters ? [...parameters] : []);
  return result.rows;
}

async function withSavepoint<Result>(
  database: Database,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  await database.exec('savepoint nested');
  try {
    const result = await work(database);
    await database.exec('release savepoint nested');
    return result;
  } catch (error) {
    await database.exec('rollback to savepoint nested');
    throw error;
  }
}

/** A pool of PostgreSQL as a Database. */
export function postgresDatabase(pool: pg.Pool): Database {
  return {
    backend: 'postgresql',
    query: (text, parameters) => postgresRows(pool, text, parameters),
    exec: async (text) => void (await pool.query(text)),
    transaction: (work) => inPostgresTransaction(pool, work),
  };
}

async function inPostgresTransaction<Result>(
  pool: pg.Pool,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  const database: Database = {
    backend: 'postgresql',
    query: (text, parameters) => postgresRows(client, text, parameters),
    exec: async (text) => void (await client.query(text)),
    transaction: (inner) => withSavepoint(database, inner),
  };
  try {
    await client.query('begin');
    const result = await work(database);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away.
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}

async function postgresRows<Row extends object>(
  session: Pick<pg.ClientBase, 'query'>,
  text: string,
  parameters?: readonly unknown[],
): Promise<Row[]> {
  const { rows } = await session.query<Row & pg.QueryResultRow>(text, parameters && [...parameters]);
  return rows;
}
