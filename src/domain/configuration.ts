/**
 * What `/config.json` says: read at run time, so that one build runs anywhere.
 *
 * The file decides where the API is, which city is drawn, what the page is called and what lies
 * below the objects. A wrong file is refused with a sentence that names the member and the remedy.
 */
import { z } from 'zod';

import { ROLES } from './enumerations';

const bilingualText = z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) });

/** 审图号 as the map's publisher prints it, for instance GS（2024）0650号. */
const reviewNumber = z.string().max(60).optional();

const basemapSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('local'), reviewNumber }),
  z.object({ kind: z.literal('tianditu'), tiandituToken: z.string().min(1), reviewNumber }),
  z.object({ kind: z.literal('pmtiles'), pmtilesUrl: z.string().min(1), reviewNumber }),
]);

const demonstrationAccountSchema = z.object({
  email: z.string(),
  role: z.enum(ROLES),
  name: bilingualText,
  jurisdictionCode: z.string().optional(),
});

const demonstrationSchema = z.object({
  accounts: z.array(demonstrationAccountSchema),
  /** Only when the server listens on loopback: one click signs in. */
  password: z.string().optional(),
});

const configurationSchema = z.object({
  /** Empty means: the origin the page came from. */
  supabaseUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  supabaseKey: z.string(),
  /** False where a Supabase project runs without Realtime; our own server never has it. */
  realtime: z.boolean().optional(),
  cityCode: z.string().regex(/^\d{6}$/),
  title: bilingualText,
  basemap: basemapSchema,
  demonstration: demonstrationSchema.optional(),
});

export type Configuration = z.infer<typeof configurationSchema>;
export type Basemap = Configuration['basemap'];
export type DemonstrationAccount = z.infer<typeof demonstrationAccountSchema>;

/** Why a configuration was refused; `path` is the offending member, `$` for the whole text. */
export type ConfigurationProblem = {
  reason: 'NOT_JSON' | 'WRONG_MEMBER';
  path: string;
  message: string;
};

export type ConfigurationResult =
  { valid: true; configuration: Configuration } | { valid: false; problem: ConfigurationProblem };

/** Reads the text of a `config.json`. Never throws; the first wrong member is named. */
export function parseConfiguration(text: string): ConfigurationResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return refused('NOT_JSON', '$', `config.json is not valid JSON (${detail})`);
  }
  return checkConfiguration(value);
}

/** Checks a configuration that has been parsed already, as `fetch(...).json()` gives it. */
export function checkConfiguration(value: unknown): ConfigurationResult {
  const result = configurationSchema.safeParse(value);
  if (result.success) return { valid: true, configuration: result.data };
  const issue = result.error.issues[0];
  const path = issue?.path.join('.') || '$';
  return refused('WRONG_MEMBER', path, `config.json has a wrong "${path}": ${explain(path, issue?.message)}`);
}

/** True when the page must speak to its own origin rather than to a Supabase project. */
export function usesOwnOrigin(configuration: Configuration): boolean {
  return configuration.supabaseUrl === '';
}

/** True when Supabase Realtime can tell of changes: else the page opens no websocket, which would only fail. */
export function hasRealtime(configuration: Configuration): boolean {
  return !usesOwnOrigin(configuration) && configuration.realtime !== false;
}

function explain(path: string, message = 'not as expected'): string {
  if (path === 'cityCode') return 'the six digits of a GB/T 2260 city code are wanted, such as 411700';
  if (path === 'supabaseUrl') return 'an http(s) address is wanted, or an empty text for this server';
  return message;
}

function refused(reason: ConfigurationProblem['reason'], path: string, message: string): ConfigurationResult {
  return { valid: false, problem: { reason, path, message } };
}
