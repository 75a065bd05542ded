/**
 * One process per data directory. The lock file names the process and, once it listens, its
 * address; a lock whose process is gone is taken over.
 */
import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { codeOf, reasonOf, StartFailure } from './failure';

export type LockHolder = {
  pid: number;
  /** When the process began, in clock ticks since boot (Linux); guards against a reused pid. */
  processStart: string | null;
  purpose: string;
  url: string | null;
};

export type DataLock = {
  /** Writes the address into the lock, for tools that want to use the running server. */
  announce(url: string): void;
  release(): void;
};

/**
 * Takes the lock of a data directory that exists.
 * Throws `StartFailure` ALREADY_RUNNING while another living process holds it.
 */
export function takeLock(dataDirectory: string, purpose: string): DataLock {
  const file = lockFile(dataDirectory);
  const mine: LockHolder = { pid: process.pid, processStart: processStart(process.pid), purpose, url: null };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (create(file, mine)) return held(file, mine);
    const text = readText(file);
    const holder = parse(text);
    if (holder && isAlive(holder)) throw alreadyRunning(dataDirectory, holder);
    setAside(file, text);
  }
  throw new StartFailure(
    'ALREADY_RUNNING',
    `Another process is just taking the data directory ${dataDirectory}; wait a moment and start again.`,
  );
}

/** Who holds the lock now; null when nobody living does. */
export function currentHolder(dataDirectory: string): LockHolder | null {
  const holder = parse(readText(lockFile(dataDirectory)));
  return holder && isAlive(holder) ? holder : null;
}

function lockFile(dataDirectory: string): string {
  return path.join(dataDirectory, 'server.lock');
}

function create(file: string, holder: LockHolder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw new StartFailure(
      'DATA_DIRECTORY_UNUSABLE',
      `The data directory ${path.dirname(file)} cannot be written (${reasonOf(error)}); give this user the right to write there, or set DATA_DIRECTORY to another place.`,
    );
  }
}

function held(file: string, holder: LockHolder): DataLock {
  return {
    announce(url) {
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, JSON.stringify({ ...holder, url }), { mode: 0o600 });
      renameSync(draft, file);
    },
    release() {
      if (parse(readText(file))?.pid === holder.pid) unlinkSync(file);
    },
  };
}

/** Moves a dead lock away; puts it back when another process has replaced it in between. */
function setAside(file: string, expected: string | null): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (readText(aside) !== expected) {
    try {
      linkSync(aside, file);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
  unlinkSync(aside);
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function parse(text: string | null): LockHolder | null {
  if (!text) return null;
  try {
    const value = JSON.parse(text) as LockHolder;
    return Number.isInteger(value.pid) ? value : null;
  } catch {
    return null; // Half-written by a process that died: nobody holds it.
  }
}

function isAlive(holder: LockHolder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  const start = processStart(holder.pid);
  return start === null || holder.processStart === null || start === holder.processStart;
}

function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null; // No /proc on this system: the pid alone must do.
  }
}

function alreadyRunning(dataDirectory: string, holder: LockHolder): StartFailure {
  const where = holder.url ? `at ${holder.url}` : 'and is still starting';
  return new StartFailure(
    'ALREADY_RUNNING',
    `It is already running ${where} (process ${holder.pid}, ${holder.purpose}, data directory ${dataDirectory}); use that one, or stop it first.`,
  );
}
