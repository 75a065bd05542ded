/** Opens one of the two databases behind the Supabase-compatible API, without listening. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { dataDir as readyMadeCluster } from '@electric-sql/pglite-prepopulatedfs';
import { App } from '@supabase/lite';
import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite';
import { createPostgresConnection, type PostgresConnection } from '@supabase/lite/postgres';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';

import { PASSWORD_MINIMUM_LENGTH } from '@/domain/accounts';

import { bootstrap } from './bootstrap';
import { embeddedDatabase, postgresDatabase, type BackendName, type Database } from './database';
import { EmbeddedSession } from './embedded-session';
import { reasonOf, StartFailure } from './failure';
import { json } from './http-server';
import { checkHistory, migrate } from './migrate';
import { slimPostgis } from './postgis-bundle';
import { isConnectionFailure, openPool, watchConnections, watchedPool } from './postgres-pool';
import type { Secrets } from './secrets';

export type Backend = {
  name: BackendName;
  /** Our own SQL, with the owner's rights. */
  database: Database;
  /** PostgREST at /rest/v1 and GoTrue at /auth/v1. */
  fetchApi(request: Request, peerAddress: string | null): Promise<Response>;
  postgisVersion: string;
  /** Versions that this opening applied. */
  appliedMigrations: string[];
  close(): Promise<void>;
};

export type BackendOptions = {
  databaseUrl: string | null;
  dataDirectory: string;
  migrationsDirectory: string;
  secrets: Secrets;
};

/** Opens, prepares and migrates. Throws `StartFailure`; whatever was opened is closed again then. */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  const opened =
    options.databaseUrl === null ? await openEmbedded(options.dataDirectory) : openPostgres(options.databaseUrl);
  try {
    return await prepare(opened, options);
  } catch (error) {
    await opened.close();
    if (options.databaseUrl !== null && !(error instanceof StartFailure))
      throw unreachable(options.databaseUrl, error) ?? error;
    throw error;
  }
}

/** What everybody is answered while the database is away: what was acknowledged stays, all else may be tried again. */
export function databaseUnavailable(): Response {
  const message =
    'The database cannot be reached just now. What was confirmed is kept; whether this request was done is not known: look, then try again in a moment.';
  return json({ code: 'DATABASE_UNAVAILABLE', message, msg: message }, 503, {
    'retry-after': '2',
    'access-control-allow-origin': '*',
  });
}

type Connection = PgliteConnection | PostgresConnection;

