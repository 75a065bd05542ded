/** What the environment says about how to run. Read once, at the entry of each command. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { StartFailure } from './failure';

export const PROJECT_DIRECTORY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export type Settings = {
  host: string;
  /** 0 lets the system choose a free port. */
  port: number;
  /** A PostgreSQL address; null means the embedded database. */
  databaseUrl: string | null;
  /** Absolute path: secrets, lock, and the embedded database lie in it. */
  dataDirectory: string;
  demonstration: boolean;
  /** Given by DEMO_PASSWORD; null means made at first start. */
  demonstrationPassword: string | null;
  /** How many objects the first start makes in demonstration mode. */
  demonstrationFeatures: number;
  /** E-mail of the first administrator, made when nobody else is one. */
  administratorEmail: string;
  configurationFile: string;
  migrationsDirectory: string;
  pageDirectory: string;
  /** False: API only, nothing is built (the development server serves the page itself). */
  servesPage: boolean;
  /** True behind a reverse proxy of ours: the caller's address is the last of X-Forwarded-For. */
  trustsProxy: boolean;
};

/** Reads settings from environment variables. Throws `StartFailure` BAD_SETTING with the name of a wrong one. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const databaseUrl = environment['DATABASE_URL'] || null;
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new StartFailure(
      'BAD_SETTING',
      'DATABASE_URL is not a PostgreSQL address; write it as postgresql://user:password@host:5432/database.',
    );
  return {
    host: environment['HOST'] || '127.0.0.1',
    port: wholeNumber(environment, 'PORT', 8080, 65535),
    databaseUrl,
    dataDirectory: path.resolve(PROJECT_DIRECTORY, environment['DATA_DIRECTORY'] || '.data'),
    demonstration: onOrOff(environment, 'DEMONSTRATION', databaseUrl === null),
    demonstrationPassword: environment['DEMO_PASSWORD'] || null,
    demonstrationFeatures: wholeNumber(environment, 'DEMO_FEATURES', 20_000, 1_000_000),
    administratorEmail: (environment['ADMIN_EMAIL'] || 'office@localhost.local').toLowerCase(),
    configurationFile: path.resolve(PROJECT_DIRECTORY, environment['CONFIG_FILE'] || 'public/config.json'),
    migrationsDirectory: path.resolve(PROJECT_DIRECTORY, environment['MIGRATIONS_DIRECTORY'] || 'supabase/migrations'),
    pageDirectory: path.resolve(PROJECT_DIRECTORY, 'dist'),
    servesPage: onOrOff(environment, 'SERVE_PAGE', true),
    trustsProxy: onOrOff(environment, 'TRUST_PROXY', false),
  };
}

/** True for addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || bare === '::1' || /^127\./.test(bare);
}

function wholeNumber(environment: NodeJS.ProcessEnv, name: string, fallback: number, largest: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= largest) return value;
  throw new StartFailure('BAD_SETTING', `${name} is "${text}"; give a whole number from 0 to ${largest}.`);
}

function onOrOff(environment: NodeJS.ProcessEnv, name: string, fallback: boolean): boolean {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  if (text === 'on') return true;
  if (text === 'off') return false;
  throw new StartFailure('BAD_SETTING', `${name} is "${text}"; give "on" or "off".`);
}
