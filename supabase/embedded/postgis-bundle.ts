/**
 * PostGIS for PGlite without the parts this product has no use for. PGlite unpacks and compiles the
 * whole bundle at every start; raster, topology, the geocoder and the upgrade scripts are half of that.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

import type { Extension } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';

const UNUSED = [
  /^lib\/postgresql\/postgis_(raster|topology)/,
  /^share\/postgresql\/contrib\//,
  /^share\/postgresql\/extension\/(postgis_|address_standardizer)/,
  /^share\/postgresql\/extension\/postgis--(unpackaged|ANY|.*--)/,
];

/** The extension to give to PGlite. `directory` keeps the smaller bundle, made once per version in about a second. */
export function slimPostgis(directory: string): Extension {
  return {
    ...postgis,
    async setup(pg, emscriptenOptions) {
      const made = await postgis.setup(pg, emscriptenOptions);
      return made.bundlePath ? { ...made, bundlePath: slimBundle(made.bundlePath, directory) } : made;
    },
  };
}

function slimBundle(bundle: URL, directory: string): URL {
  const whole = readFileSync(fileURLToPath(bundle));
  // The length tells versions apart well enough for a cache beside the database.
  const file = path.join(directory, `postgis-${whole.length}.tar.gz`);
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(
      draft,
      gzipSync(
        filterTar(gunzipSync(whole), (name) => !UNUSED.some((pattern) => pattern.test(name))),
        { level: 1 },
      ),
    );
    renameSync(draft, file);
  }
  return pathToFileURL(file);
}

const BLOCK = 512;

/** Copies the entries of a tar archive whose name is wanted. A long-name or pax header goes with its entry. */
export function filterTar(archive: Buffer, isWanted: (name: string) => boolean): Buffer {
  const kept: Buffer[] = [];
  let entryStart = 0;
  for (let offset = 0; offset + BLOCK <= archive.length;) {
    const header = archive.subarray(offset, offset + BLOCK);
    if (header[0] === 0) break; // Two empty blocks end the archive.
    const size = Number.parseInt(textAt(header, 124, 12), 8) || 0;
    const next = offset + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const type = textAt(header, 156, 1);
    if (!'xgLK'.includes(type) || type === '') {
      const name = [textAt(header, 345, 155), textAt(header, 0, 100)].filter(Boolean).join('/').replace(/^\.\//, '');
      if (isWanted(name)) kept.push(archive.subarray(entryStart, next));
      entryStart = next;
    }
    offset = next;
  }
  return Buffer.concat([...kept, Buffer.alloc(2 * BLOCK)]);
}

function textAt(header: Buffer, start: number, length: number): string {
  const end = header.indexOf(0, start);
  return header.toString('latin1', start, end >= start && end < start + length ? end : start + length).trim();
}
