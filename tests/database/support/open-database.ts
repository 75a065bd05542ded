/** Databases for the proofs: migrated exactly as the server does it, empty, and gone afterwards. */
import { rmSync } from 'node:fs';

import { openBackend } from '../../../supabase/embedded/backend';
import type { Database } from '../../../supabase/embedded/database';
import { openSecrets } from '../../../supabase/embedded/secrets';
import { readSettings } from '../../../supabase/embedded/settings';
import { startPostgres } from '../../../tools/lib/postgres';
import { copyEmbeddedTemplate } from '../../support/embedded-template';
import { makeDataDirectory } from '../../support/server';

export type OpenDatabase = {
  database: Database;
  /** Address of the PostgreSQL database; null for the embedded one. */
  url: string | null;
  close(): Promise<void>;
};

/** PGlite with PostGIS in a directory of its own, a copy of the migrated template. */
export async function openEmbedded(): Promise<OpenDatabase> {
  const dataDirectory = makeDataDirectory();
  await copyEmbeddedTemplate(dataDirectory);
  return open(null, () => undefined, dataDirectory);
}

/** A PostgreSQL that is started for this and stopped with it. */
export async function openPostgres(): Promise<OpenDatabase> {
  const cluster = await startPostgres();
  try {
    return await open(cluster.url, () => cluster.stop());
  } catch (error) {
    cluster.stop();
    throw error;
  }
}

async function open(
  databaseUrl: string | null,
  stop: () => void,
  dataDirectory = makeDataDirectory(),
): Promise<OpenDatabase> {
  const secrets = await openSecrets(dataDirectory);
  const backend = await openBackend({
    databaseUrl,
    dataDirectory,
    migrationsDirectory: readSettings().migrationsDirectory,
    secrets,
  });
  return {
    database: backend.database,
    url: databaseUrl,
    async close() {
      await backend.close();
      stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
