/**
 * A migrated embedded database, made once per version of the migrations and copied for each test:
 * making one takes PGlite many seconds of both cores, copying it a fraction of one.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openBackend } from '../../supabase/embedded/backend';
import { openSecrets } from '../../supabase/embedded/secrets';

const PROJECT_DIRECTORY = path.resolve(import.meta.dirname, '../..');
const MIGRATIONS = path.join(PROJECT_DIRECTORY, 'supabase/migrations');

/** Puts a migrated, otherwise empty database into a data directory that has none yet. */
export async function copyEmbeddedTemplate(dataDirectory: string): Promise<void> {
  const isSecret = (file: string) => file.endsWith('secrets.json');
  cpSync(await template(), dataDirectory, { recursive: true, filter: (file) => !isSecret(file) });
}

async function template(): Promise<string> {
  const ready = path.join(tmpdir(), `risk-map-template-${versionHash()}`);
  if (existsSync(ready)) return ready;
  const making = mkdtempSync(path.join(tmpdir(), 'risk-map-template-making-'));
  const secrets = await openSecrets(making);
  const backend = await openBackend({
    databaseUrl: null,
    dataDirectory: making,
    migrationsDirectory: MIGRATIONS,
    secrets,
  });
  await backend.close();
  try {
    renameSync(making, ready);
  } catch (error) {
    if (!existsSync(ready)) throw error;
    rmSync(making, { recursive: true }); // Another test process was quicker.
  }
  return ready;
}

/** Changes with anything that decides what a fresh database holds. */
function versionHash(): string {
  const hash = createHash('sha256');
  const embedded = path.join(PROJECT_DIRECTORY, 'supabase/embedded');
  const files = [
    ...readdirSync(MIGRATIONS).map((name) => path.join(MIGRATIONS, name)),
    ...['backend.ts', 'bootstrap.ts', 'migrate.ts', 'postgis-bundle.ts'].map((name) => path.join(embedded, name)),
    path.join(PROJECT_DIRECTORY, 'package-lock.json'),
  ];
  for (const file of files.sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
