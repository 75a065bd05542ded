import { get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { json, listen, type RunningServer } from './http-server';

const OCTETS = new Uint8Array(200_000).map((_, index) => (index >> 6) & 255);

describe('the HTTP server', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await listen(
      async (request, peerAddress) => {
        const { pathname } = new URL(request.url);
        if (pathname === '/octets')
          return new Response(OCTETS, { headers: { 'content-type': 'application/octet-stream' } });
        if (pathname === '/address') return json({ peerAddress });
        if (pathname === '/fails') throw new Error('planned by the test');
        return new Response(await request.text());
      },
      { host: '127.0.0.1', port: 0, trustsProxy: false },
    );
  });
  afterAll(() => server.close());

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('sends octets in %s, whole', async (encoding, decompress) => {
    const { headers, body } = await rawGet(`${server.url}/octets`, encoding);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['vary']).toContain('Accept-Encoding');
    expect(body.length).toBeLessThan(OCTETS.length / 10);
    expect(decompress(body).equals(OCTETS)).toBe(true);
  });

  it('takes a body of 16 MB and refuses a larger one with a sentence', async () => {
    const send = (bytes: number) => fetch(server.url, { method: 'POST', body: 'x'.repeat(bytes) });
    expect((await (await send(16 * 1024 * 1024)).text()).length).toBe(16 * 1024 * 1024);
    const refused = await send(16 * 1024 * 1024 + 1);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ code: 'TOO_LARGE' });
  });

  it('does not believe a forwarded address without a proxy of ours', async () => {
    const response = await fetch(`${server.url}/address`, { headers: { 'x-forwarded-for': '8.8.8.8' } });
    expect(await response.json()).toEqual({ peerAddress: '127.0.0.1' });
  });

  it('answers a failure of ours without its details', async () => {
    const response = await fetch(`${server.url}/fails`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('planned');
  });

  it('says in one sentence that a port is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(listen(async () => new Response(), { host: '127.0.0.1', port, trustsProxy: false })).rejects.toThrow(
      new RegExp(`^Port ${port} is taken`),
    );
  });
});

function rawGet(address: string, encoding: string): Promise<{ headers: NodeJS.Dict<string | string[]>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
    }).on('error', reject);
  });
}
