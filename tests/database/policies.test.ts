/** Runs the pgTAP files of supabase/tests/database on a fresh PostgreSQL: who may read and write what. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ensurePostgres } from '../../tools/lib/postgres';
import { openPostgres, type OpenDatabase } from './support/open-database';

const DIRECTORY = path.resolve(import.meta.dirname, '../../supabase/tests/database');
const FILES = readdirSync(DIRECTORY).filter((name) => name.endsWith('.test.sql'));

/** Walk private.kinds: what they prove of the five they prove of a kind that comes by its migration alone. */
const OF_EVERY_KIND = FILES.filter((name) => /^0[12]_/.test(name));
const SIXTH_KIND = path.resolve(
  import.meta.dirname,
  '../fixtures/sixth-kind/supabase/migrations/20991231000100_gas_stations.sql',
);

describe.each([
  ['as the database stands', FILES, null],
  ['with a sixth kind', OF_EVERY_KIND, SIXTH_KIND],
])('pgTAP %s', (_, files, migration) => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await openPostgres();
    if (migration) await open.database.exec(readFileSync(migration, 'utf8'));
  });
  afterAll(() => open.close());

  it.each(files)('%s', (name) => {
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
