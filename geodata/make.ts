import { writeFileSync } from 'node:fs';
import { makeFiles } from './files';

/** `npm run geodata`: writes the geodata and the reference migration anew from the packages. */
const root = new URL('../', import.meta.url);
for (const [path, text] of makeFiles()) {
  writeFileSync(new URL(path, root), text);
  console.log(`${path}  ${Math.ceil(Buffer.byteLength(text) / 1024)} KB`);
}
