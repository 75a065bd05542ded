/** Starts the real server process on a free port with a data directory of its own. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { copyEmbeddedTemplate } from './embedded-template';

const PROJECT_DIRECTORY = path.resolve(import.meta.dirname, '../..');
const PINNED_NODE = path.join(PROJECT_DIRECTORY, 'node_modules/node/bin/node');

export type ServerOptions = {
  /** Beside a free port, a fresh data directory, no page and no demonstration data. */
  environment?: Record<string, string>;
  /** Kept after the server ends; by default a fresh one that goes with it. */
  dataDirectory?: string;
  /** Another tree than this one; its database starts from its own migrations. */
  projectDirectory?: string;
  /** Flags of Node, for instance `--import` of a recorder. */
  nodeOptions?: string[];
};

export type ServerProcess = {
  url: string;
  pid: number;
  dataDirectory: string;
  stdout(): string;
  stderr(): string;
  /** Asks it to end, waits, and removes a data directory that was made for it. */
  stop(): Promise<void>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
};

export type ServerExit = { code: number | null; stdout: string; stderr: string };

/**
 * Starts the server and waits for its `ready` line; an embedded one begins from a migrated template.
 * Rejects with what it said when it ends instead.
 */
export async function startServer(options: ServerOptions = {}): Promise<ServerProcess> {
  const dataDirectory = options.dataDirectory ?? makeDataDirectory();
  const isEmbedded = !options.environment?.['DATABASE_URL'] && !options.projectDirectory;
  if (isEmbedded && !existsSync(path.join(dataDirectory, 'database'))) await copyEmbeddedTemplate(dataDirectory);
  const process_ = launch({ ...options, dataDirectory });
  const url = await Promise.race([
    process_.ready,
    process_.exit.then(({ code, stderr }) => Promise.reject(new Error(`The server ended with ${code}: ${stderr}`))),
  ]);
  const end = async (signal: NodeJS.Signals) => {
    process_.child.kill(signal);
    await process_.exit;
  };
  return {
    url,
    pid: process_.child.pid ?? 0,
    dataDirectory: process_.dataDirectory,
    stdout: process_.stdout,
    stderr: process_.stderr,
    async stop() {
      await end('SIGTERM');
      if (!options.dataDirectory) rmSync(process_.dataDirectory, { recursive: true, force: true });
    },
    kill: () => end('SIGKILL'),
  };
}

/** Starts a server that is expected to fail, and waits for its end. */
export async function runServerToItsEnd(options: ServerOptions = {}): Promise<ServerExit> {
  const process_ = launch(options);
  void process_.ready.then(() => process_.child.kill('SIGKILL'));
  const exit = await process_.exit;
  if (!options.dataDirectory) rmSync(process_.dataDirectory, { recursive: true, force: true });
  return exit;
}

/** A fresh directory for a server's data. */
export function makeDataDirectory(): string {
  return mkdtempSync(path.join(tmpdir(), 'risk-map-data-'));
}

function launch({
  environment = {},
  dataDirectory = makeDataDirectory(),
  projectDirectory = PROJECT_DIRECTORY,
  nodeOptions = [],
}: ServerOptions) {
  const child = spawn(
    existsSync(PINNED_NODE) ? PINNED_NODE : process.execPath,
    [...nodeOptions, '--import', 'tsx', 'supabase/embedded/main.ts'],
    {
      cwd: projectDirectory,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        PORT: '0',
        SERVE_PAGE: 'off',
        DEMO_FEATURES: '0',
        DATA_DIRECTORY: dataDirectory,
        ...environment,
      },
    },
  );
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ready = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const url = /^ready (\S+)$/m.exec(stdout)?.[1];
      if (url) resolve(url);
    });
  });
  const exit = new Promise<ServerExit>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  return { child, dataDirectory, ready, exit, stdout: () => stdout, stderr: () => stderr };
}
