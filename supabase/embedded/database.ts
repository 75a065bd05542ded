/** One small face over both databases, for our own SQL: PGlite in this process, or PostgreSQL. */
import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { Sql } from 'postgres';

import type { Exclusive } from './exclusive';

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

/** A PGlite session as a Database; every call waits its turn in `exclusive`. */
export function pgliteDatabase(driver: PGlite, exclusive: Exclusive): Database {
  return {
    backend: 'embedded',
    query: (text, parameters) => exclusive.run(() => pgliteRows(driver, text, parameters)),
    exec: (text) => exclusive.run(async () => void (await driver.exec(text))),
    transaction: (work) =>
      exclusive.run(() => driver.transaction((transaction) => work(inPgliteTransaction(transaction)))),
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

/** A postgres.js pool as a Database. */
export function postgresDatabase(sql: Sql): Database {
  return {
    backend: 'postgresql',
    query: (text, parameters) => postgresRows(sql, text, parameters),
    exec: async (text) => void (await sql.unsafe(text)),
    transaction: async (work) =>
      (await sql.begin((transaction) => work(inPostgresTransaction(transaction)))) as Awaited<ReturnType<typeof work>>,
  };
}

function inPostgresTransaction(sql: Pick<Sql, 'unsafe'>): Database {
  const database: Database = {
    backend: 'postgresql',
    query: (text, parameters) => postgresRows(sql, text, parameters),
    exec: async (text) => void (await sql.unsafe(text)),
    transaction: (work) => withSavepoint(database, work),
  };
  return database;
}

async function postgresRows<Row extends object>(
  sql: Pick<Sql, 'unsafe'>,
  text: string,
  parameters?: readonly unknown[],
): Promise<Row[]> {
  const rows = await sql.unsafe(text, parameters ? ([...parameters] as never[]) : undefined);
  return rows as unknown as Row[];
}
