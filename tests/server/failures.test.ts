/** Every failure that a person can act on: one sentence on stderr, an exit code of its own, the data as they were. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { EXIT_CODES, type FailureCode } from '../../supabase/embedded/failure';
import { copyEmbeddedTemplate } from '../support/embedded-template';
import { freePort } from '../../tools/lib/free-port';
import { startPostgres, type PostgresCluster } from '../../tools/lib/postgres';
import {
  makeDataDirectory,
  runServerToItsEnd,
  startServer,
  type ServerExit,
  type ServerOptions,
} from '../support/server';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../supabase/migrations');

let scratch = '';
let cluster: PostgresCluster;
beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'risk-map-failures-'));
  cluster = await startPostgres();
});
afterAll(() => {
  cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
});

/** One line that begins with "error" and reads as a sentence, and the code that belongs to it. */
function expectFailure(exit: ServerExit, code: FailureCode, sentence: RegExp): void {
  expect(exit.stderr).toMatch(sentence);
  expect(exit.stderr.trim().split('\n')).toHaveLength(1);
  expect(exit.stderr).toMatch(/^error [A-Z/c].*\.\n$/);
  expect(exit.code).toBe(EXIT_CODES[code]);
  expect(exit.stdout).toBe('');
}

const fail = (environment: Record<string, string>, options: ServerOptions = {}) =>
  runServerToItsEnd({ ...options, environment });

const writeConfiguration = (text: string) => {
  const file = path.join(mkdtempSync(path.join(scratch, 'config-')), 'config.json');
  writeFileSync(file, text);
  return file;
};

const aConfiguration = (changes: object) =>
  writeConfiguration(
    JSON.stringify({
      supabaseUrl: '',
      supabaseKey: '',
      cityCode: '411700',
      title: { 'zh-CN': '图', en: 'Map' },
      basemap: { kind: 'local' },
      ...changes,
    }),
  );

describe('settings and configuration', () => {
  it('name a setting that is wrong', async () => {
    expectFailure(await fail({ PORT: 'eighty' }), 'BAD_SETTING', /PORT is "eighty"; give a whole number/);
    expectFailure(
      await fail({ DEMONSTRATION: 'maybe' }),
      'BAD_SETTING',
      /DEMONSTRATION is "maybe"; give "on" or "off"/,
    );
    expectFailure(await fail({ DATABASE_URL: 'mysql://x' }), 'BAD_SETTING', /DATABASE_URL is not a PostgreSQL address/);
  });

  it('say that config.json is no JSON, or has a wrong member, or is not there', async () => {
    expectFailure(
      await fail({ CONFIG_FILE: writeConfiguration('{ "cityCode": ') }),
      'BAD_CONFIGURATION',
      /not valid JSON .* correct .*config\.json and start again/,
    );
    expectFailure(
      await fail({ CONFIG_FILE: aConfiguration({ cityCode: '4117' }) }),
      'BAD_CONFIGURATION',
      /wrong "cityCode": the six digits/,
    );
    expectFailure(
      await fail({ CONFIG_FILE: path.join(scratch, 'nowhere.json') }),
      'BAD_CONFIGURATION',
      /cannot be read/,
    );
  });

  it('say that the database does not know the city', async () => {
    const environment = {
      CONFIG_FILE: aConfiguration({ cityCode: '410100' }),
      DATABASE_URL: cluster.createDatabase('wrong_city'),
    };
    expectFailure(
      await fail(environment),
      'BAD_CONFIGURATION',
      /names the city 410100, which the database does not know \(it knows 411700/,
    );
  });
});

describe('the port and the data directory', () => {
  it('say that the port is taken, and by how to choose another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const dataDirectory = makeDataDirectory();
    const exit = await fail(
      {
        PORT: String(port),
        DATABASE_URL: cluster.createDatabase('port_taken'),
        DEMONSTRATION: 'on',
        DEMO_PASSWORD: 'told beforehand',
      },
      { dataDirectory },
    );
    expectFailure(
      exit,
      'PORT_TAKEN',
      new RegExp(`Port ${port} is taken by another program; stop it, or choose another port with PORT=${port + 1}`),
    );
    other.close();
    rmSync(dataDirectory, { recursive: true });
  });

  it('say that the data directory cannot be written', async () => {
    writeFileSync(path.join(scratch, 'a-file'), '');
    expectFailure(
      await fail({}, { dataDirectory: path.join(scratch, 'a-file/data') }),
      'DATA_DIRECTORY_UNUSABLE',
      /data directory .*a-file\/data cannot be written/,
    );
  });

  it('say that its secrets are damaged, and leave them', async () => {
    const dataDirectory = makeDataDirectory();
    writeFileSync(path.join(dataDirectory, 'secrets.json'), '{}');
    expectFailure(await fail({}, { dataDirectory }), 'DATA_DIRECTORY_UNUSABLE', /secrets\.json is damaged; restore it/);
    rmSync(dataDirectory, { recursive: true });
  });

  it('say that it runs already, and where', async () => {
    const dataDirectory = makeDataDirectory();
    const first = await startServer({ dataDirectory, environment: { DATABASE_URL: cluster.createDatabase('twice') } });
    expectFailure(
      await fail({ DATABASE_URL: cluster.url }, { dataDirectory }),
      'ALREADY_RUNNING',
      new RegExp(`It is already running at ${first.url} \\(process ${first.pid},`),
    );
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
    await first.stop();
    rmSync(dataDirectory, { recursive: true });
  });
});

