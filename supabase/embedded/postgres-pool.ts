/** Connections to PostgreSQL, by node-postgres: it settles every query when the server goes away, and connects again. */
import { AsyncLocalStorage } from 'node:async_hooks';

import type { PostgresPool } from 'kysely';
import pg from 'pg';

import { codeOf } from './failure';

/** As many as the API may use at once; every further request waits its turn. */
const MOST_CONNECTIONS = 10;
/** Longest wait for a connection, in the pool or at the network, in milliseconds. */
const CONNECTION_TIMEOUT = 10_000;

const { builtins, getTypeParser } = pg.types;
// Its declared type is that of a later version.
const arrayParser = pg.types.arrayParser as unknown as {
  create(source: string, transform: (element: string) => unknown): { parse(): unknown[] };
};
const asText = (text: string) => text;

/**
 * Values as the API layer and `Database` want them: days and times as text, whole numbers as numbers where they fit,
 * decimals likewise. All other types as node-postgres reads them.
 */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text)),
  [builtins.NUMERIC]: (text) => (String(Number(text)) === text ? Number(text) : text),
  [builtins.DATE]: asText,
  [builtins.TIME]: asText,
  [builtins.TIMETZ]: asText,
  [builtins.TIMESTAMP]: asText,
  [builtins.TIMESTAMPTZ]: asText,
};

/** A pool on a database. Nothing is connected before the first query. Sessions speak UTC. */
export function openPool(databaseUrl: string): pg.Pool {
  /** Array types of the database, those of its own enumerations among them, with their elements. */
  const arrays = new Map<number, number>();
  const parserOf = (type: number): ((text: string) => unknown) => {
    const element = arrays.get(type);
    if (element === undefined) return PARSERS[type] ?? (getTypeParser(type) as (text: string) => unknown);
    return (text) => arrayParser.create(text, parserOf(element)).parse();
  };
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'work-safety-risk-map',
    options: '-c TimeZone=UTC',
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    keepAlive: true,
    types: { getTypeParser: parserOf as typeof getTypeParser },
    async onConnect(client) {
      // Migrations may have added some since the last connection.
      const { rows } = await client.query<{ oid: number; element: number }>(
        `select oid::integer, typelem::integer as element from pg_type where typcategory = 'A' and typelem <> 0`,
      );
      for (const { oid, element } of rows) arrays.set(oid, element);
    },
  });
  // A connection that the server closes while nobody uses it is no failure: the next query opens another. While
  // somebody does, the query itself is refused; without a listener the event would end this process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Codes of Node and PostgreSQL that say: no connection, or none any more. */
const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  '28P01', // The password is wrong,
  '28000', // or the user may not connect.
  '3D000', // There is no such database.
  '53300', // Too many connections.
  '57P01', // The administrator stops the server,
  '57P02', // or it crashed,
  '57P03', // or cannot take anybody yet.
]);
/** What node-postgres says without a code. */
const CONNECTION_WORDS =
  /^Connection terminated|timeout exceeded when trying to connect|is not queryable|^Client was closed/;

/** True for a failure of the connection and not of what was asked. */
export function isConnectionFailure(error: unknown): boolean {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = codeOf(first);
  return code === undefined
    ? first instanceof Error && CONNECTION_WORDS.test(first.message)
    : CONNECTION_CODES.has(code) || code.startsWith('08');
}

/**
 * Does some work on a pool and tells whether a connection failed meanwhile: whoever stands between may have made
 * something else of the failure.
 */
export async function watchConnections<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; failed: boolean }> {
  const seen = { failed: false };
  const result = await watched.run(seen, work);
  return { result, failed: seen.failed };
}

const watched = new AsyncLocalStorage<{ failed: boolean }>();

/** The pool for Kysely, under watch. */
export function watchedPool(pool: pg.Pool): PostgresPool {
  const note = (error: unknown): never => {
    const seen = watched.getStore();
    if (seen && isConnectionFailure(error)) seen.failed = true;
    throw error;
  };
  return {
    async connect() {
      const client = await pool.connect().catch(note);
      return {
        query: ((text: string, parameters: unknown[]) => client.query(text, parameters).catch(note)) as never,
        release: () => client.release(),
      };
    },
    end: () => pool.end(),
  };
}
