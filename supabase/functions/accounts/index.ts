/** The accounts function on Supabase's Edge Runtime. Same face as the embedded server's. */
import { createClient } from '@supabase/supabase-js';

import { handleAccounts } from './handler';
import { supabasePorts } from './supabase-ports';

/** What this file uses of Deno. */
declare const Deno: {
  env: { get(name: string): string | undefined };
  serve(handler: (request: Request) => Promise<Response>): void;
};

const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, apikey, content-type, x-client-info',
  'access-control-allow-methods': 'POST, OPTIONS',
};

const administrator = createClient(setting('SUPABASE_URL'), setting('SUPABASE_SERVICE_ROLE_KEY'), {
  auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
});
const ports = supabasePorts(administrator);

Deno.serve(async (request) => {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CORS_HEADERS });
  const response = await answer(request);
  for (const [name, value] of Object.entries(CORS_HEADERS)) response.headers.set(name, value);
  return response;
});

async function answer(request: Request): Promise<Response> {
  try {
    return await handleAccounts(request, ports);
  } catch (error) {
    console.error(error);
    const message = 'The server failed at this request; try again, and tell the administrator if it happens again.';
    return Response.json({ error: { code: 'INTERNAL', message } }, { status: 500 });
  }
}

function setting(name: string): string {
  const value = Deno.env.get(name);
  if (!value) throw new Error(`${name} is not set; Supabase sets it where functions run.`);
  return value;
}
