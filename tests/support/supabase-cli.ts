/** The real Supabase CLI, from npm, without Docker and without telemetry. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const PROJECT_DIRECTORY = path.resolve(import.meta.dirname, '../..');

/** Runs one command in this project; throws with what it said when it fails. */
export function supabaseCommand(parameters: string[]): { stdout: string; stderr: string } {
  const result = spawnSync(
    path.join(PROJECT_DIRECTORY, 'node_modules/.bin/supabase'),
    [...parameters, '--agent', 'no'],
    {
      cwd: PROJECT_DIRECTORY,
      encoding: 'utf8',
      env: { ...process.env, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1', PGSSLMODE: 'disable', NO_COLOR: '1' },
    },
  );
  if (result.status !== 0)
    throw new Error(
      `supabase ${parameters.join(' ')} failed (${result.error?.message ?? `exit ${result.status}`}): ${result.stderr || result.stdout}`,
    );
  return { stdout: result.stdout, stderr: result.stderr };
}
