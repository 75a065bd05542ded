import { createClient, isAuthRetryableFetchError, type SupabaseClient } from '@supabase/supabase-js';
import { usesOwnOrigin, type Configuration } from '@/domain/configuration';
import type { Database } from '@/domain/database.types';

/** supabase-js with the tables and functions of our migrations, as `npm run types` reads them. */
export type TypedClient = SupabaseClient<Database>;

/** What the API is called with: the address without a trailing slash and the publishable key. */
export interface ApiAddress {
  readonly url: string;
  readonly publishableKey: string;
}

let address: ApiAddress | null = null;
let client: TypedClient | null = null;
let lastRetryAfterSeconds: number | null = null;

/** Where the API is. An empty `supabaseUrl` means the origin that served this page. */
export function apiAddress(configuration: Configuration): ApiAddress {
  const url = usesOwnOrigin(configuration) ? window.location.origin : configuration.supabaseUrl;
  return { url: url.replace(/\/+$/, ''), publishableKey: configuration.supabaseKey };
}

/** Seconds to wait that a refused sign-in named, from its body or its header; null when it named none. */
async function readRetryAfter(response: Response): Promise<number | null> {
  const header = Number(response.headers.get('retry-after') ?? NaN);
  if (Number.isFinite(header) && header >= 0) return header;
  try {
    const body: unknown = await response.clone().json();
    if (typeof body === 'object' && body !== null && 'retry_after' in body) {
      const seconds = Number(body.retry_after);
      return Number.isFinite(seconds) ? seconds : null;
    }
  } catch {
    // A 429 without a JSON body names no time; the caller then speaks without a number.
    return null;
  }
  return null;
}

/** Everything waits for a token that is being renewed, so that a server which falls silent then is given up. */
const authMilliseconds = 20_000;

/** supabase-js drops `retry_after` from refusals, so the seconds are noted on the way in. */
async function fetchNotingThrottle(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const isAuth = (input instanceof Request ? input.url : String(input)).includes('/auth/v1/');
  const response = await fetch(input, isAuth ? { ...init, signal: AbortSignal.timeout(authMilliseconds) } : init);
  if (response.status === 429) lastRetryAfterSeconds = await readRetryAfter(response);
  return response;
}

/** Seconds named by the latest 429, once; null when it named none. */
export function takeRetryAfterSeconds(): number | null {
  const seconds = lastRetryAfterSeconds;
  lastRetryAfterSeconds = null;
  return seconds;
}

/** Makes the page's one client. Called once, when the configuration is known. */
export function connectSupabase(configuration: Configuration): TypedClient {
  address = apiAddress(configuration);
  client = createClient<Database>(address.url, address.publishableKey, {
    auth: { persistSession: true, autoRefreshToken: true, detectSessionInUrl: false },
    global: { fetch: fetchNotingThrottle },
  });
  return client;
}

/** The page's client. Throws when called before the configuration is known: a mistake in the program. */
export function supabaseClient(): TypedClient {
  if (!client) throw new Error('supabaseClient() is called before connectSupabase().');
  return client;
}

export type AuthorizedApi =
  | ({ readonly ok: true; readonly headers: Record<string, string> } & ApiAddress)
  | { readonly ok: false; readonly reason: 'SIGNED_OUT' | 'UNREACHABLE'; readonly detail: string };

/**
 * What a plain `fetch` needs to call the API as the signed-in person: the packed snapshot is
 * octets, which supabase-js would parse as JSON. Refreshes the token when it has run out; when that
 * is not possible just now (after sleep, before the network is back), the session has not ended.
 */
export async function authorizedApi(): Promise<AuthorizedApi> {
  if (!address) throw new Error('authorizedApi() is called before connectSupabase().');
  const { data, error } = await supabaseClient().auth.getSession();
  if (data.session)
    return {
      ok: true,
      ...address,
      headers: { apikey: address.publishableKey, authorization: `Bearer ${data.session.access_token}` },
    };
  if (!error) return { ok: false, reason: 'SIGNED_OUT', detail: 'No session.' };
  return { ok: false, reason: isAuthRetryableFetchError(error) ? 'UNREACHABLE' : 'SIGNED_OUT', detail: error.message };
}
