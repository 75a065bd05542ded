import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { staticFiles } from './static-files';

describe('the page’s files', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'risk-map-page-'));
  const page = path.join(root, 'dist');
  const script = 'export const text = "risk map";\n'.repeat(200);
  beforeAll(() => {
    mkdirSync(path.join(page, 'assets'), { recursive: true });
    writeFileSync(path.join(root, 'secret.txt'), 'secret');
    writeFileSync(path.join(page, 'index.html'), '<!doctype html><title>page</title>');
    writeFileSync(path.join(page, '.env'), 'secret');
    writeFileSync(path.join(page, 'tiles.pmtiles'), '0123456789');
    writeFileSync(path.join(page, 'assets/index-1a2b.js'), script);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const serve = staticFiles(page);
  const get = (address: string, headers: Record<string, string> = {}, method = 'GET') =>
    serve(new Request(`http://localhost${address}`, { headers, method }));

  it('serves index.html for every address of the page, asked for by a browser', async () => {
    for (const address of ['/', '/analysis', '/desk/hazards/12']) {
      const response = await get(address, { accept: 'text/html' });
      expect(await response.text()).toContain('<title>page</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('does not answer a missing file with the page', async () => {
    expect((await get('/assets/gone.js', { accept: '*/*' })).status).toBe(404);
    expect((await get('/sprites/gone.png', { accept: 'text/html' })).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/.env',
    '/%00',
    '/%zz',
  ])('serves nothing at %s', async (address) => {
    const response = await get(address);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  });

  it('compresses, and lets hashed names be kept for ever', async () => {
    const response = await get('/assets/index-1a2b.js', { 'accept-encoding': 'gzip, br' });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString()).toBe(script);
  });

  it('answers 304 to who has the file already', async () => {
    const etag = (await get('/assets/index-1a2b.js')).headers.get('etag') ?? '';
    expect((await get('/assets/index-1a2b.js', { 'if-none-match': etag })).status).toBe(304);
  });

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=5-99', 206, '56789', 'bytes 5-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
  ])('answers the range %s with %i', async (range, status, body, contentRange) => {
    const response = await get('/tiles.pmtiles', { range });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(body);
    expect(response.headers.get('content-range')).toBe(contentRange);
  });

  it('takes no writes', async () => {
    expect((await get('/index.html', {}, 'POST')).status).toBe(405);
  });
});
