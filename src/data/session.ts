import { createContext, useContext, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { ROLES } from '@/domain/enumerations';
import { takeRetryAfterSeconds, type TypedClient } from './supabase-client';

const profileSchema = z.object({
  user_id: z.string(),
  email: z.string(),
  display_name: z.string(),
  role: z.enum(ROLES),
  jurisdiction_ids: z.array(z.number()),
  sector_codes: z.array(z.string()),
  town_code: z.string().nullable(),
  department_id: z.number().nullable(),
  must_change_password: z.boolean(),
  suspended_at: z.string().nullable(),
  is_demonstration: z.boolean(),
});

/** A row of `public.profiles`: who a signed-in person is and how far they see. */
export type Profile = z.infer<typeof profileSchema>;

/** Where a person stands between the sign-in page and the map. */
export type SessionState =
  | { phase: 'loading' }
  /** `isExpired`: the sign-in ended by itself while somebody was working. */
  | { phase: 'signed_out'; isExpired: boolean }
  | { phase: 'unreachable'; detail: string }
  | { phase: 'no_profile'; email: string }
  | { phase: 'suspended'; email: string }
  | { phase: 'must_change_password'; profile: Profile }
  | { phase: 'ready'; profile: Profile };

export type SignInResult =
  | { ok: true }
  | { ok: false; reason: 'WRONG_CREDENTIALS' | 'SUSPENDED' | 'UNREACHABLE' }
  | { ok: false; reason: 'THROTTLED'; retryAfterSeconds: number | null }
  | { ok: false; reason: 'UNEXPECTED'; detail: string };

export interface Session {
  getState(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Signs in with e-mail and password; the state follows by itself. One or two requests. */
  signIn(email: string, password: string): Promise<SignInResult>;
  signOut(): Promise<void>;
  /** Reads the own profile again, for instance after a new password. */
  refreshProfile(): Promise<void>;
}

/** Decides the state of a signed-in person from the own profile's row. */
export function stateOfProfile(profile: Profile | null, email: string): SessionState {
  if (!profile) return { phase: 'no_profile', email };
  if (profile.suspended_at) return { phase: 'suspended', email };
  if (profile.must_change_password) return { phase: 'must_change_password', profile };
  return { phase: 'ready', profile };
}

async function readProfile(client: TypedClient, userId: string, email: string): Promise<SessionState> {
  const { data, error } = await client.from('profiles').select('*').eq('user_id', userId).maybeSingle();
  if (error) return { phase: 'unreachable', detail: error.message };
  if (data === null) return stateOfProfile(null, email);
  const parsed = profileSchema.safeParse(data);
  if (!parsed.success) return { phase: 'unreachable', detail: z.prettifyError(parsed.error) };
  return stateOfProfile(parsed.data, email);
}

/** The session of one client. Reads the stored sign-in at once and follows every later change. */
export function createSession(client: TypedClient): Session {
  let state: SessionState = { phase: 'loading' };
  let userId: string | null = null;
  let email = '';
  let isLeaving = false;
  const listeners = new Set<() => void>();

  const set = (next: SessionState) => {
    state = next;
    for (const listener of listeners) listener();
  };

  const refreshProfile = async () => {
    const asked = userId;
    if (asked === null) return;
    const next = await readProfile(client, asked, email);
    // Somebody may have signed out, or in as another, while the answer was on its way.
    if (userId === asked) set(next);
  };

  client.auth.onAuthStateChange((_event, session) => {
    if (!session) {
      const isExpired = userId !== null && !isLeaving;
      userId = null;
      isLeaving = false;
      set({ phase: 'signed_out', isExpired });
      return;
    }
    // A refreshed token of the same person changes nothing on screen.
    if (session.user.id === userId && state.phase !== 'unreachable') return;
    userId = session.user.id;
    email = session.user.email ?? '';
    set({ phase: 'loading' });
    // supabase-js holds its lock during this callback; a query inside it would wait for itself.
    queueMicrotask(() => void refreshProfile());
  });

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async signIn(address, password) {
      const { error } = await client.auth.signInWithPassword({
        email: address.trim().toLowerCase(),
        password,
      });
      if (!error) return { ok: true };
      if (error.status === 429) return { ok: false, reason: 'THROTTLED', retryAfterSeconds: takeRetryAfterSeconds() };
      if (error.code === 'user_banned') return { ok: false, reason: 'SUSPENDED' };
      if (error.name === 'AuthRetryableFetchError') return { ok: false, reason: 'UNREACHABLE' };
      if (error.status === 400 || error.status === 401) return { ok: false, reason: 'WRONG_CREDENTIALS' };
      return { ok: false, reason: 'UNEXPECTED', detail: error.message };
    },
    async signOut() {
      isLeaving = true;
      // 'local' forgets this device even when the server cannot be reached.
      await client.auth.signOut({ scope: 'local' });
    },
    refreshProfile,
  };
}

export const SessionContext = createContext<Session | null>(null);

/** The session's acts; only below the provider. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is called outside SessionContext.');
  return session;
}

/** The session's state, followed. */
export function useSessionState(): SessionState {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.getState);
}

/** The profile of the person signed in; only on pages that a ready session opens. */
export function useProfile(): Profile {
  const state = useSessionState();
  if (state.phase !== 'ready' && state.phase !== 'must_change_password')
    throw new Error(`useProfile is called while the session is "${state.phase}".`);
  return state.profile;
}
