/** Reads `config.json` and makes of it what this server's `/config.json` answers. */
import { readFileSync } from 'node:fs';

import { parseConfiguration, type Configuration, type DemonstrationAccount } from '@/domain/configuration';

import type { Database } from './database';
import { reasonOf, StartFailure } from './failure';

/** Throws `StartFailure` BAD_CONFIGURATION with one sentence that names file and member. */
export function readConfigurationFile(file: string): Configuration {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartFailure(
      'BAD_CONFIGURATION',
      `${file} cannot be read (${reasonOf(error)}); put the file back (the README shows one).`,
    );
  }
  const result = parseConfiguration(text);
  if (result.valid) return result.configuration;
  throw new StartFailure('BAD_CONFIGURATION', `${result.problem.message}; correct ${file} and start again.`);
}

/** Throws `StartFailure` BAD_CONFIGURATION when the database knows cities, but not this one. */
export async function checkCity(database: Database, cityCode: string, file: string): Promise<void> {
  const cities = await database.query<{ code: string; name: string }>(
    `select code, name from public.areas where level = 'CITY' order by code`,
  );
  if (cities.length === 0 || cities.some(({ code }) => code === cityCode)) return;
  const known = cities.map(({ code, name }) => `${code} ${name}`).join(', ');
  throw new StartFailure(
    'BAD_CONFIGURATION',
    `config.json names the city ${cityCode}, which the database does not know (it knows ${known}); correct "cityCode" in ${file} and start again.`,
  );
}

export type ServedConfiguration = {
  publishableKey: string;
  /** Null outside demonstration mode. */
  demonstrationAccounts: DemonstrationAccount[] | null;
  /** Null when the caller is not on this machine: then the person types it. */
  demonstrationPassword: string | null;
};

/** What `/config.json` answers: the file, but with this server as its API. */
export function servedConfiguration(file: Configuration, served: ServedConfiguration): Configuration {
  const configuration: Configuration = { ...file, supabaseUrl: '', supabaseKey: served.publishableKey };
  delete configuration.demonstration;
  delete configuration.realtime;
  if (served.demonstrationAccounts) {
    configuration.demonstration = { accounts: served.demonstrationAccounts };
    if (served.demonstrationPassword !== null) configuration.demonstration.password = served.demonstrationPassword;
  }
  return configuration;
}
