/** One installation, opened: lock, secrets, database, first accounts. What `main` serves and tools use. */
import { existsSync } from 'node:fs';

import type { DemonstrationAccount } from '@/domain/configuration';

import { openBackend, type Backend } from './backend';
import { checkCity, readConfigurationFile } from './configuration-file';
import type { Database } from './database';
import { openDemonstrationAccounts, openFirstAdministrator, removeDemonstrationAccounts } from './first-accounts';
import { takeLock, type DataLock } from './lock';
import { makePassword, openSecrets, saveSecrets, type Secrets } from './secrets';
import type { Settings } from './settings';

export type Installation = {
  backend: Backend;
  secrets: Secrets;
  lock: DataLock;
  demonstration: { accounts: DemonstrationAccount[]; password: string } | null;
  close(): Promise<void>;
};

/**
 * Opens the installation and brings it up to date: migrations, city, demonstration data on first
 * start, accounts. `say` gets lines for the person who started it. Throws `StartFailure`.
 */
export async function openInstallation(
  settings: Settings,
  purpose: string,
  say: (line: string) => void,
): Promise<Installation> {
  const configuration = readConfigurationFile(settings.configurationFile);
  const secrets = await openSecrets(settings.dataDirectory);
  const lock = takeLock(settings.dataDirectory, purpose);
  let backend: Backend | null = null;
  try {
    backend = await openBackend({ ...settings, secrets });
    await checkCity(backend.database, configuration.cityCode, settings.configurationFile);
    const demonstration = await openAccounts(backend.database, settings, secrets, say);
    const opened = backend;
    return { backend, secrets, lock, demonstration, close: () => closeAll(opened, lock) };
  } catch (error) {
    await closeAll(backend, lock);
    throw error;
  }
}

async function closeAll(backend: Backend | null, lock: DataLock): Promise<void> {
  await backend?.close();
  lock.release();
}

async function openAccounts(
  database: Database,
  settings: Settings,
  secrets: Secrets,
  say: (line: string) => void,
): Promise<Installation['demonstration']> {
  if (!settings.demonstration) {
    await removeDemonstrationAccounts(database);
    const administrator = await openFirstAdministrator(database, settings.administratorEmail);
    if (administrator)
      say(
        `First administrator: ${administrator.email} with the one-time password ${administrator.password} (shown once; it must be changed at the first sign-in).`,
      );
    return null;
  }
  await seedOnFirstStart(database, settings.demonstrationFeatures, say);
  const password = demonstrationPassword(settings, secrets, say);
  return { accounts: await openDemonstrationAccounts(database, password), password };
}

function demonstrationPassword(settings: Settings, secrets: Secrets, say: (line: string) => void): string {
  const known = secrets.demonstrationPassword;
  const password = settings.demonstrationPassword ?? known ?? makePassword();
  if (password === known) return known;
  saveSecrets(settings.dataDirectory, { ...secrets, demonstrationPassword: password });
  if (settings.demonstrationPassword === null)
    say(`Demonstration accounts (office@demo.local and others) have the password ${password}`);
  return password;
}

type SeedModule = {
  seedDemonstration(database: Database, options: { features: number; onProgress(text: string): void }): Promise<void>;
};

async function seedOnFirstStart(database: Database, features: number, say: (line: string) => void): Promise<void> {
  const [state] = await database.query<{ seeded: boolean }>(
    'select seeded_at is not null as seeded from private.state',
  );
  if (state?.seeded || features === 0) return;
  const specifier = '../seed/demonstration';
  if (!existsSync(new URL(`${specifier}.ts`, import.meta.url)))
    return say('supabase/seed/demonstration.ts is missing; the database stays empty.');
  const { seedDemonstration } = (await import(specifier)) as SeedModule;
  await seedDemonstration(database, { features, onProgress: say });
}