describe('the database', () => {
  it('cannot be reached', async () => {
    const port = await freePort();
    const exit = await fail({ DATABASE_URL: `postgresql://me:a-secret@127.0.0.1:${port}/map` });
    expectFailure(
      exit,
      'DATABASE_UNREACHABLE',
      new RegExp(`The database at 127\\.0\\.0\\.1:${port}/map cannot be reached`),
    );
    expect(exit.stderr).not.toContain('a-secret');
    expectFailure(
      await fail({ DATABASE_URL: cluster.url.replace(/postgres$/, 'no_such_database') }),
      'DATABASE_UNREACHABLE',
      /no_such_database/,
    );
  });

  // The only server at hand is a good one: in these three databases a function or view stands before the
  // catalogue's own and tells of an older one.
  it.each([
    [
      'PostgreSQL 14',
      'DATABASE_TOO_OLD',
      `create function public.current_setting(text) returns text language sql as $$ select case $1 when 'server_version_num' then '140011' else '14.11' end $$`,
      /The database is PostgreSQL 14\.11, but 15 or newer is needed/,
    ],
    [
      'no PostGIS',
      'NO_POSTGIS',
      `create view public.pg_available_extensions as select * from pg_catalog.pg_available_extensions where name <> 'postgis'`,
      /has no PostGIS; install it/,
    ],
    [
      'PostGIS 3.2',
      'NO_POSTGIS',
      `create view public.pg_available_extensions as select name, '3.2.1'::text as default_version, null::text as installed_version from pg_catalog.pg_available_extensions`,
      /has PostGIS 3\.2\.1, but 3\.3 or newer is needed/,
    ],
  ] as const)('has %s', async (name, code, disguise, sentence) => {
    const url = cluster.createDatabase(name.toLowerCase().replace(/\W/g, '_'));
    const sql = postgres(url);
    await sql.unsafe(
      `${disguise}; alter database "${new URL(url).pathname.slice(1)}" set search_path = public, pg_catalog`,
    );
    expectFailure(await fail({ DATABASE_URL: url }), code, sentence);
    const [made] =
      await sql`select to_regnamespace('auth') as auth, to_regnamespace('supabase_migrations') as migrations`;
    expect(made).toEqual({ auth: null, migrations: null });
    await sql.end();
  });

  it('was made by a newer version', async () => {
    const url = cluster.createDatabase('newer');
    const sql = postgres(url);
    await sql.unsafe(
      `create schema supabase_migrations; create table supabase_migrations.schema_migrations (version text primary key); insert into supabase_migrations.schema_migrations values ('29990101000000')`,
    );
    expectFailure(
      await fail({ DATABASE_URL: url }),
      'MIGRATION_FAILED',
      /made by a newer version of this program \(migration 29990101000000\)/,
    );
    await sql.end();
  });
});

