/** Node's HTTP server around a fetch-like handler: bounded bodies, compression, clean shutdown. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { chooseEncoding, dynamicCompressor, isCompressible } from './compression';
import { codeOf, StartFailure } from './failure';
import { isLoopback } from './settings';

/** A request body larger than this is refused; the import sends its rows in batches well below it. */
const LARGEST_BODY_BYTES = 16 * 1024 * 1024;
/** Whoever sends more than this is cut off. */
const LARGEST_DROPPED_BYTES = 8 * LARGEST_BODY_BYTES;

/** Longer than the page's beat, which would otherwise ask on a connection that is just being closed. */
const KEEP_ALIVE_MILLISECONDS = 75_000;

export type Handler = (request: Request, peerAddress: string) => Promise<Response>;

export type RunningServer = { url: string; close(): Promise<void> };

/** Listens. Throws `StartFailure` PORT_TAKEN when the port belongs to somebody else. */
export async function listen(
  handler: Handler,
  options: { host: string; port: number; trustsProxy: boolean },
): Promise<RunningServer> {
  const timeouts = { requestTimeout: 120_000, headersTimeout: 30_000, keepAliveTimeout: KEEP_ALIVE_MILLISECONDS };
  const server = createServer(timeouts, (incoming, outgoing) => {
    void serve(incoming, outgoing, handler, options.trustsProxy);
  });
  await bind(server, options.host, options.port);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${urlHost(options.host)}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 3000).unref();
      }),
  };
}

/** Where a browser on this machine finds a server that listens on this host. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(bindFailure(error, host, port)));
    server.listen(port, host, () => resolve());
  });
}

function bindFailure(error: Error, host: string, port: number): Error {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new StartFailure(
        'PORT_TAKEN',
        `Port ${port} is taken by another program; stop it, or choose another port with PORT=${port + 1} npm start.`,
      );
    case 'EACCES':
      return new StartFailure(
        'PORT_TAKEN',
        `This user may not listen on port ${port}; choose a port above 1023, for instance PORT=8080.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFailure(
        'BAD_SETTING',
        `HOST is "${host}", which is no address of this machine; use 127.0.0.1 for this machine alone or 0.0.0.0 for its network.`,
      );
    default:
      return error;
  }
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handler: Handler,
  trustsProxy: boolean,
): Promise<void> {
  const hungUp = new AbortController();
  outgoing.once('close', () => outgoing.writableFinished || hungUp.abort());
  try {
    const body = await readBody(incoming);
    if (body === 'TOO_LARGE') return await send(incoming, outgoing, tooLarge());
    const request = toRequest(incoming, body, hungUp.signal);
    await send(incoming, outgoing, await handler(request, callerAddress(incoming, trustsProxy)));
  } catch (error) {
    if (incoming.destroyed || outgoing.destroyed || codeOf(error) === 'ERR_STREAM_PREMATURE_CLOSE') return; // The caller hung up.
    console.error(`error ${incoming.method} ${incoming.url?.split('?')[0]}`, error);
    if (outgoing.headersSent) outgoing.destroy();
    else
      await send(
        incoming,
        outgoing,
        json(
          {
            code: 'INTERNAL',
            message: 'The server failed at this request; try again, and tell the administrator if it happens again.',
          },
          500,
        ),
      );
  }
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | null | 'TOO_LARGE'> {
  if (incoming.method === 'GET' || incoming.method === 'HEAD') return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // The rest is read and dropped, so that the caller gets the answer instead of a broken connection.
    if (bytes > LARGEST_BODY_BYTES) chunks.length = 0;
    else chunks.push(chunk);
    if (bytes > LARGEST_DROPPED_BYTES) incoming.destroy();
  }
  if (bytes > LARGEST_BODY_BYTES) return 'TOO_LARGE';
  return bytes === 0 ? null : Buffer.concat(chunks);
}

/** The signal tells when the caller has hung up. */
function toRequest(incoming: IncomingMessage, body: Buffer | null, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (name.startsWith(':') || value === undefined) continue;
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const base = `http://${/^[\w.:[\]-]+$/.test(incoming.headers.host ?? '') ? incoming.headers.host : 'localhost'}`;
  return new Request(new URL(incoming.url ?? '/', base), {
    method: incoming.method,
    headers,
    body: body ? new Uint8Array(body) : null,
    signal,
  });
}

function callerAddress(incoming: IncomingMessage, trustsProxy: boolean): string {
  const forwarded = incoming.headers['x-forwarded-for'];
  if (trustsProxy && typeof forwarded === 'string') return forwarded.split(',').at(-1)?.trim() ?? '';
  return incoming.socket.remoteAddress ?? '';
}

/** True when the caller sits at this machine: socket, named host and no proxy in between. */
export function isLocalCaller(request: Request, peerAddress: string): boolean {
  const peer = peerAddress.replace(/^::ffff:/, '');
  return (
    isLoopback(peer) &&
    isLoopback(new URL(request.url).hostname) &&
    !request.headers.has('x-forwarded-for') &&
    !request.headers.has('forwarded')
  );
}

async function send(incoming: IncomingMessage, outgoing: ServerResponse, response: Response): Promise<void> {
  const headers = new Headers(response.headers);
  const contentType = headers.get('content-type');
  const length = headers.get('content-length');
  const canCompress =
    response.body !== null && incoming.method !== 'HEAD' && !headers.has('content-encoding') && response.status !== 206;
  const encoding =
    canCompress && isCompressible(contentType, length === null ? null : Number(length))
      ? chooseEncoding(incoming.headers['accept-encoding'] as string | undefined)
      : null;
  if (encoding) {
    headers.set('content-encoding', encoding);
    headers.delete('content-length');
  }
  if (canCompress) headers.append('vary', 'Accept-Encoding');
  outgoing.writeHead(response.status, [...headers].flat());
  if (!response.body || incoming.method === 'HEAD') {
    await response.body?.cancel();
    outgoing.end();
    return;
  }
  const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  if (encoding) await pipeline(body, dynamicCompressor(encoding, contentType), outgoing);
  else await pipeline(body, outgoing);
}

function tooLarge(): Response {
  const message = `The request is larger than ${LARGEST_BODY_BYTES / 1024 / 1024} MB; send it in smaller parts.`;
  return json({ code: 'TOO_LARGE', message }, 413);
}

/** A JSON answer that is never cached. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}
