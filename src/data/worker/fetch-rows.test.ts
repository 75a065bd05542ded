import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { PackedRows } from '@/store/packed-rows';
import { fetchRows } from './fetch-rows';
import { expected, pack } from './packed-rows.test-support';

const rows = Array.from({ length: 10 }, (_, place) => ({
  ...{ id: place + 1, lon: 114e6 + place, lat: 33e6 - place, risk: place % 5, foundOn: 9000 + place, dueOn: 9030 },
}));
const octets = Uint8Array.from(pack(rows, {}, [77]));

let server: Server | null = null;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  server = null;
});

/** Asks a server that answers so; tells the result and everything that was heard on the way. */
async function ask(answer: RequestListener, silenceMilliseconds = 10_000, heard = () => {}) {
  server = createServer(answer);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const progress: number[] = [];
  const partial: { rows: PackedRows; total: number }[] = [];
  const result = await fetchRows(
    {
      ticket: 1,
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/rest/v1/rpc/map_snapshot`,
      headers: { apikey: 'key', authorization: 'Bearer token' },
      body: '{"kind":"enterprises"}',
      kind: 'enterprises',
      expected,
      silenceMilliseconds,
    },
    {
      progress: (received) => {
        progress.push(received);
        heard();
      },
      rows: (some, total) => partial.push({ rows: some, total }),
    },
  );
  return { result, progress, partial };
}

const begin = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'application/octet-stream' });

/** Answers in pieces, each sent when the one before has been heard; `end` follows the last one. */
function inPieces(all: Uint8Array, size: number, end: (response: ServerResponse) => void) {
  let response: ServerResponse;
  let from = 0;
  const next = () => {
    if (from >= all.length) end(response);
    else response.write(all.subarray(from, (from += size)));
  };
  const answer: RequestListener = (_, answered) => {
    response = begin(answered);
    next();
  };
  return { answer, next };
}

const failureOf = ({ result }: Awaited<ReturnType<typeof ask>>) => (result.ok ? null : result.failure);

describe('fetching rows', () => {
  it('asks as the signed-in person, and gives the rows of an answer that comes whole', async () => {
    let asked: { method?: string; headers: IncomingHttpHeaders; body: string } | null = null;
    const { result, progress } = await ask((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        asked = { method: request.method!, headers: request.headers, body };
        begin(response).end(octets);
      });
    });
    expect(asked).toMatchObject({
      method: 'POST',
      headers: { apikey: 'key', authorization: 'Bearer token', accept: 'application/octet-stream' },
      body: '{"kind":"enterprises"}',
    });
    if (!result.ok) throw new Error(result.failure.detail);
    expect([...result.rows.columns['id']!]).toEqual(rows.map(({ id }) => id));
    expect([...result.rows.removed]).toEqual([77]);
    expect(progress.at(-1)).toBe(octets.length);
  });

  it('tells progress, and rows whenever they have doubled, while an answer comes in pieces', async () => {
    const { answer, next } = inPieces(octets, 40, (response) => response.end());
    const { result, progress, partial } = await ask(answer, 10_000, next);
    expect(result.ok).toBe(true);
    expect(progress).toEqual(
      Array.from({ length: Math.ceil(octets.length / 40) }, (_, piece) => Math.min(octets.length, 40 * (piece + 1))),
    );
    // Chunks hold three rows: 3 and 6 are shown; 9 is no doubling of 6; all 10 are the result.
    expect(partial.map(({ rows: { rowCount }, total }) => [rowCount, total])).toEqual([
      [3, 10],
      [6, 10],
    ]);
    for (const { rows: some } of partial)
      expect([...some.columns['lon']!]).toEqual(rows.slice(0, some.rowCount).map(({ lon }) => lon));
  });

  it('is damaged when the answer ends early, though the server says it is complete', async () => {
    const outcome = await ask((_, response) => begin(response).end(octets.subarray(0, octets.length - 30)));
    expect(failureOf(outcome)?.reason).toBe('DAMAGED');
    expect(failureOf(outcome)?.detail).toMatch(/^TRUNCATED: .*9 of 10 rows/);
  });

  it('is unreachable when the connection breaks in the middle', async () => {
    const { answer, next } = inPieces(octets.subarray(0, 400), 200, (response) => response.destroy());
    const outcome = await ask(answer, 10_000, next);
    expect(failureOf(outcome)?.reason).toBe('UNREACHABLE');
  });

  it('is damaged when an octet was changed on the way, and ends the reading there', async () => {
    const changed = octets.slice();
    changed[changed.length - 60]! ^= 1;
    const outcome = await ask((_, response) => begin(response).end(changed));
    expect(failureOf(outcome)).toMatchObject({ reason: 'DAMAGED', detail: expect.stringMatching(/^WRONG_CHECKSUM/) });
  });

  it('is damaged when octets are something else', async () => {
    const outcome = await ask((_, response) => begin(response).end('PK\u0003\u0004 not rows at all'));
    expect(failureOf(outcome)).toMatchObject({ reason: 'DAMAGED', detail: expect.stringMatching(/^WRONG_MAGIC/) });
  });

  it('is unreachable when somebody else answers with a page', async () => {
    const outcome = await ask((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Guest network: sign in</h1>'),
    );
    expect(failureOf(outcome)).toMatchObject({
      reason: 'UNREACHABLE',
      detail: expect.stringContaining('Guest network'),
    });
  });

  it.each([
    [401, 'SIGNED_OUT'],
    [403, 'SIGNED_OUT'],
    [404, 'REFUSED'],
    [408, 'UNREACHABLE'],
    [429, 'UNREACHABLE'],
    [500, 'UNREACHABLE'],
    [503, 'UNREACHABLE'],
  ])('takes HTTP %i for %s, with the beginning of what was said', async (status, reason) => {
    const outcome = await ask((_, response) => response.writeHead(status).end('because of this '.repeat(100)));
    expect(failureOf(outcome)?.reason).toBe(reason);
    expect(failureOf(outcome)?.detail).toMatch(new RegExp(`^HTTP ${status} because of this`));
    expect(failureOf(outcome)!.detail.length).toBeLessThan(250);
  });

  it('gives up a server that never answers', async () => {
    const outcome = await ask(() => undefined, 50);
    expect(failureOf(outcome)).toEqual({ reason: 'UNREACHABLE', detail: 'Nothing came for 0.05 s.' });
  });

  it('gives up a server that falls silent in the middle, and hangs up', async () => {
    let isHungUp: Promise<void> | null = null;
    const outcome = await ask((_, response) => {
      isHungUp = new Promise((resolve) => response.on('close', () => resolve()));
      begin(response).write(octets.subarray(0, 300));
    }, 50);
    expect(failureOf(outcome)).toEqual({ reason: 'UNREACHABLE', detail: 'Nothing came for 0.05 s.' });
    await isHungUp;
  });

  it('waits for a server that is slow but not silent, longer than it would wait for silence', async () => {
    const started = performance.now();
    const { result } = await ask((_, response) => {
      begin(response);
      let from = 0;
      // Each piece comes well within the allowed silence, the whole takes longer than it.
      const timer = setInterval(() => {
        response.write(octets.subarray(from, (from += 40)));
        if (from < octets.length) return;
        clearInterval(timer);
        response.end();
      }, 60);
    }, 600);
    expect(result.ok).toBe(true);
    expect(performance.now() - started).toBeGreaterThan(600);
  });

  it('is unreachable when nobody listens', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const result = await fetchRows(
      {
        ...{ ticket: 1, url: `http://127.0.0.1:${port}/`, headers: {}, body: '', kind: 'enterprises', expected },
        silenceMilliseconds: 10_000,
      },
      { progress: () => undefined, rows: () => undefined },
    );
    expect(result).toMatchObject({ ok: false, failure: { reason: 'UNREACHABLE' } });
  });
});
