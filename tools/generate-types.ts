/**
 * `npm run types`: writes src/domain/database.types.ts with the Supabase CLI from the migrations, on a
 * throw-away PostgreSQL. With `--check` it only compares, and exits 1 when the file is out of date.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { format } from 'prettier';

import { openBackend } from '../supabase/embedded/backend';
import { openSecrets } from '../supabase/embedded/secrets';
import { PROJECT_DIRECTORY } from '../supabase/embedded/settings';
import { startPostgres } from './lib/postgres';
import { supabaseCommand } from './lib/supabase-cli';

export const TYPES_FILE = path.join(PROJECT_DIRECTORY, 'src/domain/database.types.ts');

const HEADING = `/** Made by \`npm run types\` from supabase/migrations; do not edit. */\n\n`;

/** What the file should hold: needs PostgreSQL on this machine, takes about ten seconds. */
export async function generateTypes(): Promise<string> {
  const postgres = await startPostgres();
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'risk-map-types-'));
  try {
    const secrets = await openSecrets(dataDirectory);
    const migrationsDirectory = path.join(PROJECT_DIRECTORY, 'supabase/migrations');
    const backend = await openBackend({ databaseUrl: postgres.url, dataDirectory, migrationsDirectory, secrets });
    await backend.close();
    const generated = supabaseCommand(['gen', 'types', '--schema', 'public', `--remote=${postgres.url}`]);
    // The CLI may put notes of its own before the first type.
    const types = generated.stdout.slice(generated.stdout.indexOf('export type'));
    return await format(HEADING + types.trim(), { parser: 'typescript', printWidth: 120, singleQuote: true });
  } finally {
    postgres.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

async function run(): Promise<void> {
  const types = await generateTypes();
  if (!process.argv.includes('--check')) return writeFileSync(TYPES_FILE, types);
  if (readFileSync(TYPES_FILE, 'utf8') === types) return;
  console.error('src/domain/database.types.ts is not what the migrations give; run npm run types and commit it.');
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run();
