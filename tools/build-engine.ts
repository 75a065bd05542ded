/** `npm run engine`: builds the filter program from AssemblyScript into the module that carries it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';

const ENGINE_DIRECTORY = path.resolve(import.meta.dirname, '../src/store/engine');
const SOURCES = path.join(ENGINE_DIRECTORY, 'assembly');
/** Name that the compiler gives its output; nothing is written under it. */
const OUTPUT = 'program.wasm';
export const PROGRAM_FILE = path.join(ENGINE_DIRECTORY, 'simd-program.ts');

/** The module's text: the compiled program as base64. Throws with the compiler's words. */
export async function engineProgram(): Promise<string> {
  let binary: Uint8Array | null = null;
  const options = ['--runtime', 'stub', '--importMemory', '--noAssert', '--enable', 'simd', '-O3', '--outFile', OUTPUT];
  const { error, stderr } = await asc.main(['program.ts', ...options], {
    readFile: (name) => {
      const file = path.join(SOURCES, name);
      return existsSync(file) ? readFileSync(file, 'utf8') : null;
    },
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') binary = contents;
    },
    listFiles: () => [],
  });
  if (error || !binary) throw new Error(`${error?.message ?? 'no program'}\n${stderr.toString()}`);
  const octets: Uint8Array = binary;
  const base64 = Buffer.from(octets).toString('base64');
  return `/** Made by \`npm run engine\` from assembly/program.ts; do not edit. ${octets.length} octets of WebAssembly. */\nexport const SIMD_PROGRAM =\n  '${base64}';\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(PROGRAM_FILE, await engineProgram());
