/**
 * Accounts: who may sign in, as what, for which part of the city. The wire format of the
 * `accounts` function, the same on all three backends, and the rules both sides check.
 */
import { z } from 'zod';

import { ROLES, SECTORS, type Role } from './enumerations';

/** What the safety office may see and set of a person; one row of `public.profiles`. */
export type Account = {
  userId: string;
  email: string;
  displayName: string;
  role: Role;
  jurisdictionIds: number[];
  sectorCodes: string[];
  townCode: string | null;
  departmentId: number | null;
  mustChangePassword: boolean;
  suspendedAt: string | null;
  isDemonstration: boolean;
  createdAt: string;
};

export const ACCOUNT_ERROR_CODES = [
  'FORBIDDEN',
  'EMAIL_TAKEN',
  'WEAK_PASSWORD',
  'INVALID',
  'LAST_ADMINISTRATOR',
  'NOT_FOUND',
] as const;
export type AccountErrorCode = (typeof ACCOUNT_ERROR_CODES)[number];

/** Why a request was refused. `field` names the offending member where there is one. */
export type AccountError = { code: AccountErrorCode; message: string; field?: string };

const userId = z.guid();
const scopeMembers = {
  displayName: z.string().trim().min(1).max(80),
  role: z.enum(ROLES),
  jurisdictionIds: z.array(z.number().int().min(1).max(99)).max(99).default([]),
  sectorCodes: z.array(z.enum(SECTORS)).max(SECTORS.length).default([]),
  townCode: z
    .string()
    .regex(/^\d{9}$/)
    .nullish(),
  departmentId: z.number().int().positive().nullish(),
};

export const accountRequestSchema = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('create'),
    email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
    ...scopeMembers,
  }),
  z.object({ action: z.literal('scope'), userId, ...scopeMembers }),
  z.object({ action: z.literal('suspend'), userId }),
  z.object({ action: z.literal('restore'), userId }),
  z.object({ action: z.literal('reset_password'), userId }),
  z.object({ action: z.literal('change_own_password'), password: z.string() }),
]);
export type AccountRequest = z.infer<typeof accountRequestSchema>;
/** What a caller sends: members with defaults may be left out. */
export type AccountRequestInput = z.input<typeof accountRequestSchema>;

/** Role and scope of an account: what `create` and `scope` carry beside name and e-mail. */
export type AccountScope = Pick<
  AccountRequestOf<'scope'>,
  'role' | 'displayName' | 'jurisdictionIds' | 'sectorCodes' | 'townCode' | 'departmentId'
>;
export type AccountRequestOf<Action extends AccountRequest['action']> = Extract<AccountRequest, { action: Action }>;

/** The answer to each action. */
export type AccountAnswer = {
  create: { account: Account; temporaryPassword: string };
  scope: { account: Account };
  suspend: { account: Account };
  restore: { account: Account };
  reset_password: { temporaryPassword: string };
  change_own_password: Record<string, never>;
};

export type AccountRequestResult = { valid: true; request: AccountRequest } | { valid: false; error: AccountError };

/** Reads a request body. Never throws; the first wrong member is named. */
export function parseAccountRequest(body: unknown): AccountRequestResult {
  const result = accountRequestSchema.safeParse(body);
  if (!result.success) {
    const issue = result.error.issues[0];
    const field = issue?.path.join('.') || 'action';
    return {
      valid: false,
      error: { code: 'INVALID', field, message: `"${field}" is not right: ${issue?.message ?? 'unknown action'}.` },
    };
  }
  const request = result.data;
  if (request.action === 'create' || request.action === 'scope') {
    const error = checkScope(request);
    if (error) return { valid: false, error };
  }
  return { valid: true, request };
}

/**
 * A role needs its scope: a county office one jurisdiction, a supervision group at least one, an
 * industry department at least one sector, a township its town. Same rule as the table's
 * `profiles_scope_check`.
 */
export function checkScope(scope: AccountScope): AccountError | null {
  const { role, jurisdictionIds, sectorCodes, townCode } = scope;
  const missing = (field: string, message: string): AccountError => ({ code: 'INVALID', field, message });
  if (role === 'county_office' && jurisdictionIds.length !== 1)
    return missing('jurisdictionIds', 'A county office belongs to exactly one jurisdiction; choose it.');
  if (role === 'supervision_group' && jurisdictionIds.length === 0)
    return missing('jurisdictionIds', 'A supervision group needs at least one jurisdiction; choose one.');
  if (role === 'industry_dept' && sectorCodes.length === 0)
    return missing('sectorCodes', 'An industry department needs at least one sector; choose one.');
  if (role === 'township' && !townCode) return missing('townCode', 'A township account needs its township; choose it.');
  return null;
}

export const PASSWORD_MINIMUM_LENGTH = 10;
/** bcrypt reads no further than this; a longer text would be cut in silence. */
export const PASSWORD_MAXIMUM_BYTES = 72;

/** Null when the password will do, else why not. */
export function checkPassword(password: string, email: string): AccountError | null {
  const weak = (message: string): AccountError => ({ code: 'WEAK_PASSWORD', field: 'password', message });
  if (password.length < PASSWORD_MINIMUM_LENGTH)
    return weak(`The password is too short; use at least ${PASSWORD_MINIMUM_LENGTH} characters.`);
  if (new TextEncoder().encode(password).length > PASSWORD_MAXIMUM_BYTES)
    return weak(`The password is too long; use at most ${PASSWORD_MAXIMUM_BYTES} bytes.`);
  const lowered = password.toLowerCase();
  if (lowered === email.toLowerCase() || lowered === email.split('@')[0]?.toLowerCase())
    return weak('The password is the e-mail address; choose another one.');
  if (new Set(password).size < 4) return weak('The password repeats a few characters; choose another one.');
  return null;
}
