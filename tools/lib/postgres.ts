/** A throw-away PostgreSQL with PostGIS and pgTAP, for what needs the real one. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { installPackages } from './apt';
import { freePort } from './free-port';

const ROOT = '/usr/lib/postgresql';
const OLDEST_MAJOR = 15;

export type PostgresCluster = {
  /** Address of the database `postgres`, as superuser. */
  url: string;
  port: number;
  /** Address of another database, made empty. */
  createDatabase(name: string): string;
  /** Stops it and leaves its data: politely, or as a crash would. Needs `isDurable`, or what it had said is lost. */
  halt(mode: 'fast' | 'immediate'): Promise<void>;
  /** Starts it again after `halt`. */
  resume(): Promise<void>;
  stop(): void;
};

/**
 * Makes and starts a cluster on a free port, in about two seconds.
 * `isDurable` keeps fsync on; without it a crash of the machine could lose the data, which no test needs.
 */
export async function startPostgres(options: { isDurable?: boolean } = {}): Promise<PostgresCluster> {
  const binaries = ensurePostgres();
  const owner = unprivilegedUser();
  const directory = mkdtempSync(path.join(tmpdir(), 'risk-map-postgres-'));
  if (owner) chownSync(directory, owner.uid, owner.gid);
  const data = path.join(directory, 'data');
  const run = (program: string, parameters: string[]) => {
    // stdio is dropped: a server started by pg_ctl would keep our pipes open for ever.
    const result = spawnSync(path.join(binaries, program), parameters, { stdio: 'ignore', cwd: directory, ...owner });
    if (result.status !== 0)
      throw new Error(
        `${program} failed (${result.error?.message ?? `exit ${result.status}`}): ${tail(path.join(directory, 'log'))}`,
      );
  };
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']);
  const port = await freePort();
  const durability = options.isDurable ? [] : ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off'];
  const flags = [`-p ${port}`, '-h 127.0.0.1', `-k ${directory}`, '-c max_connections=60', ...durability];
  const start = ['-D', data, '-l', path.join(directory, 'log'), '-o', flags.join(' '), '-w', '-t', '60', 'start'];
  run('pg_ctl', start);
  /** Like `run`, while this process goes on. */
  const runAside = async (program: string, parameters: string[]) => {
    const child = spawn(path.join(binaries, program), parameters, { stdio: 'ignore', cwd: directory, ...owner });
    const [status] = (await once(child, 'exit')) as [number | null];
    if (status !== 0) throw new Error(`${program} failed (exit ${status}): ${tail(path.join(directory, 'log'))}`);
  };
  const urlOf = (database: string) => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  return {
    url: urlOf('postgres'),
    port,
    createDatabase(name) {
      run('createdb', ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', name]);
      return urlOf(name);
    },
    halt: (mode) => runAside('pg_ctl', ['-D', data, '-m', mode, '-w', 'stop']),
    resume: () => runAside('pg_ctl', start),
    stop() {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The directory of the newest suitable server's programs; installs one where it may. */
export function ensurePostgres(): string {
  const found = findPostgres();
  if (found) return found;
  const major = newestPackaged();
  installPackages(`PostgreSQL ${OLDEST_MAJOR} or newer with PostGIS and pgTAP`, [
    `postgresql-${major}`,
    `postgresql-${major}-postgis-3`,
    `postgresql-${major}-pgtap`,
  ]);
  const installed = findPostgres();
  if (!installed)
    throw new Error(
      'PostgreSQL was installed but its programs, PostGIS or pgTAP are not where Debian keeps them; install all three, then try again.',
    );
  return installed;
}

function findPostgres(): string | null {
  if (!existsSync(ROOT)) return null;
  const majors = readdirSync(ROOT)
    .map(Number)
    .filter((major) => major >= OLDEST_MAJOR)
    .sort((a, b) => b - a);
  const major = majors.find(
    (candidate) =>
      ['postgis', 'pgtap'].every((name) =>
        existsSync(`/usr/share/postgresql/${candidate}/extension/${name}.control`),
      ) && existsSync(`${ROOT}/${candidate}/bin/initdb`),
  );
  return major === undefined ? null : `${ROOT}/${major}/bin`;
}

/** The major version this Debian packages pgTAP for. */
function newestPackaged(): number {
  if (!existsSync('/usr/bin/apt-cache')) return OLDEST_MAJOR;
  const listed = execFileSync('apt-cache', ['search', '--names-only', '^postgresql-[0-9]+-pgtap$'], {
    encoding: 'utf8',
  });
  const majors = [...listed.matchAll(/^postgresql-(\d+)-pgtap/gm)].map((match) => Number(match[1]));
  return Math.max(OLDEST_MAJOR, ...majors);
}

/** PostgreSQL refuses to run as root: then the user of Debian's package runs it, or nobody. */
function unprivilegedUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user)
    throw new Error(
      'PostgreSQL does not run as root and there is neither a user postgres nor nobody; run the tests as an ordinary user.',
    );
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

function tail(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-8).join(' ') : 'no log';
}
