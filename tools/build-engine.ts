/** `npm run engine`: builds the filter program from AssemblyScript into the module that carries it. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';

const ENGINE_DIRECTORY = path.resolve(import.meta.dirname, '../src/store/engine');
export const PROGRAM_FILE = path.join(ENGINE_DIRECTORY, 'simd-program.ts');

/** The module's text: the compiled program as base64. Throws with the compiler's words. */
export async function engineProgram(): Promise<string> {
  const source = readFileSync(path.join(ENGINE_DIRECTORY, 'assembly/scan.ts'), 'utf8');
  const { error, binary, stderr } = await asc.compileString(source, {
    optimizeLevel: 3,
    runtime: 'stub',
    importMemory: true,
    noAssert: true,
    enable: ['simd'],
  });
  if (error || !binary) throw new Error(`${error?.message ?? 'no program'}\n${stderr.toString()}`);
  const base64 = Buffer.from(binary).toString('base64');
  return `/** Made by \`npm run engine\` from assembly/scan.ts; do not edit. ${binary.length} octets of WebAssembly. */\nexport const SIMD_PROGRAM =\n  '${base64}';\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(PROGRAM_FILE, await engineProgram());
