import { get } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { json, listen, type RunningServer } from './http-server';

const LARGEST_BODY = 16 * 1024 * 1024;
const admit = async (head: Request) =>
  head.headers.has('x-stranger') ? json({ code: 'STRANGER' }, 401) : LARGEST_BODY;
const OCTETS = new Uint8Array(200_000).map((_, index) => (index >> 6) & 255);

describe('the HTTP server', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await listen(
      async (request, peerAddress) => {
        const { pathname } = new URL(request.url);
        if (pathname === '/octets')
          return new Response(OCTETS, { headers: { 'content-type': 'application/octet-stream' } });
        if (pathname.endsWith('/host')) return new Response(`asked of ${new URL(request.url).hostname}`);
        if (pathname === '/address') return json({ peerAddress });
        if (pathname === '/fails') throw new Error('planned by the test');
        const text = await request.text();
        if (text === 'fails') throw new Error('planned by the test');
        return new Response(text);
      },
      { host: '127.0.0.1', port: 0, trustsProxy: false, admit },
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
    expect((await (await send(LARGEST_BODY)).text()).length).toBe(LARGEST_BODY);
    const refused = await send(LARGEST_BODY + 1);
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

  it('answers a failure that comes after the body was read', async () => {
    const response = await fetch(server.url, { method: 'POST', body: 'fails', signal: AbortSignal.timeout(5000) });
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ code: 'INTERNAL' });
  });

  it('answers what is no request, and never leaves its own host', async () => {
    const status = async (head: string) => /^HTTP\/1.1 (\d+)/.exec(await rawRequest(server.url, head))?.[1];
    expect(await status('TRACE / HTTP/1.1\r\nhost: a\r\n\r\n')).toBe('405');
    expect(await status('GET http://elsewhere/ HTTP/1.1\r\nhost: a\r\n\r\n')).toBe('400');
    expect(await status('OPTIONS * HTTP/1.1\r\nhost: a\r\n\r\n')).toBe('400');
    expect(await status('POST // HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n')).toBe('200');
    expect(await status('GET / HTTP/1.1\r\nhost: a:99999999\r\n\r\n')).toBe('200');
    for (const trick of ['//elsewhere/host', '/\\elsewhere/host', '///elsewhere/host'])
      expect(await rawRequest(server.url, `GET ${trick} HTTP/1.1\r\nhost: own.example\r\n\r\n`)).toContain(
        'asked of own.example',
      );
  });

  it('answers a stranger before he has sent his body', async () => {
    const answer = await rawRequest(
      server.url,
      `POST / HTTP/1.1\r\nhost: a\r\nx-stranger: yes\r\ncontent-length: ${LARGEST_BODY}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 401/);
  });

  it('says in one sentence that a port is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(
      listen(async () => new Response(), { host: '127.0.0.1', port, trustsProxy: false, admit }),
    ).rejects.toThrow(new RegExp(`^Port ${port} is taken`));
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

/** Sends octets as they are, and answers what came back until the head and some of the body were there. */
function rawRequest(address: string, head: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(head));
    let answer = '';
    socket.setTimeout(5000, () => socket.destroy(new Error(`No answer to ${head.split('\r')[0]}`)));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      if (/\r\n\r\n/.test(answer)) socket.end();
    });
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}
