import { useQuery } from '@tanstack/react-query';
import { FunctionsHttpError } from '@supabase/supabase-js';
import { z } from 'zod';
import {
  ACCOUNT_ERROR_CODES,
  type Account,
  type AccountAnswer,
  type AccountErrorCode,
  type AccountRequestInput,
} from '@/domain/accounts';
import { ROLES } from '@/domain/enumerations';
import { supabaseClient } from './supabase-client';

/** Why an act on an account did not happen: a refusal of the contract, or no answer at all. */
export type AccountFailureCode = AccountErrorCode | 'UNREACHABLE' | 'UNEXPECTED';

export type AccountResult<Action extends AccountRequestInput['action']> =
  { ok: true; answer: AccountAnswer[Action] } | { ok: false; code: AccountFailureCode; detail: string };

const refusalSchema = z.object({
  error: z.object({ code: z.enum(ACCOUNT_ERROR_CODES), message: z.string() }),
});

/**
 * Asks the `accounts` function for one act: the same face on all three backends. Never throws;
 * a refusal comes back with its code, which the page puts into words.
 */
export async function requestAccount<Request extends AccountRequestInput>(
  request: Request,
): Promise<AccountResult<Request['action']>> {
  const { data, error } = await supabaseClient().functions.invoke<AccountAnswer[Request['action']]>('accounts', {
    body: request,
  });
  if (!error && data) return { ok: true, answer: data };
  if (error instanceof FunctionsHttpError) return readRefusal(error);
  return { ok: false, code: 'UNREACHABLE', detail: String(error) };
}

async function readRefusal(
  error: FunctionsHttpError,
): Promise<{ ok: false; code: AccountFailureCode; detail: string }> {
  const response = error.context as Response;
  const text = await response.text();
  try {
    const refusal = refusalSchema.parse(JSON.parse(text));
    return { ok: false, code: refusal.error.code, detail: refusal.error.message };
  } catch {
    // Not a refusal of the contract: a proxy's page, say. The person sees its beginning as a detail.
    return { ok: false, code: 'UNEXPECTED', detail: `HTTP ${response.status} ${text.slice(0, 200)}` };
  }
}

const accountRowSchema = z
  .object({
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
    created_at: z.string(),
  })
  .transform((row): Account => ({
    userId: row.user_id,
    email: row.email,
    displayName: row.display_name,
    role: row.role,
    jurisdictionIds: row.jurisdiction_ids,
    sectorCodes: row.sector_codes,
    townCode: row.town_code,
    departmentId: row.department_id,
    mustChangePassword: row.must_change_password,
    suspendedAt: row.suspended_at,
    isDemonstration: row.is_demonstration,
    createdAt: row.created_at,
  }));

/** Key under which the list of accounts is cached; invalidate it after an act. */
export const accountsQueryKey = ['accounts'] as const;

/** Every account the caller may see (the safety office: all), by e-mail. */
export function useAccounts() {
  return useQuery({
    queryKey: accountsQueryKey,
    queryFn: async () => {
      const { data, error } = await supabaseClient().from('profiles').select('*').order('email').limit(1000);
      if (error) throw new Error(error.message);
      return z.array(accountRowSchema).parse(data);
    },
  });
}
