import type { LoadFailure } from '@/store/columns-state';

/** An address of the API, how the signed-in person calls it, and the JSON text of the arguments. */
export interface ApiRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers that ask to come again later, beside those above 500. */
const laterStatuses: readonly number[] = [408, 425, 429];

/**
 * Asks for octets or JSON. Answers a failure for each status that is none of success, and for a page of somebody
 * else's (the sign-in of a guest network); rejects when the network fails or the signal ends it.
 */
export async function postToApi(
  { url, headers, body }: ApiRequest,
  accept: 'application/octet-stream' | 'application/json',
  signal: AbortSignal,
): Promise<Response | LoadFailure> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept },
    body,
    cache: 'no-store',
    signal,
  });
  const { status } = response;
  const isPage = /^text\//.test(response.headers.get('content-type') ?? '');
  if (response.ok && !isPage) return response;
  const detail = `HTTP ${status} ${(await response.text()).slice(0, 200)}`.trim();
  if (status === 401 || status === 403) return { reason: 'SIGNED_OUT', detail };
  return { reason: response.ok || status >= 500 || laterStatuses.includes(status) ? 'UNREACHABLE' : 'REFUSED', detail };
}
