/** supabase-js clients and people for tests, through the same doors as the browser's. */
import { createClient, type SupabaseClient } from '@supabase/supabase-js';

import type { Configuration } from '@/domain/configuration';

/** `/config.json` of a running server. */
export async function configurationOf(url: string): Promise<Configuration> {
  return (await (await fetch(`${url}/config.json`)).json()) as Configuration;
}

/** A client that keeps its session to itself. */
export function aClient(url: string, key: string): SupabaseClient {
  return createClient(url, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
}

/** Signs in; throws what the server says when it refuses. */
export async function signIn(url: string, email: string, password?: string): Promise<SupabaseClient> {
  const configuration = await configurationOf(url);
  const client = aClient(url, configuration.supabaseKey);
  const { error } = await client.auth.signInWithPassword({
    email,
    password: password ?? configuration.demonstration?.password ?? '',
  });
  if (error) throw error;
  return client;
}