interface Opened {
  readonly database: Database;
  /** Does some work on the API layer's connection: alone on it where it is one session. */
  use<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

async function prepare({ database, use, close }: Opened, options: BackendOptions): Promise<Backend> {
  const apps = new WeakMap<Connection, App>();
  const appOn = (connection: Connection): App => {
    const app = apps.get(connection) ?? openApp(connection, options.secrets);
    apps.set(connection, app);
    return app;
  };
  const place =
    options.databaseUrl === null ? `the directory ${path.join(options.dataDirectory, 'database')}` : 'the database';
  await checkHistory(database, options.migrationsDirectory, place);
  const { postgis: postgisVersion } = await bootstrap(database, () =>
    use((connection) => appOn(connection).ensureSystemSchema()),
  );
  const appliedMigrations = await migrate(database, options.migrationsDirectory);
  // The API layer reads the schema at its first request, and many first requests would each read it
  // for themselves. It is read once, now, but nobody waits for it before the first request.
  const schemaRead = use(async (connection) => {
    await connection.clearSchemaCache();
    await connection.introspect({ useCache: true });
  }).catch((error: unknown) => {
    // The database went away just now: the first request that finds it again reads the schema.
    console.error(`error The schema could not be read (${reasonOf(error)}).`);
  });
  return {
    name: database.backend,
    database,
    postgisVersion,
    appliedMigrations,
    fetchApi: async (request, peerAddress) => {
      await schemaRead;
      const answer = () => use((connection) => appOn(connection).fetch(request, { peerAddress }));
      const { result, failed } = await watchConnections(answer);
      return failed && !result.ok ? databaseUnavailable() : result;
    },
    async close() {
      await schemaRead;
      await close();
    },
  };
}

/** The API layer on a connection; made anew where the embedded database had to be opened again. */
function openApp(connection: Connection, secrets: Secrets): App {
  keepGrants(connection);
  return new App({
    connection,
    auth: {
      enabled: true,
      enable_signup: false,
      jwt_secret: secrets.jwtSecret,
      publishable_key: secrets.publishableKey,
      secret_key: secrets.secretKey,
      jwt_expiry: 3600,
      enable_refresh_token_rotation: true,
      refresh_token_reuse_interval: 10,
      minimum_password_length: PASSWORD_MINIMUM_LENGTH,
    },
    api: { schemas: ['public'], extra_search_path: ['public', 'extensions'], max_rows: 1000 },
    // Admin mode would serve keyless requests from this machine as service_role.
    options: { server: { admin: false, disableStudio: true } },
  });
}

async function openEmbedded(dataDirectory: string): Promise<Opened> {
  const session = await EmbeddedSession.open(() => connectEmbedded(dataDirectory));
  return {
    database: embeddedDatabase(session),
    use: (work) => session.run(work),
    close: () => session.close(),
  };
}

/**
 * Opens the database in the data directory. A fresh one begins from PGlite's ready-made cluster,
 * which saves the seconds that initdb takes; a first opening that was cut off begins again.
 */
async function connectEmbedded(dataDirectory: string): Promise<PgliteConnection> {
  const directory = path.join(dataDirectory, 'database');
  const unfinished = path.join(dataDirectory, 'database.unfinished');
  try {
    if (existsSync(unfinished)) rmSync(directory, { recursive: true, force: true });
    const isFresh = !existsSync(path.join(directory, 'PG_VERSION'));
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    if (isFresh) writeFileSync(unfinished, '');
    const pgliteOptions = {
      extensions: { postgis: slimPostgis(dataDirectory) },
      ...(isFresh ? { loadDataDir: await readyMadeCluster() } : {}),
    };
    const connection = await createPgliteConnection({ url: directory, pgliteOptions });
    await connection.driver.waitReady;
    rmSync(unfinished, { force: true });
    return connection;
  } catch (error) {
    throw new StartFailure(
      'DATA_DIRECTORY_UNUSABLE',
      `The database in ${directory} cannot be opened (${reasonOf(error)}); check that the disk is not full and the directory can be written, or restore it from a backup.`,
      { cause: error },
    );
  }
}

function openPostgres(databaseUrl: string): Opened {
  const pool = openPool(databaseUrl);
  const connection = createPostgresConnection({ url: databaseUrl });
  replaceDriver(connection, pool);
  return {
    database: postgresDatabase(pool),
    use: (work) => work(connection),
    close: () => pool.end(),
  };
}

/**
 * The API layer brings postgres.js, which ends this process when the server stops under a write (its 3.4.9 writes to
 * a socket that is gone, uncaught: porsager/postgres#1208) and leaves queries waiting. It only ever speaks through
 * Kysely, whose own dialect for node-postgres takes that place; postgres.js then never connects.
 */
function replaceDriver(connection: PostgresConnection, pool: pg.Pool): void {
  connection.kysely = new Kysely({ dialect: new PostgresDialect({ pool: watchedPool(pool) }) });
}

/**
 * At its first request the API layer grants everything on every table of a schema with row
 * security to anon and authenticated, which would undo our column grants and our denial of anon.
 * It does so only while this field is "unknown". A test reads the grants after requests.
 */
function keepGrants(connection: Connection): void {
  (connection as unknown as { rlsState: 'unknown' | 'active' | 'inactive' }).rlsState = 'active';
}

/** The failure to say when PostgreSQL could not be reached; null for any other error. Never shows the password. */
function unreachable(databaseUrl: string, error: unknown): StartFailure | null {
  if (!isConnectionFailure(error)) return null;
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { hostname, port, pathname } = new URL(databaseUrl);
  const where = `${hostname}:${port || 5432}${pathname}`;
  return new StartFailure(
    'DATABASE_UNREACHABLE',
    `The database at ${where} cannot be reached (${reasonOf(first)}); check that it runs and that DATABASE_URL is right, then start again.`,
    { cause: error },
  );
}
