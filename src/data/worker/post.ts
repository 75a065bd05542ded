import type { LoadFailure } from '@/store/columns-state';

/** An address of the API, how the signed-in person calls it, and the JSON text of the arguments. */
export interface OctetsRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Asks for octets. Answers a failure for each status that is none of success; rejects when the network fails. */
export async function postForOctets({ url, headers, body }: OctetsRequest): Promise<Response | LoadFailure> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/octet-stream' },
    body,
    cache: 'no-store',
  });
  if (response.ok) return response;
  const detail = `HTTP ${response.status} ${(await response.text()).slice(0, 200)}`.trim();
  if (response.status === 401 || response.status === 403) return { reason: 'SIGNED_OUT', detail };
  return { reason: response.status >= 500 ? 'UNREACHABLE' : 'REFUSED', detail };
}