describe('a database from before the baseline', () => {
  /** What the earlier releases wrote into their books. */
  const EARLIER = `update supabase_migrations.schema_migrations set version = '20240601' || substring(version from 9)`;
  const sentenceOf = (place: string) =>
    new RegExp(
      `^error The database was made by an earlier release \\(migration 20240601000100, before the baseline 20261128000100\\) and cannot be brought up to date: if it holds demonstration data, delete ${place} and start again, and it is made anew; if it holds real records, export them with the release that made them and import them afterwards\\.\n$`,
    );

  it('in PostgreSQL is refused with what to do, and nothing in it is touched', async () => {
    const url = cluster.createDatabase('before_baseline');
    const sql = postgres(url);
    await sql.unsafe(
      `create schema supabase_migrations;
       create table supabase_migrations.schema_migrations (version text primary key);
       insert into supabase_migrations.schema_migrations values ('20240601000100'), ('20240601001800');
       create table public.enterprises (id integer primary key);`,
    );
    const everything = () =>
      sql`select oid::integer, relname::text, relnamespace::integer, relacl::text from pg_class order by oid`;
    const before = await everything();
    expectFailure(await fail({ DATABASE_URL: url }), 'DATA_BEFORE_BASELINE', sentenceOf('the database'));
    expect(await everything()).toEqual(before);
    await sql.end();
  });

  it('in the data directory is refused likewise, and still there', async () => {
    const dataDirectory = makeDataDirectory();
    await copyEmbeddedTemplate(dataDirectory);
    const directory = path.join(dataDirectory, 'database');
    const work = async (statement: string) => {
      const pglite = await PGlite.create(directory);
      const { rows } = await pglite.query(statement);
      await pglite.close();
      return rows;
    };
    const before = await work(`${EARLIER} returning version`);
    expectFailure(await fail({}, { dataDirectory }), 'DATA_BEFORE_BASELINE', sentenceOf(`the directory ${directory}`));
    expect(await work('select version from supabase_migrations.schema_migrations')).toEqual(before);
    rmSync(dataDirectory, { recursive: true });
  });
});

describe('a migration that fails midway', () => {
  it('is named with line and reason, and leaves no trace', async () => {
    const migrations = path.join(scratch, 'migrations');
    mkdirSync(migrations);
    cpSync(MIGRATIONS, migrations, { recursive: true });
    const url = cluster.createDatabase('midway');
    const dataDirectory = makeDataDirectory();
    const environment = { DATABASE_URL: url, MIGRATIONS_DIRECTORY: migrations };
    const first = await startServer({ dataDirectory, environment });
    const before = (await (await fetch(`${first.url}/healthz`)).json()) as { migrations: string };
    await first.stop();

    const broken = path.join(migrations, '29990101000000_broken.sql');
    writeFileSync(broken, `create table public.half_made (id integer);\n\n-- 一\nselect 1 / 0;\n`);
    expectFailure(
      await fail(environment, { dataDirectory }),
      'MIGRATION_FAILED',
      /Migration 29990101000000_broken\.sql failed: division by zero; it was rolled back and the data are as they were/,
    );
    writeFileSync(broken, `-- 一二三\ncreate table public.half_made (id integer);\nselect no_such_column;\n`);
    expectFailure(
      await fail(environment, { dataDirectory }),
      'MIGRATION_FAILED',
      /29990101000000_broken\.sql line 3 failed: column "no_such_column" does not exist/,
    );

    const sql = postgres(url);
    expect(await sql`select to_regclass('public.half_made') as made`).toMatchObject([{ made: null }]);
    await sql.end();
    rmSync(broken);
    const second = await startServer({ dataDirectory, environment });
    expect(await (await fetch(`${second.url}/healthz`)).json()).toEqual(before);
    await second.stop();
    rmSync(dataDirectory, { recursive: true });
  });
});
