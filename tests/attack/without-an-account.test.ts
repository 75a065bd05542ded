/**
 * What somebody without an account can do to a running server: nothing that anyone else notices. Bounded, and against
 * a server of its own on this machine.
 */
import { readFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BACKENDS, startBackend, type RunningBackend } from '../server/backends';
import { configurationOf, signIn } from '../support/clients';

/** Three times as many as once stopped the embedded database. */
const REQUESTS = 9000;
const LANES = 8;
const HELD_POSTS = 40;
const HELD_BYTES = 15 * 1024 * 1024;

describe.each(BACKENDS)('without an account, on %s', (name) => {
  let backend: RunningBackend;
  let url = '';
  let key = '';
  const agent = new Agent({ keepAlive: true, maxSockets: LANES });
  beforeAll(async () => {
    backend = await startBackend(name);
    url = backend.server.url;
    key = (await configurationOf(url)).supabaseKey;
  });
  afterAll(async () => {
    agent.destroy();
    await backend.stop();
  });

  /** Status of one request; the connection is kept. */
  const ask = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
    new Promise<number>((resolve, reject) => {
      const request = httpRequest(url + path, { agent, method, headers: { apikey: key, ...headers } }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      });
      request.on('error', reject).setTimeout(10_000, () => request.destroy(new Error(`${method} ${path} hangs`)));
      request.end();
    });

  const memoryMegabytes = () =>
    Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${backend.server.pid}/status`, 'utf8'))?.[1]) / 1024;

  /** How long the health page takes, in milliseconds. */
  const health = async () => {
    const started = performance.now();
    expect((await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5000) })).status).toBe(200);
    return performance.now() - started;
  };

  const everybodyElseWorks = async () => {
    const office = await signIn(url, 'office@demo.local');
    const { data, error } = await office.from('sectors').select('code');
    expect(error).toBeNull();
    expect(data).toHaveLength(29);
  };

  it('thousands of failing requests change nothing', async () => {
    const paths = [
      '/rest/v1/areas',
      '/rest/v1/enterprises?select=nothing',
      '/rest/v1/nowhere',
      '/rest/v1/rpc/app_state',
      '/rest/v1/rpc/map_snapshot?kind=enterprises',
      '/auth/v1/user',
      '/auth/v1/token?grant_type=refresh_token',
      '/nowhere',
    ];
    const seen = new Map<string, number>();
    let slowestHealth = 0;
    await Promise.all(
      Array.from({ length: LANES }, async (_, lane) => {
        for (let number = lane; number < REQUESTS; number += LANES) {
          const path = paths[number % paths.length]!;
          const status = await ask(path);
          seen.set(`${path} ${status}`, (seen.get(`${path} ${status}`) ?? 0) + 1);
          if (number % 1500 === 0) slowestHealth = Math.max(slowestHealth, await health());
        }
      }),
    );
    expect([...seen.keys()].filter((line) => !/ 4\d\d$/.test(line))).toEqual([]);
    expect([...seen.keys()].filter((line) => line.startsWith('/rest/') && !line.endsWith(' 401'))).toEqual([]);
    expect(slowestHealth).toBeLessThan(1000);
    await everybodyElseWorks();
  });

  it('forged, foreign and broken tokens are refused before anything is asked', async () => {
    const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = base64({ sub: '00000000-0000-0000-0000-000000000000', role: 'service_role', exp: 9_999_999_999 });
    const tokens = [
      `${base64({ alg: 'none', typ: 'JWT' })}.${claims}.`,
      `${base64({ alg: 'HS256', typ: 'JWT' })}.${claims}.${Buffer.alloc(32).toString('base64url')}`,
      `${base64({ alg: 'RS256', typ: 'JWT' })}.${claims}.AAAA`,
      'a.b.c',
      'x'.repeat(5000),
    ];
    for (const token of tokens)
      for (const method of ['GET', 'POST', 'PATCH', 'DELETE'])
        expect([
          token.slice(0, 20),
          await ask('/rest/v1/enterprises', method, { authorization: `Bearer ${token}` }),
        ]).toEqual([token.slice(0, 20), 401]);
  });

  it('held posts of fifteen megabytes are not taken in', async () => {
    const before = memoryMegabytes();
    const answers = await Promise.all(
      Array.from({ length: HELD_POSTS }, (_, number) =>
        holdPost(url, number % 2 ? '/rest/v1/enterprises' : '/auth/v1/token?grant_type=password', key),
      ),
    );
    for (const { status } of answers) expect([401, 413]).toContain(status);
    expect(await health()).toBeLessThan(1000);
    const grown = memoryMegabytes() - before;
    for (const { socket } of answers) socket.destroy();
    expect(grown).toBeLessThan(150);
    await everybodyElseWorks();
  });

  it('who sends drop by drop is cut off', async () => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const started = performance.now();
    socket.write(
      `POST /auth/v1/token?grant_type=password HTTP/1.1\r\nhost: a\r\napikey: ${key}\r\ncontent-length: 60000\r\n\r\n{`,
    );
    const drip = setInterval(() => socket.write(' '), 500);
    const answer = await new Promise<string>((resolve, reject) => {
      socket.on('data', (chunk) => resolve(chunk.toString())).on('error', reject);
    });
    clearInterval(drip);
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1.1 408/);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('methods and addresses that are none are answered', async () => {
    for (const [path, method, status] of [
      ['/healthz', 'HEAD', 200],
      ['//', 'POST', 404],
      ['/', 'TRACE', 405],
      ['/rest/v1/', 'PROPFIND', 405],
      ['//127.0.0.1/config.json', 'GET', 404],
      ['/rest/v1/areas?%00=%00', 'GET', 401],
    ] as const)
      expect([path, await ask(path, method)]).toEqual([path, status]);
  });
});

/** Sends the head and most of a body, and holds the connection until the answer comes. */
function holdPost(url: string, path: string, key: string): Promise<{ status: number; socket: Socket }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    socket.setTimeout(15_000, () => socket.destroy(new Error('A held post was not answered.')));
    socket.on('error', reject).on('data', (chunk) => {
      const status = Number(/^HTTP\/1.1 (\d+)/.exec(chunk.toString())?.[1]);
      if (status) resolve({ status, socket });
    });
    socket.write(`POST ${path} HTTP/1.1\r\nhost: a\r\napikey: ${key}\r\ncontent-length: ${HELD_BYTES + 1}\r\n\r\n`);
    socket.write(Buffer.alloc(HELD_BYTES, 32));
  });
}
