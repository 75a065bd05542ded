/** Which part of the server answers which address. What is not listed here is not reachable. */
import type { Configuration, DemonstrationAccount } from '@/domain/configuration';

import { handleAccounts } from '../functions/accounts/handler';
import { accountStore, findAccount } from './account-store';
import { databaseUnavailable, type Backend } from './backend';
import { readConfigurationFile, servedConfiguration } from './configuration-file';
import { reasonOf } from './failure';
import { isLocalCaller, json, type Handler } from './http-server';
import { appliedVersions } from './migrate';
import { isConnectionFailure } from './postgres-pool';
import { securityHeaders } from './security-headers';
import { SignInThrottle } from './sign-in-throttle';
import { asksForSnapshot, snapshotAnswers } from './snapshot-answers';
import type { StaticFiles } from './static-files';

export type RouterOptions = {
  backend: Backend;
  publishableKey: string;
  configurationFile: string;
  /** Null outside demonstration mode. */
  demonstration: { accounts: DemonstrationAccount[]; password: string } | null;
  /** True when only this machine can reach the server: then the page gets the password. */
  listensOnLoopback: boolean;
  /** Null when the page is served by somebody else. */
  page: StaticFiles | null;
};

/** The parts of GoTrue the product uses. Sign-up is here so that it is refused in GoTrue's own words. */
const AUTH_ADDRESSES: Record<string, string> = {
  '/auth/v1/token': 'POST',
  '/auth/v1/logout': 'POST',
  '/auth/v1/user': 'GET',
  '/auth/v1/signup': 'POST',
  '/auth/v1/settings': 'GET',
  '/auth/v1/health': 'GET',
};

const LARGEST_SIGN_IN_BYTES = 64 * 1024;

/** The whole server as one handler. Answers; throws only on failures of ours. */
export function router(options: RouterOptions): Handler {
  const { backend } = options;
  const throttle = new SignInThrottle();
  const snapshots = snapshotAnswers(backend.fetchApi);
  const accounts = accountStore(backend.database, (token) => identify(backend, options.publishableKey, token));
  let configuration = readConfigurationFile(options.configurationFile);

  /** The file may be edited while the server runs; a broken edit is reported and the last good one kept. */
  const currentConfiguration = (): Configuration => {
    try {
      configuration = readConfigurationFile(options.configurationFile);
    } catch (error) {
      console.error(`error ${reasonOf(error)} Until then the last good one is served.`);
    }
    return configuration;
  };

  /** However many ask at once, the database is asked once. */
  const healthNow = shared(() => health(backend));

  const route: Handler = async (request, peerAddress) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/healthz') return healthAnswer(await healthNow());
    if (pathname === '/config.json') {
      const showsPassword = options.listensOnLoopback && isLocalCaller(request, peerAddress);
      return json(
        servedConfiguration(currentConfiguration(), {
          publishableKey: options.publishableKey,
          demonstrationAccounts: options.demonstration?.accounts ?? null,
          demonstrationPassword: showsPassword ? (options.demonstration?.password ?? null) : null,
        }),
      );
    }
    if (asksForSnapshot(request)) return snapshots(request, peerAddress);
    if (pathname.startsWith('/rest/v1/')) return backend.fetchApi(request, peerAddress);
    if (pathname === '/functions/v1/accounts') return handleAccounts(request, accounts);
    if (pathname === '/auth/v1/token' && request.method === 'POST') {
      const grant = searchParams.get('grant_type');
      if (grant === 'password') return signIn(request, peerAddress, backend, throttle);
      return grant === 'refresh_token' ? backend.fetchApi(request, peerAddress) : unknownAddress();
    }
    if (pathname.startsWith('/auth/v1/')) {
      const isOffered = request.method === 'OPTIONS' || AUTH_ADDRESSES[pathname] === request.method;
      return isOffered ? backend.fetchApi(request, peerAddress) : unknownAddress();
    }
    if (/^\/(rest|auth|functions|storage|realtime|_system|graphql)(\/|$)/.test(pathname)) return unknownAddress();
    return options.page ? options.page(request) : unknownAddress();
  };

  return async (request, peerAddress) => {
    const response = await route(request, peerAddress).catch((error: unknown) => {
      if (isConnectionFailure(error)) return databaseUnavailable();
      throw error;
    });
    const secured = new Response(response.body, response);
    for (const [name, value] of Object.entries(securityHeaders(configuration))) secured.headers.set(name, value);
    return secured;
  };
}

