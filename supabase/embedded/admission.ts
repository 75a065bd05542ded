/**
 * Who may send what, decided by the head of a request alone. Before this has answered no body is read and no SQL is
 * asked: whoever has no account costs the server a hash and a line, whatever he sends.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

import { errors, jwtVerify } from 'jose';

import { json, type Admit } from './http-server';
import type { Secrets } from './secrets';

/** Records: the import sends its rows in batches well below it. */
const LARGEST_BODY_BYTES = 16 * 1024 * 1024;
/** Signing in, accounts, and whatever is answered without a look at the body. */
const LARGEST_SMALL_BODY_BYTES = 64 * 1024;

/** Admission by the keys and the tokens of an installation. */
export function admission({ publishableKey, secretKey, jwtSecret }: Secrets): Admit {
  const signingKey = new TextEncoder().encode(jwtSecret);

  return async (head) => {
    const { pathname, searchParams } = new URL(head.url);
    const [, area] = /^\/(rest|auth|functions)\/v1\//.exec(pathname) ?? [];
    // A browser asks with OPTIONS before it sends keys; all other addresses read no body.
    if (area === undefined || head.method === 'OPTIONS') return LARGEST_SMALL_BODY_BYTES;
    const apiKey = head.headers.get('apikey') ?? searchParams.get('apikey');
    if (!apiKey) return refuse({ message: 'No API key found in request' });
    const isService = isSame(apiKey, secretKey);
    if (!isService && !isSame(apiKey, publishableKey)) return refuse({ message: 'Invalid API key' });
    if (area !== 'rest') return LARGEST_SMALL_BODY_BYTES;

    const token = /^Bearer\s+(.+)$/i.exec(head.headers.get('authorization') ?? '')?.[1];
    // supabase-js sends the key as the token of whoever is signed out.
    if (!token || token === apiKey || token.startsWith('sb_')) return isService ? LARGEST_BODY_BYTES : signInFirst();
    try {
      await jwtVerify(token, signingKey, { algorithms: ['HS256'] });
      return LARGEST_BODY_BYTES;
    } catch (error) {
      return error instanceof errors.JWTExpired
        ? refuse({ code: 'PGRST303', message: 'JWT expired' })
        : refuse({ code: 'PGRST301', message: 'No suitable key or wrong key type' });
    }
  };
}

/** Nothing is granted to anon, so that PostgreSQL could only say the same. */
function signInFirst(): Response {
  return refuse({ code: '42501', message: 'Sign in first: nothing can be read or written without an account.' });
}

function refuse(body: { code?: string; message: string }): Response {
  return json({ details: null, hint: null, ...body }, 401, { 'access-control-allow-origin': '*' });
}

/** Compares secrets in a time that does not tell how far they agree. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
