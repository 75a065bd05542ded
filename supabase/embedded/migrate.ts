/**
 * Applies `supabase/migrations/*.sql` and keeps the history table as the Supabase CLI keeps it,
 * so that `npm start` and `supabase db push` may follow each other on one database.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { splitSqlStatements } from '@supabase/lite';

import type { Database } from './database';
import { reasonOf, StartFailure } from './failure';

type Migration = { version: string; name: string; fileName: string; text: string };

const HISTORY = `
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
alter table supabase_migrations.schema_migrations add column if not exists statements text[];
alter table supabase_migrations.schema_migrations add column if not exists name text;
`;

/** A number for pg_advisory_xact_lock: two servers must not migrate one database at once. */
const MIGRATION_LOCK = 4_117_000;

/**
 * Refuses a database that these migrations cannot bring up to date, before anything in it is touched. `place` says where
 * it is. Throws `StartFailure`: DATA_BEFORE_BASELINE when it was made by migrations older than the first of these (they
 * were folded into a baseline once), MIGRATION_FAILED when by ones that are not here yet.
 */
export async function checkHistory(database: Database, directory: string, place: string): Promise<void> {
  const [first, ...later] = readMigrations(directory).map(({ version }) => version);
  if (first === undefined || !(await hasHistory(database))) return;
  const known = new Set([first, ...later]);
  const unknown = (await appliedVersions(database)).filter((version) => !known.has(version));
  const [oldest] = unknown;
  if (oldest === undefined) return;
  if (oldest < first)
    throw new StartFailure(
      'DATA_BEFORE_BASELINE',
      `The database was made by an earlier release (migration ${oldest}, before the baseline ${first}) and cannot be brought up to date: if it holds demonstration data, delete ${place} and start again, and it is made anew; if it holds real records, export them with the release that made them and import them afterwards.`,
    );
  throw new StartFailure(
    'MIGRATION_FAILED',
    `The database was made by a newer version of this program (migration ${unknown.at(-1)}); update the program, or use another database.`,
  );
}

/**
 * Applies what is missing, each file in one transaction with its record; `checkHistory` comes first.
 * Throws `StartFailure` MIGRATION_FAILED naming file, line and reason; that file has then left no trace.
 * Returns the versions applied now.
 */
export async function migrate(database: Database, directory: string): Promise<string[]> {
  const migrations = readMigrations(directory);
  await database.exec(HISTORY);
  const appliedNow: string[] = [];
  for (const migration of migrations) if (await apply(database, migration)) appliedNow.push(migration.version);
  return appliedNow;
}

async function hasHistory(database: Database): Promise<boolean> {
  const [row] = await database.query<{ has: boolean }>(
    `select to_regclass('supabase_migrations.schema_migrations') is not null as has`,
  );
  return row?.has ?? false;
}

/** Versions in the history table, ascending. */
export async function appliedVersions(database: Database): Promise<string[]> {
  const rows = await database.query<{ version: string }>(
    'select version from supabase_migrations.schema_migrations order by version',
  );
  return rows.map(({ version }) => version);
}

async function apply(database: Database, migration: Migration): Promise<boolean> {
  try {
    return await database.transaction(async (transaction) => {
      await transaction.query('select pg_advisory_xact_lock($1::bigint)', [MIGRATION_LOCK]);
      const [done] = await transaction.query('select 1 from supabase_migrations.schema_migrations where version = $1', [
        migration.version,
      ]);
      if (done) return false;
      await transaction.exec(migration.text);
      await transaction.query(
        'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3::text[])',
        [migration.version, migration.name, splitSqlStatements(migration.text)],
      );
      return true;
    });
  } catch (error) {
    throw new StartFailure(
      'MIGRATION_FAILED',
      `Migration ${migration.fileName}${lineOf(error, migration.text)} failed: ${reasonOf(error)}; it was rolled back and the data are as they were. Correct the file, then start again.`,
      { cause: error },
    );
  }
}

function readMigrations(directory: string): Migration[] {
  const migrations: Migration[] = [];
  for (const fileName of readdirSync(directory).sort()) {
    const match = /^(\d{14})_(.+)\.sql$/.exec(fileName);
    if (!match) continue;
    const [, version = '', name = ''] = match;
    migrations.push({ version, name, fileName, text: readFileSync(path.join(directory, fileName), 'utf8') });
  }
  return migrations;
}

function lineOf(error: unknown, text: string): string {
  const position = Number((error as { position?: unknown } | null)?.position);
  if (!Number.isInteger(position) || position < 1) return '';
  // PostgreSQL counts characters, not UTF-16 units.
  const before = Array.from(text).slice(0, position - 1);
  return ` line ${before.filter((character) => character === '\n').length + 1}`;
}
