import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { ROLES } from '@/domain/enumerations';
import { supabaseClient } from './supabase-client';

const appStateSchema = z.object({
  epoch: z.string(),
  demonstration: z.boolean(),
  cityCode: z.string(),
  role: z.enum(ROLES).nullable(),
  now: z.string(),
});

/** Facts about the store as a signed-in person sees it; `epoch` changes when a store was replaced. */
export type AppState = z.infer<typeof appStateSchema>;

/** Reads `app_state()`. Throws with the server's message; TanStack Query retries and reports. */
export async function fetchAppState(): Promise<AppState> {
  const { data, error } = await supabaseClient().rpc('app_state');
  if (error) throw new Error(error.message);
  return appStateSchema.parse(data);
}

/** The store's facts, read again every five minutes. */
export function useAppState() {
  return useQuery({ queryKey: ['app_state'], queryFn: fetchAppState, refetchInterval: 300_000 });
}
