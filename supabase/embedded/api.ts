/** The API for command-line tools: the running server where there is one, else the same thing in this process. */
import { createClient, type SupabaseClient } from '@supabase/supabase-js';

import { openBackend } from './backend';
import type { Database } from './database';
import { reasonOf, StartFailure } from './failure';
import { openInstallation } from './installation';
import { currentHolder, takeLock, type LockHolder } from './lock';
import { router } from './router';
import { openSecrets, type Secrets } from './secrets';
import { readSettings, type Settings } from './settings';

export type Api = {
  /** Give it to supabase-js as `global.fetch`. */
  fetch: typeof fetch;
  /** Base address for supabase-js. In-process it names nothing that listens. */
  url: string;
  publishableKey: string;
  /** Acts as service_role: no row policy holds. */
  secretKey: string;
  /** Our own SQL; null when a running server holds the database. */
  database: Database | null;
  close(): Promise<void>;
};

const IN_PROCESS_URL = 'http://in-process.localhost';

/**
 * Opens the whole installation in this process, without listening.
 * Throws `StartFailure`, for instance ALREADY_RUNNING while a server holds the embedded database.
 */
export async function openApi(
  settings: Settings = readSettings(),
  say: (line: string) => void = (line) => console.error(line),
): Promise<Api> {
  const installation = await openInstallation(settings, 'tool', say);
  const handle = router({
    backend: installation.backend,
    publishableKey: installation.secrets.publishableKey,
    configurationFile: settings.configurationFile,
    demonstration: installation.demonstration,
    listensOnLoopback: true,
    page: null,
  });
  return {
    fetch: async (input, init) => handle(new Request(input, init), '127.0.0.1'),
    url: IN_PROCESS_URL,
    publishableKey: installation.secrets.publishableKey,
    secretKey: installation.secrets.secretKey,
    database: installation.backend.database,
    close: installation.close,
  };
}

/** Uses the server that runs on this data directory when it answers, else opens the API in this process. */
export async function connectApi(settings: Settings = readSettings(), say?: (line: string) => void): Promise<Api> {
  const holder = currentHolder(settings.dataDirectory);
  if (!holder?.url) return openApi(settings, say);
  await checkServer(holder);
  const secrets: Secrets = await openSecrets(settings.dataDirectory);
  return {
    fetch,
    url: holder.url,
    publishableKey: secrets.publishableKey,
    secretKey: secrets.secretKey,
    database: null,
    close: async () => undefined,
  };
}

/**
 * Opens only the database, migrated, for tools that write by SQL (seeding).
 * Throws `StartFailure` ALREADY_RUNNING while a server holds the data directory.
 */
export async function openDatabase(
  settings: Settings = readSettings(),
): Promise<{ database: Database; close(): Promise<void> }> {
  const secrets = await openSecrets(settings.dataDirectory);
  const lock = takeLock(settings.dataDirectory, 'tool');
  try {
    const backend = await openBackend({ ...settings, secrets });
    return {
      database: backend.database,
      close: async () => {
        await backend.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A supabase-js client on an Api, signed out. `key` decides between anon and service_role. */
export function clientOf(api: Api, key: string = api.publishableKey): SupabaseClient {
  return createClient(api.url, key, {
    global: { fetch: api.fetch },
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
}

async function checkServer(holder: LockHolder): Promise<void> {
  try {
    const response = await fetch(`${holder.url}/healthz`, { signal: AbortSignal.timeout(10_000) });
    const health = (await response.json()) as { status?: string };
    if (health.status === 'ok') return;
    throw new Error(`it says "${health.status}"`);
  } catch (error) {
    throw new StartFailure(
      'ALREADY_RUNNING',
      `A server (process ${holder.pid}) holds the data directory, but does not answer at ${holder.url} (${reasonOf(error)}); stop it, then try again.`,
    );
  }
}
