/** Opens one of the two databases behind the Supabase-compatible API, without listening. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { PGlite } from '@electric-sql/pglite';
import { dataDir as readyMadeCluster } from '@electric-sql/pglite-prepopulatedfs';
import { App } from '@supabase/lite';
import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite';
import { createPostgresConnection, type PostgresConnection } from '@supabase/lite/postgres';
import type { Sql } from 'postgres';

import { PASSWORD_MINIMUM_LENGTH } from '@/domain/accounts';

import { bootstrap } from './bootstrap';
import { pgliteDatabase, postgresDatabase, type BackendName, type Database } from './database';
import { Exclusive } from './exclusive';
import { codeOf, reasonOf, StartFailure } from './failure';
import { checkHistory, migrate } from './migrate';
import { slimPostgis } from './postgis-bundle';
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
    await opened.connection.close();
    if (options.databaseUrl !== null && !(error instanceof StartFailure))
      throw unreachable(options.databaseUrl, error) ?? error;
    throw error;
  }
}

type Opened = { connection: PgliteConnection | PostgresConnection; database: Database; exclusive: Exclusive | null };

async function prepare({ connection, database, exclusive }: Opened, options: BackendOptions): Promise<Backend> {
  keepGrants(connection);
  const app = new App({
    connection,
    auth: {
      enabled: true,
      enable_signup: false,
      jwt_secret: options.secrets.jwtSecret,
      publishable_key: options.secrets.publishableKey,
      secret_key: options.secrets.secretKey,
      jwt_expiry: 3600,
      enable_refresh_token_rotation: true,
      refresh_token_reuse_interval: 10,
      minimum_password_length: PASSWORD_MINIMUM_LENGTH,
    },
    api: { schemas: ['public'], extra_search_path: ['public', 'extensions'], max_rows: 1000 },
    // Admin mode would serve keyless requests from this machine as service_role.
    options: { server: { admin: false, disableStudio: true } },
  });
  const place =
    options.databaseUrl === null ? `the directory ${path.join(options.dataDirectory, 'database')}` : 'the database';
  await checkHistory(database, options.migrationsDirectory, place);
  const { postgis: postgisVersion } = await bootstrap(database, () => app.ensureSystemSchema());
  const appliedMigrations = await migrate(database, options.migrationsDirectory);
  await connection.clearSchemaCache();
  // The API layer reads the schema at its first request, and many first requests would each read it
  // for themselves. It is read once, now, but nobody waits for it before the first request.
  const readSchema = () => connection.introspect({ useCache: true });
  const schemaRead = exclusive ? exclusive.run(readSchema) : readSchema();
  return {
    name: database.backend,
    database,
    postgisVersion,
    appliedMigrations,
    fetchApi: async (request, peerAddress) => {
      await schemaRead;
      const answer = () => app.fetch(request, { peerAddress });
      return exclusive ? exclusive.run(answer) : answer();
    },
    async close() {
      await schemaRead;
      await (exclusive ? exclusive.run(() => connection.close()) : connection.close());
    },
  };
}

/**
 * Opens the database in the data directory. A fresh one begins from PGlite's ready-made cluster,
 * which saves the seconds that initdb takes; a first opening that was cut off begins again.
 */
async function openEmbedded(dataDirectory: string): Promise<Opened> {
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
    const driver: PGlite = connection.driver;
    await driver.waitReady;
    rmSync(unfinished, { force: true });
    const exclusive = new Exclusive();
    return { connection, database: pgliteDatabase(driver, exclusive), exclusive };
  } catch (error) {
    throw new StartFailure(
      'DATA_DIRECTORY_UNUSABLE',
      `The database in ${directory} cannot be opened (${reasonOf(error)}); check that the disk is not full and the directory can be written, or restore it from a backup.`,
      { cause: error },
    );
  }
}

/** Type numbers of PostgreSQL, fixed for ever. */
const jsonType = 114;
const jsonbType = 3802;

function openPostgres(databaseUrl: string): Opened {
  const connection = createPostgresConnection({
    url: databaseUrl,
    postgresOptions: {
      onnotice: () => undefined,
      connect_timeout: 10,
      connection: { application_name: 'work-safety-risk-map' },
    },
  });
  // The API layer's own copy of postgres.js has the same shape as ours.
  const driver = connection.driver as unknown as Sql;
  // The API layer hands JSON on as text; postgres.js would quote that text once more. PGlite takes it as it is.
  const asJsonText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  for (const type of [jsonType, jsonbType]) driver.options.serializers[type] = asJsonText;
  return { connection, database: postgresDatabase(driver), exclusive: null };
}

/**
 * At its first request the API layer grants everything on every table of a schema with row
 * security to anon and authenticated, which would undo our column grants and our denial of anon.
 * It does so only while this field is "unknown". A test reads the grants after requests.
 */
function keepGrants(connection: PgliteConnection | PostgresConnection): void {
  (connection as unknown as { rlsState: 'unknown' | 'active' | 'inactive' }).rlsState = 'active';
}

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'ECONNRESET',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  '28P01',
  '28000',
  '3D000',
  '57P03',
  '53300',
]);

/** The failure to say when PostgreSQL could not be reached; null for any other error. Never shows the password. */
function unreachable(databaseUrl: string, error: unknown): StartFailure | null {
  const code = codeOf(error) ?? (error instanceof AggregateError ? codeOf(error.errors[0]) : undefined);
  if (!code || !CONNECTION_CODES.has(code)) return null;
  const { hostname, port, pathname } = new URL(databaseUrl);
  const where = `${hostname}:${port || 5432}${pathname}`;
  return new StartFailure(
    'DATABASE_UNREACHABLE',
    `The database at ${where} cannot be reached (${reasonOf(error) || code}); check that it runs and that DATABASE_URL is right, then start again.`,
    { cause: error },
  );
}
