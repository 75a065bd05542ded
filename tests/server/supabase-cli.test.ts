/** The real Supabase CLI and our server keep the same books, and its types are the ones the code uses. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { generateTypes, TYPES_FILE } from '../../tools/generate-types';
import { openBackend } from '../../supabase/embedded/backend';
import { openSecrets } from '../../supabase/embedded/secrets';
import { startPostgres, type PostgresCluster } from '../../tools/lib/postgres';
import { startServer } from '../support/server';
import { supabaseCommand } from '../../tools/lib/supabase-cli';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../supabase/migrations');
const versions = readdirSync(MIGRATIONS)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.slice(0, 14))
  .sort();

describe('supabase db push', () => {
  let cluster: PostgresCluster;
  let scratch = '';
  beforeAll(async () => {
    cluster = await startPostgres();
    scratch = mkdtempSync(path.join(tmpdir(), 'risk-map-cli-'));
  });
  afterAll(() => {
    cluster.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  const push = (url: string) => {
    const { stdout, stderr } = supabaseCommand(['db', 'push', `--remote=${url}`, '--include-all', '--yes']);
    return stdout + stderr;
  };
  const history = async (url: string) => {
    const sql = postgres(url);
    const rows = await sql<
      { version: string; name: string }[]
    >`select version, name from supabase_migrations.schema_migrations order by version`;
    await sql.end();
    return rows.map(({ version, name }) => `${version}_${name}.sql`);
  };

  it('applies every migration to a database that has what Supabase has, once; then our server starts on it', async () => {
    const url = cluster.createDatabase('pushed');
    const secrets = await openSecrets(scratch);
    // Roles, auth schema and grants alone: on Supabase they are there.
    const prepared = await openBackend({
      databaseUrl: url,
      dataDirectory: scratch,
      migrationsDirectory: mkdtempSync(path.join(scratch, 'none-')),
      secrets,
    });
    await prepared.close();
    push(url);
    const applied = await history(url);
    expect(applied).toEqual(
      readdirSync(MIGRATIONS)
        .filter((name) => name.endsWith('.sql'))
        .sort(),
    );
    expect(push(url)).toMatch(/up to date/i);
    const server = await startServer({ environment: { DATABASE_URL: url, DEMONSTRATION: 'on' } });
    expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({
      status: 'ok',
      migrations: versions.at(-1),
    });
    await server.stop();
    expect(await history(url)).toEqual(applied);
  });

  it('finds nothing to do where our server has been', async () => {
    const url = cluster.createDatabase('served');
    const server = await startServer({ environment: { DATABASE_URL: url } });
    await server.stop();
    expect(push(url)).toMatch(/up to date/i);
  });
});

describe('supabase gen types', () => {
  it('gives the types that the code uses', async () => {
    expect(readFileSync(TYPES_FILE, 'utf8')).toBe(await generateTypes());
  });
});
