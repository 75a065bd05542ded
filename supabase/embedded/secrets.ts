/** Keys and secrets of one installation: made once, kept in the data directory, readable by its owner alone. */
import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { generateApiKey } from '@supabase/lite';
import { z } from 'zod';

import { reasonOf, StartFailure } from './failure';

const secretsSchema = z.object({
  jwtSecret: z.string().min(32),
  publishableKey: z.string().startsWith('sb_publishable_'),
  secretKey: z.string().startsWith('sb_secret_'),
  demonstrationPassword: z.string().optional(),
});
export type Secrets = z.infer<typeof secretsSchema>;

/**
 * Reads the secrets of a data directory, and makes directory and secrets where there are none.
 * Throws `StartFailure` DATA_DIRECTORY_UNUSABLE when it cannot be written or its file is damaged.
 */
export async function openSecrets(dataDirectory: string): Promise<Secrets> {
  const file = path.join(dataDirectory, 'secrets.json');
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw unusable(dataDirectory, error);
  }
  if (existsSync(file)) return readSecrets(file);
  const secrets: Secrets = {
    jwtSecret: randomBytes(48).toString('base64url'),
    publishableKey: (await generateApiKey('publishable')).key,
    secretKey: (await generateApiKey('secret')).key,
  };
  saveSecrets(dataDirectory, secrets);
  return secrets;
}

/** Replaces the file in one step, so that a crash leaves the old one or the new one. */
export function saveSecrets(dataDirectory: string, secrets: Secrets): void {
  const file = path.join(dataDirectory, 'secrets.json');
  const draft = `${file}.${process.pid}.new`;
  try {
    writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
    chmodSync(draft, 0o600);
    renameSync(draft, file);
  } catch (error) {
    throw unusable(dataDirectory, error);
  }
}

// No 0/O, 1/l/I: these passwords are read from a screen and typed.
const PASSWORD_ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A password that can be read out and typed: four groups of four, about 93 bits. */
export function makePassword(): string {
  const group = () => Array.from({ length: 4 }, () => PASSWORD_ALPHABET[randomInt(PASSWORD_ALPHABET.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

function readSecrets(file: string): Secrets {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartFailure(
      'DATA_DIRECTORY_UNUSABLE',
      `${file} cannot be read (${reasonOf(error)}); restore it from a backup, or delete it to make new keys (everyone must then sign in again).`,
    );
  }
  const result = secretsSchema.safeParse(value);
  if (result.success) return result.data;
  throw new StartFailure(
    'DATA_DIRECTORY_UNUSABLE',
    `${file} is damaged; restore it from a backup, or delete it to make new keys (everyone must then sign in again).`,
  );
}

function unusable(dataDirectory: string, error: unknown): StartFailure {
  return new StartFailure(
    'DATA_DIRECTORY_UNUSABLE',
    `The data directory ${dataDirectory} cannot be written (${reasonOf(error)}); give this user the right to write there, or set DATA_DIRECTORY to another place.`,
  );
}
