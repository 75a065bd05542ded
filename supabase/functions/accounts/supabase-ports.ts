/** The accounts function's ports over Supabase: auth.admin for logins, the service role for profiles. */
import type { SupabaseClient } from '@supabase/supabase-js';

import type { Account, AccountScope } from '@/domain/accounts';

import type { AccountChanges, AccountPorts, NewAccount } from './handler';

const PROFILE_COLUMNS =
  'user_id, email, display_name, role, jurisdiction_ids, sector_codes, town_code, department_id, must_change_password, suspended_at, is_demonstration, created_at';

type Profile = {
  user_id: string;
  email: string;
  display_name: string;
  role: Account['role'];
  jurisdiction_ids: number[];
  sector_codes: string[];
  town_code: string | null;
  department_id: number | null;
  must_change_password: boolean;
  suspended_at: string | null;
  is_demonstration: boolean;
  created_at: string;
};

/** About 100 years: what GoTrue calls a ban that somebody has to lift. */
const BANNED = '876000h';

/** `administrator` carries the service role's key. Every port throws what Supabase refuses. */
export function supabasePorts(administrator: SupabaseClient): AccountPorts {
  const find = (userId: string) => findProfile(administrator, userId);
  return {
    find,
    async identify(token) {
      const { data, error } = await administrator.auth.getUser(token);
      return error ? null : data.user.id;
    },
    async hasOtherAdministrator(userId) {
      const { count, error } = await administrator
        .from('profiles')
        .select('user_id', { count: 'exact', head: true })
        .eq('role', 'safety_office')
        .is('suspended_at', null)
        .neq('user_id', userId);
      if (error) throw error;
      return (count ?? 0) > 0;
    },
    create: (account) => create(administrator, account),
    update: (userId, changes) => update(administrator, userId, changes),
    async setPassword(userId, password, { mustChange }) {
      // GoTrue ends every session of a person whose password an administrator sets, this caller's too:
      // whoever changes his own signs in again with the new one.
      const { error } = await administrator.auth.admin.updateUserById(userId, { password });
      if (error) throw error;
      await writeProfile(administrator, userId, { must_change_password: mustChange });
    },
  };
}

async function findProfile(administrator: SupabaseClient, userId: string): Promise<Account | null> {
  const { data, error } = await administrator
    .from('profiles')
    .select(PROFILE_COLUMNS)
    .eq('user_id', userId)
    .maybeSingle<Profile>();
  if (error) throw error;
  return data ? accountOf(data) : null;
}

async function create(administrator: SupabaseClient, account: NewAccount): Promise<Account | 'EMAIL_TAKEN'> {
  const { data, error } = await administrator.auth.admin.createUser({
    email: account.email,
    password: account.password,
    email_confirm: true,
  });
  if (error?.code === 'email_exists') return 'EMAIL_TAKEN';
  if (error) throw error;
  const userId = data.user.id;
  const profile = {
    user_id: userId,
    email: account.email,
    must_change_password: true,
    created_by: account.createdBy,
    ...scopeColumns(account),
  };
  const inserted = await administrator.from('profiles').insert(profile).select(PROFILE_COLUMNS).single<Profile>();
  if (!inserted.error) return accountOf(inserted.data);
  // A login without a profile could sign in and see nothing: take it back.
  await administrator.auth.admin.deleteUser(userId);
  throw inserted.error;
}

async function update(administrator: SupabaseClient, userId: string, changes: AccountChanges): Promise<Account> {
  const { suspended, ...scope } = changes;
  // The profile first: its policies close at once, a ban only at the next sign-in or refresh.
  const columns = {
    ...(scope.role ? scopeColumns(scope as AccountScope) : {}),
    ...(suspended === undefined ? {} : { suspended_at: suspended ? new Date().toISOString() : null }),
  };
  const account = await writeProfile(administrator, userId, columns);
  if (suspended !== undefined) {
    const { error } = await administrator.auth.admin.updateUserById(userId, {
      ban_duration: suspended ? BANNED : 'none',
    });
    if (error) throw error;
  }
  return account;
}

async function writeProfile(
  administrator: SupabaseClient,
  userId: string,
  columns: Partial<Profile>,
): Promise<Account> {
  const { data, error } = await administrator
    .from('profiles')
    .update(columns)
    .eq('user_id', userId)
    .select(PROFILE_COLUMNS)
    .single<Profile>();
  if (error) throw error;
  return accountOf(data);
}

function scopeColumns(scope: AccountScope) {
  return {
    display_name: scope.displayName,
    role: scope.role,
    jurisdiction_ids: scope.jurisdictionIds,
    sector_codes: scope.sectorCodes,
    town_code: scope.townCode ?? null,
    department_id: scope.departmentId ?? null,
  };
}

function accountOf(profile: Profile): Account {
  return {
    userId: profile.user_id,
    email: profile.email,
    displayName: profile.display_name,
    role: profile.role,
    jurisdictionIds: profile.jurisdiction_ids,
    sectorCodes: profile.sector_codes,
    townCode: profile.town_code,
    departmentId: profile.department_id,
    mustChangePassword: profile.must_change_password,
    suspendedAt: profile.suspended_at,
    isDemonstration: profile.is_demonstration,
    createdAt: profile.created_at,
  };
}
