/** Builds the page when there is none, or when a source is newer than it. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { StartFailure } from './failure';
import { PROJECT_DIRECTORY } from './settings';

/** What the page is made of. `public/config.json` is not: it is read at run time. */
const SOURCES = ['index.html', 'src', 'public', 'geodata', 'vite.config.ts', 'tsconfig.json', 'package.json'];
const NOT_SOURCES = /(\.test\.tsx?|[/\\]config\.json)$/;

/** True when the built page is as new as its sources. Costs one `stat` per source file. */
export function isPageCurrent(pageDirectory: string): boolean {
  const index = path.join(pageDirectory, 'index.html');
  if (!existsSync(index)) return false;
  const built = statSync(index).mtimeMs;
  return SOURCES.every((source) => newestChange(path.join(PROJECT_DIRECTORY, source)) <= built);
}

/** Runs `vite build`. Throws `StartFailure` PAGE_BUILD_FAILED with the last lines it said. */
export async function buildPage(): Promise<void> {
  const vite = path.join(PROJECT_DIRECTORY, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite))
    throw new StartFailure(
      'PAGE_BUILD_FAILED',
      'The page is not built and its build tools are not installed; run npm ci, then start again.',
    );
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: PROJECT_DIRECTORY,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const collect = (chunk: Buffer) => lines.push(chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  const said = lines.join('').trim().split('\n').slice(-12).join('\n');
  throw new StartFailure(
    'PAGE_BUILD_FAILED',
    `The page could not be built; correct what is named below, then start again.\n${said}`,
  );
}

function newestChange(file: string): number {
  if (!existsSync(file) || NOT_SOURCES.test(file)) return 0;
  const found = statSync(file);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(file).reduce((newest, name) => Math.max(newest, newestChange(path.join(file, name))), 0);
}
