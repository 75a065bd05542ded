/**
 * The `accounts` function: the safety office makes, scopes and suspends accounts, and everyone
 * changes his own password. Logic only; what stores accounts is behind `AccountPorts`, so that the
 * embedded server, PostgreSQL and Supabase's Edge Runtime all run these same lines.
 */
import {
  checkPassword,
  parseAccountRequest,
  type Account,
  type AccountAnswer,
  type AccountError,
  type AccountErrorCode,
  type AccountRequest,
  type AccountRequestOf,
  type AccountScope,
} from '@/domain/accounts';

/** What the logic needs of a backend. Each call either holds entirely or throws. */
export interface AccountPorts {
  /** The user of a bearer token that is valid now, else null. */
  identify(token: string): Promise<string | null>;
  find(userId: string): Promise<Account | null>;
  /** True when an active safety-office account other than this one exists. */
  hasOtherAdministrator(userId: string): Promise<boolean>;
  /** Login and profile together; the person must change the password first. */
  create(account: NewAccount): Promise<Account | 'EMAIL_TAKEN'>;
  /** `suspended` also ends every session of the person. */
  update(userId: string, changes: AccountChanges): Promise<Account>;
  /** Sets the password; `endsSessions` when somebody else did it. */
  setPassword(userId: string, password: string, change: { mustChange: boolean; endsSessions: boolean }): Promise<void>;
}

export type NewAccount = AccountScope & { email: string; password: string; createdBy: string };
export type AccountChanges = Partial<AccountScope> & { suspended?: boolean };

const STATUS: Record<AccountErrorCode, number> = {
  FORBIDDEN: 403,
  EMAIL_TAKEN: 409,
  WEAK_PASSWORD: 422,
  INVALID: 400,
  LAST_ADMINISTRATOR: 409,
  NOT_FOUND: 404,
};

type Answer = AccountAnswer[AccountRequest['action']];

/** Answers one HTTP request. Unexpected failures of a port are thrown to the caller. */
export async function handleAccounts(request: Request, ports: AccountPorts): Promise<Response> {
  if (request.method !== 'POST') return refusal({ code: 'INVALID', message: 'Send a POST request.' }, 405);
  const caller = await findCaller(request, ports);
  if (!caller) return refusal({ code: 'FORBIDDEN', message: 'You are not signed in any more; sign in again.' }, 401);
  const parsed = parseAccountRequest(await readJson(request));
  if (!parsed.valid) return refusal(parsed.error);
  const result = await perform(parsed.request, caller, ports).catch(refusalOf);
  return isRefusal(result) ? refusal(result) : json(result, 200);
}

async function perform(request: AccountRequest, caller: Account, ports: AccountPorts): Promise<Answer | AccountError> {
  if (caller.suspendedAt)
    return { code: 'FORBIDDEN', message: 'This account is suspended; ask the safety office to restore it.' };
  if (request.action === 'change_own_password') return changeOwnPassword(request.password, caller, ports);
  if (caller.role !== 'safety_office' || caller.mustChangePassword)
    return { code: 'FORBIDDEN', message: 'Only the safety office manages accounts; ask it to do this.' };
  switch (request.action) {
    case 'create':
      return create(request, caller, ports);
    case 'scope':
      return scope(request, ports);
    case 'suspend':
      return suspend(request.userId, ports);
    case 'restore':
      return restore(request.userId, ports);
    case 'reset_password':
      return resetPassword(request.userId, ports);
  }
}

/** A scope of what does not exist, or does not fit the role: the tables know, on every backend by the same codes. */
function refusalOf(error: unknown): AccountError {
  const code = (error as { code?: unknown } | null)?.code;
  if (code !== '23503' && code !== '23514') throw error;
  return {
    code: 'INVALID',
    message: 'One of county, township, sector and department does not exist, or does not fit the role; choose others.',
  };
}

async function changeOwnPassword(
  password: string,
  caller: Account,
  ports: AccountPorts,
): Promise<Answer | AccountError> {
  const weakness = checkPassword(password, caller.email);
  if (weakness) return weakness;
  await ports.setPassword(caller.userId, password, { mustChange: false, endsSessions: false });
  return {};
}

async function create(
  request: AccountRequestOf<'create'>,
  caller: Account,
  ports: AccountPorts,
): Promise<Answer | AccountError> {
  const temporaryPassword = makeTemporaryPassword();
  const account = await ports.create({ ...request, password: temporaryPassword, createdBy: caller.userId });
  if (account === 'EMAIL_TAKEN')
    return {
      code: 'EMAIL_TAKEN',
      field: 'email',
      message: `${request.email} has an account already; use another e-mail, or change the scope of that account.`,
    };
  return { account, temporaryPassword };
}

async function scope(request: AccountRequestOf<'scope'>, ports: AccountPorts): Promise<Answer | AccountError> {
  const account = await ports.find(request.userId);
  if (!account) return notFound();
  if (request.role !== 'safety_office' && (await isLastAdministrator(account, ports))) return lastAdministrator();
  const { role, displayName, jurisdictionIds, sectorCodes, townCode, departmentId } = request;
  return {
    account: await ports.update(account.userId, {
      role,
      displayName,
      jurisdictionIds,
      sectorCodes,
      townCode,
      departmentId,
    }),
  };
}

async function suspend(userId: string, ports: AccountPorts): Promise<Answer | AccountError> {
  const account = await ports.find(userId);
  if (!account) return notFound();
  if (await isLastAdministrator(account, ports)) return lastAdministrator();
  return { account: await ports.update(userId, { suspended: true }) };
}

async function restore(userId: string, ports: AccountPorts): Promise<Answer | AccountError> {
  if (!(await ports.find(userId))) return notFound();
  return { account: await ports.update(userId, { suspended: false }) };
}

async function resetPassword(userId: string, ports: AccountPorts): Promise<Answer | AccountError> {
  if (!(await ports.find(userId))) return notFound();
  const temporaryPassword = makeTemporaryPassword();
  await ports.setPassword(userId, temporaryPassword, { mustChange: true, endsSessions: true });
  return { temporaryPassword };
}

async function isLastAdministrator(account: Account, ports: AccountPorts): Promise<boolean> {
  if (account.role !== 'safety_office' || account.suspendedAt) return false;
  return !(await ports.hasOtherAdministrator(account.userId));
}

async function findCaller(request: Request, ports: AccountPorts): Promise<Account | null> {
  const token = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const userId = token ? await ports.identify(token) : null;
  return userId ? ports.find(userId) : null;
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return null; // Not JSON: the request parser then says what is missing.
  }
}

// No 0/O, 1/l/I: the safety office reads it out or writes it down.
const PASSWORD_ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Three groups of five, about 87 bits; without the bias of a plain remainder. */
function makeTemporaryPassword(): string {
  const characters: string[] = [];
  while (characters.length < 15) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      const character = byte < 224 ? PASSWORD_ALPHABET[byte % 56] : undefined;
      if (character && characters.length < 15) characters.push(character);
    }
  }
  return [0, 5, 10].map((start) => characters.slice(start, start + 5).join('')).join('-');
}

function isRefusal(result: Answer | AccountError): result is AccountError {
  return 'code' in result;
}

function notFound(): AccountError {
  return { code: 'NOT_FOUND', message: 'There is no such account any more; load the list again.' };
}

function lastAdministrator(): AccountError {
  return {
    code: 'LAST_ADMINISTRATOR',
    message: 'This is the last active safety-office account; make another one first, or nobody could manage accounts.',
  };
}

function refusal(error: AccountError, status = STATUS[error.code]): Response {
  return json({ error }, status);
}

function json(body: unknown, status: number): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
