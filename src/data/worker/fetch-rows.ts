import type { PackedRows } from '@/store/packed-rows';
import { RowsReader, type DecodeResult } from './decode';
import type { FetchRowsRequest, FetchRowsResult } from './protocol';

/** What is heard while an answer is on its way. */
export interface FetchListener {
  progress(receivedBytes: number): void;
  /** A copy of the rows that have come, whenever they have doubled, and how many there will be. */
  rows(rows: PackedRows, total: number): void;
}

/** Answers that ask to come again later, beside those above 500. */
const laterStatuses: readonly number[] = [408, 425, 429];

/**
 * Fetches rows and decodes them while they arrive. Runs in the worker; pure but for `fetch`, so that
 * it is tested without one. Never throws: each way to fail is a reason. A server that falls silent, and
 * a page of somebody else's (the sign-in of a guest network), count as unreachable.
 */
export async function fetchRows(request: FetchRowsRequest, listener: FetchListener): Promise<FetchRowsResult> {
  let decoded: DecodeResult;
  const silence = new Silence(request.silenceMilliseconds);
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: { ...request.headers, 'content-type': 'application/json', accept: 'application/octet-stream' },
      body: request.body,
      cache: 'no-store',
      signal: silence.signal,
    });
    silence.isBroken();
    const { status } = response;
    const said = async () => `HTTP ${status} ${(await response.text()).slice(0, 200)}`;
    if (status === 401 || status === 403) return failed('SIGNED_OUT', await said());
    if (status >= 500 || laterStatuses.includes(status)) return failed('UNREACHABLE', await said());
    if (!response.ok) return failed('REFUSED', await said());
    if (/^text\//.test(response.headers.get('content-type') ?? '')) return failed('UNREACHABLE', await said());
    decoded = await decodeAll(response, request, listener, silence);
  } catch (error) {
    return failed('UNREACHABLE', error instanceof Error ? error.message : String(error));
  } finally {
    silence.end();
  }
  if (decoded.ok) return decoded;
  return failed('DAMAGED', `${decoded.reason}: ${decoded.message}`);
}

/** Aborts a request when nothing was heard for so long. */
class Silence {
  private readonly controller = new AbortController();
  private readonly milliseconds: number;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
    this.isBroken();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Something was heard: the time begins anew. */
  isBroken(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => this.controller.abort(new Error(`Nothing came for ${this.milliseconds / 1000} s.`)),
      this.milliseconds,
    );
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

function failed(reason: Extract<FetchRowsResult, { ok: false }>['failure']['reason'], detail: string): FetchRowsResult {
  return { ok: false, failure: { reason, detail: detail.trim() } };
}

/** Decodes an answer as it comes; a refusal ends the reading. Rejects when the network fails. */
async function decodeAll(
  response: Response,
  { kind, expected }: FetchRowsRequest,
  listener: FetchListener,
  silence: Silence,
): Promise<DecodeResult> {
  const rows = new RowsReader(kind, expected);
  const body = response.body?.getReader();
  let receivedBytes = 0;
  let shown = 0;
  while (body) {
    const { done, value } = await body.read();
    if (done) break;
    silence.isBroken();
    const refused = rows.push(value);
    if (refused) {
      await body.cancel();
      return refused;
    }
    receivedBytes += value.byteLength;
    listener.progress(receivedBytes);
    const known = rows.rowsKnown;
    // Doubling keeps all copies together below one more copy of the whole; and whoever shows them counts all anew.
    if (!known || known.decoded === known.total || known.decoded < Math.max(1, 2 * shown)) continue;
    const partial = rows.partial();
    if (!partial.ok) return partial;
    shown = known.decoded;
    listener.rows(partial.rows, known.total);
  }
  return rows.finish();
}
