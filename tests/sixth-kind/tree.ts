/** A copy of the project's tree with a further kind laid into it, as the recipe of the README says. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PROJECT_DIRECTORY = path.resolve(import.meta.dirname, '../..');
const FIXTURE = path.join(PROJECT_DIRECTORY, 'tests/fixtures/sixth-kind');
const NOT_COPIED = ['.git', 'node_modules', 'dist', '.data', '.cache', 'coverage', 'test-results', 'playwright-report'];

export interface Tree {
  readonly directory: string;
  /** Runs a program of the tree's packages in it; rejects with what it said when it fails. */
  run(program: string, arguments_: readonly string[], environment?: Record<string, string>): Promise<string>;
  remove(): void;
}

/** Copies the tree and lays the sixth kind into it: its folder, its migration, its words, its line in the list. */
export function sixthKindTree(): Tree {
  const directory = mkdtempSync(path.join(tmpdir(), 'risk-map-sixth-kind-'));
  for (const name of readdirSync(PROJECT_DIRECTORY).filter((entry) => !NOT_COPIED.includes(entry)))
    cpSync(path.join(PROJECT_DIRECTORY, name), path.join(directory, name), { recursive: true });
  symlinkSync(path.join(PROJECT_DIRECTORY, 'node_modules'), path.join(directory, 'node_modules'));
  for (const folder of ['src/kinds', 'supabase'])
    cpSync(path.join(FIXTURE, folder), path.join(directory, folder), { recursive: true });
  for (const language of readdirSync(path.join(FIXTURE, 'src/i18n')))
    for (const file of readdirSync(path.join(FIXTURE, 'src/i18n', language))) {
      const catalogue = path.join('src/i18n', language, file);
      const merged = merge(
        readJson(path.join(directory, catalogue)),
        readJson(path.join(FIXTURE, catalogue)),
        catalogue,
      );
      writeFileSync(path.join(directory, catalogue), JSON.stringify(merged, null, 2));
    }
  addToList(path.join(directory, 'src/kinds/index.ts'));
  return {
    directory,
    run: (program, arguments_, environment) => run(directory, program, arguments_, environment),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** Hazards stay last: they lie on top. */
function addToList(file: string): void {
  const source = readFileSync(file, 'utf8');
  const listed = source
    .replace("import { hazards } from './hazards';", "import { gasStations } from './gas_stations';\n$&")
    .replace(/^ {2}hazards,$/m, '  gasStations,\n$&');
  if (listed.split('gasStations').length !== 3) throw new Error('The list in src/kinds/index.ts looks otherwise.');
  writeFileSync(file, listed);
}

type Json = string | { readonly [key: string]: Json };

function readJson(file: string): Json {
  return JSON.parse(readFileSync(file, 'utf8')) as Json;
}

/** Adds what is new; nothing that stands in the catalogue already may be said anew. */
function merge(known: Json | undefined, added: Json, where: string): Json {
  if (known === undefined) return added;
  if (typeof known === 'string' || typeof added === 'string')
    throw new Error(`${where} stands in the catalogue already.`);
  return {
    ...known,
    ...Object.fromEntries(
      Object.entries(added).map(([key, value]) => [key, merge(known[key], value, `${where}.${key}`)]),
    ),
  };
}

function run(
  directory: string,
  program: string,
  arguments_: readonly string[],
  environment: Record<string, string> = {},
): Promise<string> {
  const pinned = path.join(directory, 'node_modules/node/bin/node');
  const child = spawn(
    existsSync(pinned) ? pinned : process.execPath,
    [path.join(directory, 'node_modules', program), ...arguments_],
    {
      cwd: directory,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    },
  );
  let said = '';
  const collect = (chunk: Buffer) => (said += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve, reject) =>
    child.once('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`${program} ${arguments_.join(' ')} ended with ${code}:\n${said}`)),
    ),
  );
}
