/**
 * The real Supabase CLI, without Docker and without telemetry. Its own package names a program for every platform,
 * some of which npm does not have at this version; we name the one for the Debian machine the tests run on.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const PROJECT_DIRECTORY = path.resolve(import.meta.dirname, '../..');
const PROGRAM = path.join(PROJECT_DIRECTORY, 'node_modules/@supabase/cli-linux-x64/bin/supabase');

/** Runs one command in this project; throws with what it said when it fails. */
export function supabaseCommand(parameters: string[]): { stdout: string; stderr: string } {
  if (!existsSync(PROGRAM))
    throw new Error('The Supabase CLI is not here: npm installs it on Linux x64 only; run this there.');
  const result = spawnSync(PROGRAM, [...parameters, '--agent', 'no'], {
    cwd: PROJECT_DIRECTORY,
    encoding: 'utf8',
    env: { ...process.env, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1', PGSSLMODE: 'disable', NO_COLOR: '1' },
  });
  if (result.status !== 0)
    throw new Error(
      `supabase ${parameters.join(' ')} failed (${result.error?.message ?? `exit ${result.status}`}): ${result.stderr || result.stdout}`,
    );
  return { stdout: result.stdout, stderr: result.stderr };
}
