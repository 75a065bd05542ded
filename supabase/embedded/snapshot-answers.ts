/** Answers `map_snapshot` without moving a kept snapshot out of the database again. */
import { CompressedAnswers } from './compressed-answers';
import { chooseEncoding, type Encoding } from './compression';
import { Slots } from './slots';

export type FetchApi = (request: Request, peerAddress: string | null) => Promise<Response>;

const ADDRESS = '/rest/v1/rpc/map_snapshot';
const DIGEST_ADDRESS = '/rest/v1/rpc/map_snapshot_digest';

/** What compressed snapshots may take together: those of a million objects take ten. */
const LARGEST_KEPT_BYTES = 64 * 1024 * 1024;
/** Snapshots whose raw octets are in memory at once: tens of megabytes each, while three hundred may ask. */
const RAW_AT_ONCE = 3;
/** gzip with run lengths is as small as brotli on planes of columns, and quicker; so there is one form for all browsers. */
const PREFERRED: readonly Encoding[] = ['gzip', 'br'];
const TAKES_OCTETS = /\*\/\*|application\/(\*|octet-stream)/;
/** How much of a snapshot is handed to a connection at a time: a reference, so that large ones cost nothing but fewer turns. */
const PIECE_BYTES = 512 * 1024;

/** True for a request that asks for a snapshot. */
export function asksForSnapshot(request: Request): boolean {
  return (request.method === 'POST' || request.method === 'GET') && new URL(request.url).pathname === ADDRESS;
}

/**
 * Puts kept compressed snapshots before the API. Each request first asks the database, as its caller, for the digest
 * of the snapshot this caller would get; what is held under that digest is sent. So nothing can be had here that the
 * database did not just allow, and a reader costs one query of milliseconds and no memory of its own. When the
 * digest is not known or not held, the snapshot itself is asked for, at most three at a time, and kept compressed.
 * Whatever the API refuses is passed on in its own words.
 */
export function snapshotAnswers(fetchApi: FetchApi): FetchApi {
  const compressed = new CompressedAnswers(LARGEST_KEPT_BYTES);
  const slots = new Slots(RAW_AT_ONCE);

  return async (request, peerAddress) => {
    const encoding = chooseEncoding(request.headers.get('accept-encoding'), PREFERRED);
    const accept = request.headers.get('accept') ?? '*/*';
    if (!encoding || !TAKES_OCTETS.test(accept)) return slots.use(() => fetchApi(request, peerAddress));
    const body = request.method === 'POST' ? await request.arrayBuffer() : null;
    const ask = (pathname: string, accepted: string) => {
      const headers = new Headers(request.headers);
      headers.set('accept', accepted);
      const url = Object.assign(new URL(request.url), { pathname });
      return fetchApi(new Request(url, { method: request.method, headers, body }), peerAddress);
    };
    const kept = async (): Promise<Response | null> => {
      const response = await ask(DIGEST_ADDRESS, 'application/json');
      const digest: unknown = response.ok ? await response.json() : null;
      const octets = typeof digest === 'string' ? compressed.kept(digest, encoding) : null;
      return octets && answerOf(octets, encoding, response.headers);
    };
    return (
      (await kept()) ??
      slots.use(async () => {
        if (request.signal.aborted) return new Response(null, { status: 499 }); // Hung up while it waited.
        // The one before in the queue may have been given the same snapshot.
        const since = await kept();
        if (since) return since;
        const response = await ask(ADDRESS, accept);
        if (!response.ok || !response.headers.get('content-type')?.startsWith('application/octet-stream'))
          return response;
        const octets = new Uint8Array(await response.arrayBuffer());
        return answerOf(await compressed.compress(octets, encoding), encoding, response.headers);
      })
    );
  };
}

/** `like` has the headers that do not depend on the content. */
function answerOf(octets: Buffer, encoding: Encoding, like: Headers): Response {
  const headers = new Headers(like);
  headers.set('content-type', 'application/octet-stream');
  headers.set('content-encoding', encoding);
  headers.set('content-length', String(octets.byteLength));
  headers.append('vary', 'Accept-Encoding');
  return new Response(inPieces(octets), { status: 200, headers });
}

/** A stream over a buffer that all readers share; `new Response(buffer)` would copy it for each of them. */
function inPieces(octets: Buffer): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream(
    {
      pull(controller) {
        const piece = octets.subarray(offset, offset + PIECE_BYTES);
        offset += piece.length;
        if (piece.length > 0) controller.enqueue(piece);
        if (offset >= octets.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
