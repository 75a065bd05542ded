import { decodeRows } from './decode';
import type { FetchRowsRequest, FetchRowsResult } from './protocol';

/**
 * Fetches and decodes rows. Runs in the worker; pure but for `fetch`, so that it is tested without
 * one. Never throws: each way to fail is a reason. `onProgress` hears the octets received so far.
 */
export async function fetchRows(
  request: FetchRowsRequest,
  onProgress: (receivedBytes: number) => void,
): Promise<FetchRowsResult> {
  let octets: ArrayBuffer;
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: { ...request.headers, 'content-type': 'application/json', accept: 'application/octet-stream' },
      body: request.body,
      cache: 'no-store',
    });
    if (response.status === 401 || response.status === 403)
      return failed('SIGNED_OUT', `HTTP ${response.status} ${await beginningOf(response)}`);
    if (response.status >= 500) return failed('UNREACHABLE', `HTTP ${response.status} ${await beginningOf(response)}`);
    if (!response.ok) return failed('REFUSED', `HTTP ${response.status} ${await beginningOf(response)}`);
    octets = await readAll(response, onProgress);
  } catch (error) {
    return failed('UNREACHABLE', error instanceof Error ? error.message : String(error));
  }
  const decoded = decodeRows(octets, request.kind, request.expected);
  if (decoded.ok) return decoded;
  return failed('DAMAGED', `${decoded.reason}: ${decoded.message}`);
}

function failed(reason: Extract<FetchRowsResult, { ok: false }>['failure']['reason'], detail: string): FetchRowsResult {
  return { ok: false, failure: { reason, detail: detail.trim() } };
}

async function beginningOf(response: Response): Promise<string> {
  return (await response.text()).slice(0, 200);
}

async function readAll(response: Response, onProgress: (receivedBytes: number) => void): Promise<ArrayBuffer> {
  if (!response.body) return response.arrayBuffer();
  const chunks: Uint8Array[] = [];
  let received = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    received += value.byteLength;
    onProgress(received);
  }
  const whole = new Uint8Array(received);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole.buffer;
}
