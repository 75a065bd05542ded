/** The demonstration on both databases, the plans of the queries that must stay quick, and the seed command. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { EXIT_CODES } from '../../supabase/embedded/failure';
import { takeLock } from '../../supabase/embedded/lock';
import { seedDemonstration } from '../../supabase/seed/demonstration';
import { makeDataDirectory } from '../support/server';
import { openEmbedded, openPostgres, type OpenDatabase } from './support/open-database';
import { actingAs, aPerson } from './support/people';
import { seedSuite } from './suites/seed.suite';

const PROJECT_DIRECTORY = path.resolve(import.meta.dirname, '../..');

describe('on the embedded database', () => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await openEmbedded();
  });
  afterAll(() => open.close());
  seedSuite(() => open.database);
});

describe('on PostgreSQL', () => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await openPostgres();
  });
  afterAll(() => open.close());
  seedSuite(() => open.database);

  describe('with 20,000 objects', () => {
    beforeAll(async () => {
      await seedDemonstration(open.database, { features: 20_000, onProgress: () => undefined });
      await open.database.exec('analyze');
    });

    it('the change feed finds its rows by the change index', async () => {
      const office = await aPerson(open.database, 'safety_office');
      const [state] = await open.database.query<{ xid: string }>(
        'select pg_snapshot_xmax(pg_current_snapshot())::text as xid',
      );
      await open.database.exec(
        `update public.hazards set address = '示例路1号' where id in (select id from public.hazards limit 5)`,
      );
      const plan = await planOf(
        `select count(*) from public.map_hazards r where r.change_xid >= '${state!.xid}' and r.change_xid < '${Number(state!.xid) + 50}'`,
        (work) => actingAs(open.database, office, work),
      );
      expect(plan).toContain('hazards_change_idx');
    });

    it('the filter by manager uses its index, for the city and for the county itself', async () => {
      for (const person of [
        await aPerson(open.database, 'analyst'),
        await aPerson(open.database, 'county_office', { jurisdictionIds: [13] }),
      ]) {
        const plan = await planOf('select id from public.hazards where jurisdiction_id = 13', (work) =>
          actingAs(open.database, person, work),
        );
        expect(plan).toContain('hazards_scope_idx');
      }
    });

    it('a place is found by its index', async () => {
      const plan = await planOf(
        'select id from public.hazards where geom operator(extensions.&&) extensions.st_makeenvelope(114.0, 32.95, 114.01, 32.96, 4490)',
        (work) => work(open.database),
      );
      expect(plan).toContain('hazards_geom_idx');
    });
  });

  it('an owner who is no superuser seeds as well, with foreign keys checked, and our triggers rest only meanwhile', async () => {
    await open.database.exec('create role seeder nologin; grant postgres to seeder');
    await open.database.transaction(async (transaction) => {
      await transaction.exec('set local role seeder');
      const counts = await seedDemonstration(transaction, { features: 1000, onProgress: () => undefined });
      expect(counts.hazards).toBeGreaterThan(400);
    });
    const [state] = await open.database.query(
      `select (select count(*)::integer from public.record_history where after ->> 'is_demonstration' = 'true') as history,
         (select count(*)::integer from pg_trigger where tgenabled = 'D') as disabled`,
    );
    expect(state).toEqual({ history: 0, disabled: 0 });
  });

  it('npm run seed replaces the demonstration and prints what it made', () => {
    const { status, stdout, stderr } = seedCommand(['--features', '500'], { DATABASE_URL: open.url! });
    expect({ status, lines: stdout.trim().split('\n') }, stderr).toEqual({
      status: 0,
      lines: ['enterprises 175', 'major_hazard_sources 8', 'tailings_dams 18', 'fire_key_units 40', 'hazards 259'],
    });
  });
});

describe('npm run seed', () => {
  it.each([['1.5'], ['1000001'], ['']])('refuses --features %j in one sentence', (features) => {
    const { status, stdout, stderr } = seedCommand([`--features=${features}`]);
    expect({ status, stdout }).toEqual({ status: EXIT_CODES.BAD_SETTING, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('--features');
  });

  it('refuses a word it does not know', () => {
    expect(seedCommand(['--feature=3']).status).toBe(EXIT_CODES.BAD_SETTING);
  });

  it('refuses in one sentence while a server holds the embedded database', () => {
    const dataDirectory = makeDataDirectory();
    mkdirSync(dataDirectory, { recursive: true });
    const lock = takeLock(dataDirectory, 'server');
    try {
      const { status, stderr } = seedCommand(['--features=10'], { DATA_DIRECTORY: dataDirectory });
      expect(status).toBe(EXIT_CODES.ALREADY_RUNNING);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    } finally {
      lock.release();
      rmSync(dataDirectory, { recursive: true, force: true });
    }
  });
});

async function planOf(
  query: string,
  run: (work: (database: OpenDatabase['database']) => Promise<unknown>) => Promise<unknown>,
): Promise<string> {
  const plan = await run((database) => database.query(`explain (format json) ${query}`));
  return JSON.stringify(plan);
}

function seedCommand(parameters: string[], environment: Record<string, string> = {}) {
  const dataDirectory = environment['DATA_DIRECTORY'] ?? makeDataDirectory();
  const result = spawnSync('node_modules/.bin/tsx', ['tools/seed.ts', ...parameters], {
    cwd: PROJECT_DIRECTORY,
    encoding: 'utf8',
    env: { ...process.env, DATA_DIRECTORY: dataDirectory, ...environment },
  });
  if (!environment['DATA_DIRECTORY']) rmSync(dataDirectory, { recursive: true, force: true });
  return result;
}