/** While one answer is under way, whoever asks gets the same. */
function shared<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let underWay: Promise<Result> | null = null;
  return () => (underWay ??= work().finally(() => (underWay = null)));
}

/** What `/healthz` says; facts and no answer, which only one caller could read. */
async function health(backend: Backend): Promise<Record<string, unknown> & { status: 'ok' | 'failing' }> {
  try {
    const versions = await appliedVersions(backend.database);
    const [row] = await backend.database.query<{ known: boolean }>(
      `select to_regprocedure('private.epoch()') is not null as known`,
    );
    const epoch = row?.known
      ? (await backend.database.query<{ epoch: string }>('select private.epoch() as epoch'))[0]?.epoch
      : undefined;
    return {
      status: 'ok',
      backend: backend.name,
      postgis: backend.postgisVersion,
      migrations: versions.at(-1) ?? null,
      epoch: epoch ?? null,
    };
  } catch (error) {
    return { status: 'failing', backend: backend.name, reason: reasonOf(error) };
  }
}

function healthAnswer(facts: { status: 'ok' | 'failing' }): Response {
  return json(facts, facts.status === 'ok' ? 200 : 503);
}

/** Asks GoTrue whose token this is; null for one that is forged, expired or signed out. */
async function identify(backend: Backend, publishableKey: string, token: string): Promise<string | null> {
  const request = new Request('http://localhost/auth/v1/user', {
    headers: { apikey: publishableKey, authorization: `Bearer ${token}` },
  });
  const response = await backend.fetchApi(request, null);
  if (!response.ok) return null;
  const user = (await response.json()) as { id?: unknown };
  return typeof user.id === 'string' ? user.id : null;
}

async function signIn(
  request: Request,
  address: string,
  backend: Backend,
  throttle: SignInThrottle,
): Promise<Response> {
  const text = await request.text();
  const email = text.length <= LARGEST_SIGN_IN_BYTES ? emailOf(text) : null;
  if (email === null)
    return json({ code: 400, error_code: 'validation_failed', msg: 'Send e-mail and password.' }, 400);
  const admission = throttle.begin(email, address);
  if (!admission.admitted) {
    const seconds = admission.retryAfterSeconds;
    const msg = `Too many wrong passwords; wait ${seconds} s and try again.`;
    return json({ code: 429, error_code: 'over_request_rate_limit', msg, retry_after: seconds }, 429, {
      'retry-after': String(seconds),
      'access-control-allow-origin': '*',
    });
  }
  const response = await backend.fetchApi(
    new Request(request.url, { method: 'POST', headers: request.headers, body: text }),
    address,
  );
  if (response.ok) {
    throttle.succeeded(email, address);
    return refuseSuspended(response, backend);
  }
  if (response.status === 401 || response.status >= 500) throttle.undecided(email, address);
  return response;
}

/** The API layer does not look at bans when a password is right; a suspended person gets no session. */
async function refuseSuspended(response: Response, backend: Backend): Promise<Response> {
  const session = (await response.clone().json()) as { user?: { id?: string } };
  const userId = session.user?.id;
  const account = userId ? await findAccount(backend.database, userId) : null;
  if (!userId || (account && account.suspendedAt === null)) return response;
  await backend.database.query('delete from auth.refresh_tokens where user_id = $1::uuid', [userId]);
  await backend.database.query('delete from auth.sessions where user_id = $1::uuid', [userId]);
  return json(
    { code: 403, error_code: 'user_banned', msg: 'This account is suspended; ask the safety office to restore it.' },
    403,
    { 'access-control-allow-origin': '*' },
  );
}

function emailOf(text: string): string | null {
  try {
    const { email } = JSON.parse(text) as { email?: unknown };
    return typeof email === 'string' ? email.trim().toLowerCase() : null;
  } catch {
    return null; // Not JSON: the caller is told what to send.
  }
}

function unknownAddress(): Response {
  return json({ code: 404, error_code: 'not_found', msg: 'There is nothing at this address.' }, 404);
}
