/** Runs the pgTAP files of supabase/tests/database on a fresh PostgreSQL: who may read and write what. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ensurePostgres } from '../../tools/lib/postgres';
import { openPostgres, type OpenDatabase } from './support/open-database';

const DIRECTORY = path.resolve(import.meta.dirname, '../../supabase/tests/database');
const FILES = readdirSync(DIRECTORY).filter((name) => name.endsWith('.test.sql'));

describe('pgTAP', () => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await openPostgres();
  });
  afterAll(() => open.close());

  it.each(FILES)('%s', (name) => {
    const { status, failures, passed, planned, errors } = runTap(path.join(DIRECTORY, name), open.url!);
    expect({ status, failures, errors }).toEqual({ status: 0, failures: [], errors: '' });
    expect(passed).toBeGreaterThan(10);
    expect(passed).toBe(planned);
    console.log(`${name}: ${passed} assertions`);
  });
});

/** Runs one file with psql and reads its TAP: `1..n`, `ok`, and for each failure its line with what was got and wanted. */
function runTap(file: string, url: string) {
  const psql = path.join(ensurePostgres(), 'psql');
  const { status, stdout, stderr } = spawnSync(
    psql,
    ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-f', file, url],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const lines = stdout.split('\n');
  const failures = lines.flatMap((line, index) =>
    line.startsWith('not ok') ? [lines.slice(index, index + 4).join(' ')] : [],
  );
  return {
    status,
    failures,
    passed: lines.filter((line) => /^ok \d+/.test(line)).length,
    planned: Number(/^1\.\.(\d+)$/m.exec(stdout)?.[1]),
    errors: stderr
      .split('\n')
      .filter((line) => line && !/NOTICE/.test(line))
      .join('\n'),
  };
}
