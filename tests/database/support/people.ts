/** People of every role, and acting as one of them the way a request does. */
import type { Role } from '@/domain/enumerations';

import { insertAccount } from '../../../supabase/embedded/account-store';
import type { Database } from '../../../supabase/embedded/database';

export type Person = { userId: string; role: Role };
export type Scope = { jurisdictionIds?: number[]; sectorCodes?: string[]; townCode?: string };
export type Caller = Person | 'anon' | 'service_role';

/** A town of 驿城区 and one of 西平县. */
export const TOWN = '411702100';
export const OTHER_TOWN = '411721101';

const USUAL_SCOPES: Readonly<Record<Role, Scope>> = {
  city_leader: {},
  safety_office: {},
  analyst: {},
  industry_dept: { sectorCodes: ['K14', 'K15'] },
  supervision_group: { jurisdictionIds: [1, 2] },
  county_office: { jurisdictionIds: [1] },
  township: { jurisdictionIds: [1], townCode: TOWN },
  auditor: {},
};

let count = 0;

/** Makes an active account with the role's usual scope, or another one. */
export async function aPerson(database: Database, role: Role, scope: Scope = USUAL_SCOPES[role]): Promise<Person> {
  count += 1;
  const account = await insertAccount(database, {
    email: `${role}-${count}@test.local`,
    displayName: `${role} ${count}`,
    role,
    jurisdictionIds: scope.jurisdictionIds ?? [],
    sectorCodes: (scope.sectorCodes ?? []) as never,
    townCode: scope.townCode ?? null,
    departmentId: null,
    passwordHash: 'no password opens this account',
    mustChangePassword: false,
    isDemonstration: false,
    createdBy: null,
  });
  return { userId: account.userId, role };
}

/** Runs work with exactly the rights a request of this caller has; commits. */
export function actingAs<Result>(
  database: Database,
  caller: Caller,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (transaction) => {
    await become(transaction, caller);
    return work(transaction);
  });
}

/** The same, and takes everything back afterwards. */
export async function tryingAs<Result>(
  database: Database,
  caller: Caller,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  let result: { value: Result } | undefined;
  try {
    await actingAs(database, caller, async (transaction) => {
      result = { value: await work(transaction) };
      throw new TakeBack();
    });
  } catch (error) {
    if (!(error instanceof TakeBack)) throw error;
  }
  return result!.value;
}

class TakeBack extends Error {}

async function become(database: Database, caller: Caller): Promise<void> {
  const role = typeof caller === 'string' ? caller : 'authenticated';
  const userId = typeof caller === 'string' ? '' : caller.userId;
  await database.query(
    `select set_config('request.jwt.claim.sub', $1, true), set_config('request.jwt.claim.role', $2, true), set_config('request.jwt.claims', $3, true)`,
    [userId, role, JSON.stringify({ sub: userId || undefined, role })],
  );
  await database.exec(`set local role ${role}`);
}

/** The code and message of what a promise is refused with; fails when it is not. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: string | undefined; message: string }> {
  try {
    await work;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return { code, message };
  }
  throw new Error('It was allowed.');
}
