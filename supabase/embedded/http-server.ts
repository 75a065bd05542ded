/** Node's HTTP server around a fetch-like handler: bounded bodies, compression, clean shutdown. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { chooseEncoding, dynamicCompressor, isCompressible } from './compression';
import { codeOf, reasonOf, StartFailure } from './failure';
import { BodyRoom, readBody, type BodyRefusal } from './request-body';
import { isLoopback } from './settings';

/** Three hundred people with six connections each, and as much again. */
const MOST_CONNECTIONS = 4000;
/** What the addresses here are asked with. TRACE and CONNECT are no requests that a `Request` can be. */
const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Longer than the page's beat, which would otherwise ask on a connection that is just being closed. */
const KEEP_ALIVE_MILLISECONDS = 75_000;

export type Handler = (request: Request, peerAddress: string) => Promise<Response>;

/** Refuses a request, or says how many octets its body may have. The request has no body yet. */
export type Admit = (head: Request) => Promise<Response | number>;

export type ListenOptions = {
  host: string;
  port: number;
  trustsProxy: boolean;
  /** Looks at every request before its body is read. */
  admit: Admit;
};

export type RunningServer = { url: string; close(): Promise<void> };

/** Listens. Throws `StartFailure` PORT_TAKEN when the port belongs to somebody else. */
export async function listen(handler: Handler, options: ListenOptions): Promise<RunningServer> {
  const timeouts = {
    requestTimeout: 120_000,
    headersTimeout: 15_000,
    connectionsCheckingInterval: 5000,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
  };
  const room = new BodyRoom();
  const server = createServer(timeouts, (incoming, outgoing) => {
    serve(incoming, outgoing, handler, options, room).catch((error: unknown) => {
      // Not even the failure could be told: the connection is gone.
      console.error(`error ${reasonOf(error)}`);
      outgoing.destroy();
    });
  });
  server.maxConnections = MOST_CONNECTIONS;
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
  { trustsProxy, admit }: ListenOptions,
  room: BodyRoom,
): Promise<void> {
  const hungUp = new AbortController();
  outgoing.once('close', () => outgoing.writableFinished || hungUp.abort());
  let heldBytes = 0;
  try {
    const head = headOf(incoming, hungUp.signal);
    if (head instanceof Response) return await send(incoming, outgoing, head);
    const admitted = await admit(head);
    if (admitted instanceof Response) return await send(incoming, outgoing, admitted);
    const read = await readBody(incoming, admitted, room);
    if (typeof read === 'string') return await send(incoming, outgoing, bodyRefused(read, admitted));
    heldBytes = read.bytes;
    const request = read.body ? new Request(head, { body: read.body }) : head;
    await send(incoming, outgoing, await handler(request, callerAddress(incoming, trustsProxy)));
  } catch (error) {
    // The caller hung up. That its own stream is at its end says nothing: it is once the body has been read.
    if (outgoing.destroyed || hungUp.signal.aborted) return;
    console.error(`error ${incoming.method} ${incoming.url?.split('?')[0]}`, error);
    if (outgoing.headersSent) outgoing.destroy();
    else await send(incoming, outgoing, failed());
  } finally {
    room.giveBack(heldBytes);
  }
}

/** The request without its body, or why it is none. The signal tells when the caller has hung up. */
function headOf(incoming: IncomingMessage, signal: AbortSignal): Request | Response {
  const { method = '', url = '', headers: given } = incoming;
  if (!METHODS.includes(method))
    return json({ code: 'METHOD_NOT_ALLOWED', message: `Nothing here is asked with ${method}.` }, 405, {
      allow: METHODS.join(', '),
    });
  const address = addressOf(url, given.host);
  if (!address) return json({ code: 'BAD_REQUEST', message: 'This is not an address of this server.' }, 400);
  const headers = new Headers();
  for (const [name, value] of Object.entries(given))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return new Request(address, { method, headers, signal });
}

/**
 * The address that is asked for, with the host that the caller named. Path and host are put together as text: as a
 * relative address, `//elsewhere/` would name another host.
 */
function addressOf(path: string, host = ''): URL | null {
  if (!path.startsWith('/')) return null;
  const named = `http://${/^[\w.:[\]-]+$/.test(host) ? host : 'localhost'}`;
  return URL.parse(named + path) ?? URL.parse(`http://localhost${path}`);
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
    outgoing.end();
    // Nobody waits for this: a body with another reader is given up only when that one does.
    void response.body?.cancel().catch(() => undefined);
    return;
  }
  const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  if (encoding) await pipeline(body, dynamicCompressor(encoding, contentType), outgoing);
  else await pipeline(body, outgoing);
}

function bodyRefused(refusal: BodyRefusal, largestBytes: number): Response {
  const message = {
    TOO_LARGE: `The request is larger than ${Math.round(largestBytes / 1024)} kB; send it in smaller parts.`,
    TOO_SLOW: 'The request arrived too slowly; try again on a better connection, or in smaller parts.',
    BUSY: 'The server is reading as many requests as it can; try again in a moment.',
  }[refusal];
  const status = { TOO_LARGE: 413, TOO_SLOW: 408, BUSY: 503 }[refusal];
  const headers = {
    'access-control-allow-origin': '*',
    'retry-after': '2',
    // The others are read to their end and dropped: an answer before that may be lost with the connection.
    ...(refusal === 'TOO_SLOW' && { connection: 'close' }),
  };
  return json({ code: refusal, message }, status, headers);
}

function failed(): Response {
  const message = 'The server failed at this request; try again, and tell the administrator if it happens again.';
  return json({ code: 'INTERNAL', message }, 500);
}

/** A JSON answer that is never cached. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}
