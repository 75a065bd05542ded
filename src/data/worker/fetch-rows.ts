import type { PackedRows } from '@/store/packed-rows';
import { RowsReader, type DecodeResult } from './decode';
import { postToApi } from './post';
import type { FetchRowsRequest, FetchRowsResult } from './protocol';
import { Silence } from './silence';

/** What is heard while an answer is on its way. */
export interface FetchListener {
  progress(receivedBytes: number): void;
  /** A copy of the rows that have come, whenever they have doubled, and how many there will be. */
  rows(rows: PackedRows, total: number): void;
}

/**
 * Fetches rows and decodes them while they arrive. Runs in the worker; pure but for `fetch`, so that
 * it is tested without one. Never throws: each way to fail is a reason. A server that falls silent, and
 * a page of somebody else's (the sign-in of a guest network), count as unreachable.
 */
export async function fetchRows(request: FetchRowsRequest, listener: FetchListener): Promise<FetchRowsResult> {
  let decoded: DecodeResult;
  const silence = new Silence(request.silenceMilliseconds);
  try {
    const response = await postToApi(request, 'application/octet-stream', silence.signal);
    silence.isBroken();
    if (!(response instanceof Response)) return { ok: false, failure: response };
    decoded = await decodeAll(response, request, listener, silence);
  } catch (error) {
    return failed('UNREACHABLE', error instanceof Error ? error.message : String(error));
  } finally {
    silence.end();
  }
  if (decoded.ok) return decoded;
  return failed('DAMAGED', `${decoded.reason}: ${decoded.message}`);
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
