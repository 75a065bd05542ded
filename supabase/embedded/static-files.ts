/** The built page: caching, compression, ranges, and index.html for every address of the page. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

import { brotliOptions, chooseEncoding, isCompressible, type Encoding } from './compression';
import { codeOf } from './failure';

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.pbf': 'application/x-protobuf',
  '.pmtiles': 'application/vnd.pmtiles',
};

/** Larger files are streamed as they are; compressed copies of the others are kept in memory. */
const LARGEST_COMPRESSED_BYTES = 8 * 1024 * 1024;
const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export type StaticFiles = (request: Request) => Promise<Response>;

/** Serves GET and HEAD from one directory. Never leaves it, never serves names that begin with a dot. */
export function staticFiles(directory: string): StaticFiles {
  const compressed = new Map<string, Buffer>();
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response('Method not allowed\n', { status: 405 });
    const pathname = decodePath(new URL(request.url).pathname);
    const file =
      (await findFile(directory, pathname)) ??
      (isPageAddress(request, pathname) ? await findFile(directory, '/index.html') : null);
    if (!file)
      return new Response('Not found\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    return answer(request, file, compressed);
  };
}

type FoundFile = { path: string; size: number; tag: string };

async function findFile(directory: string, pathname: string | null): Promise<FoundFile | null> {
  if (pathname === null || pathname.includes('\0') || pathname.split(/[/\\]/).some((part) => part.startsWith('.')))
    return null;
  const file = path.join(directory, pathname === '/' ? 'index.html' : pathname);
  if (!file.startsWith(directory + path.sep)) return null;
  try {
    const found = await stat(file);
    if (!found.isFile()) return null;
    return {
      path: file,
      size: found.size,
      tag: `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`,
    };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error) ?? '')) return null;
    throw error;
  }
}

async function answer(request: Request, file: FoundFile, compressed: Map<string, Buffer>): Promise<Response> {
  const contentType = CONTENT_TYPES[path.extname(file.path)] ?? 'application/octet-stream';
  const headers = new Headers({
    'content-type': contentType,
    'cache-control': /[/\\]assets[/\\]/.test(file.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: file.tag,
    'accept-ranges': 'bytes',
    vary: 'Accept-Encoding',
  });
  if (request.headers.get('if-none-match')?.includes(file.tag)) return new Response(null, { status: 304, headers });
  const range = readRange(request.headers.get('range'), file.size);
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${file.size}` } });
  if (range) {
    headers.set('content-range', `bytes ${range.start}-${range.end}/${file.size}`);
    headers.set('content-length', String(range.end - range.start + 1));
    return new Response(request.method === 'HEAD' ? null : stream(file.path, range), { status: 206, headers });
  }
  const encoding = chooseEncoding(request.headers.get('accept-encoding') ?? undefined);
  if (encoding && isCompressible(contentType, file.size) && file.size <= LARGEST_COMPRESSED_BYTES) {
    const body = await compress(file, encoding, compressed);
    headers.set('content-encoding', encoding);
    headers.set('content-length', String(body.length));
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers });
  }
  headers.set('content-length', String(file.size));
  return new Response(request.method === 'HEAD' ? null : stream(file.path), { headers });
}

/** Compresses once per version of a file and encoding. */
async function compress(file: FoundFile, encoding: Encoding, compressed: Map<string, Buffer>): Promise<Buffer> {
  const key = `${encoding} ${file.tag} ${file.path}`;
  const known = compressed.get(key);
  if (known) return known;
  const content = await readFile(file.path);
  const body =
    encoding === 'br' ? await compressBrotli(content, brotliOptions(6)) : await compressGzip(content, { level: 7 });
  compressed.set(key, body);
  return body;
}

function stream(file: string, range?: { start: number; end: number }): ReadableStream {
  return Readable.toWeb(createReadStream(file, range)) as ReadableStream;
}

/** One byte range, as PMTiles readers ask for; null when none (or several) is asked for. */
function readRange(header: string | null, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return start > end || start >= size ? 'unsatisfiable' : { start, end };
}

/** Addresses of the page have no file ending and are asked for by a browser's navigation. */
function isPageAddress(request: Request, pathname: string | null): boolean {
  if (pathname === null || path.extname(pathname) !== '') return false;
  return (request.headers.get('accept') ?? '').includes('text/html');
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null; // A malformed escape names no file.
  }
}
