/** The accounts function's ports over SQL: auth.users and public.profiles in one transaction. */
import { randomUUID } from 'node:crypto';

import bcrypt from 'bcryptjs';

import type { Account, AccountScope } from '@/domain/accounts';

import type { AccountPorts } from '../functions/accounts/handler';
import type { Database } from './database';
import { codeOf } from './failure';

/** As the API layer hashes: its sign-in compares with bcrypt. About 60 ms of this thread. */
const BCRYPT_COST = 10;

const ACCOUNT_COLUMNS = `
  user_id as "userId", email, display_name as "displayName", role::text as role,
  jurisdiction_ids::integer[] as "jurisdictionIds", sector_codes as "sectorCodes", town_code as "townCode",
  department_id as "departmentId", must_change_password as "mustChangePassword",
  suspended_at::text as "suspendedAt", is_demonstration as "isDemonstration", created_at::text as "createdAt"`;

export type StoredAccount = AccountScope & {
  email: string;
  passwordHash: string;
  mustChangePassword: boolean;
  isDemonstration: boolean;
  createdBy: string | null;
};

export function hashPassword(password: string): Promise<string> {
  return bcrypt.hash(password, BCRYPT_COST);
}

/** Ports for `handleAccounts`; `identify` asks the API layer, which knows the signing key. */
export function accountStore(database: Database, identify: AccountPorts['identify']): AccountPorts {
  return {
    identify,
    find: (userId) => findAccount(database, userId),
    async hasOtherAdministrator(userId) {
      const [row] = await database.query(
        `select 1 from public.profiles where role = 'safety_office' and suspended_at is null and user_id <> $1::uuid limit 1`,
        [userId],
      );
      return row !== undefined;
    },
    async create({ password, ...account }) {
      const passwordHash = await hashPassword(password);
      try {
        return await insertAccount(database, {
          ...account,
          passwordHash,
          mustChangePassword: true,
          isDemonstration: false,
        });
      } catch (error) {
        if (codeOf(error) === '23505') return 'EMAIL_TAKEN';
        throw error;
      }
    },
    update: (userId, { suspended, ...scope }) =>
      database.transaction(async (transaction) => {
        if (scope.role) await writeScope(transaction, userId, scope as AccountScope);
        if (suspended !== undefined) await writeSuspension(transaction, userId, suspended);
        return (await findAccount(transaction, userId)) as Account;
      }),
    async setPassword(userId, password, { mustChange, endsSessions }) {
      const passwordHash = await hashPassword(password);
      await database.transaction(async (transaction) => {
        await transaction.query(
          'update auth.users set encrypted_password = $2, updated_at = now() where id = $1::uuid',
          [userId, passwordHash],
        );
        await transaction.query('update public.profiles set must_change_password = $2 where user_id = $1::uuid', [
          userId,
          mustChange,
        ]);
        if (endsSessions) await endSessions(transaction, userId);
      });
    },
  };
}

/** One account, or null. */
export async function findAccount(database: Database, userId: string): Promise<Account | null> {
  const [account] = await database.query<Account>(
    `select ${ACCOUNT_COLUMNS} from public.profiles where user_id = $1::uuid`,
    [userId],
  );
  return account ?? null;
}

/** Writes login, identity and profile in one transaction. A taken e-mail is error 23505. */
export function insertAccount(database: Database, account: StoredAccount): Promise<Account> {
  const userId = randomUUID();
  return database.transaction(async (transaction) => {
    await transaction.query(
      `insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data)
       values ($1::uuid, 'authenticated', 'authenticated', $2, $3, now(), '{"provider": "email", "providers": ["email"]}', '{}')`,
      [userId, account.email, account.passwordHash],
    );
    await transaction.query(
      `insert into auth.identities (id, provider, provider_id, user_id, identity_data)
       values ($1::uuid, 'email', $2::text, $2::uuid, jsonb_build_object('sub', $2::text, 'email', $3::text, 'email_verified', true))`,
      [randomUUID(), userId, account.email],
    );
    await transaction.query(
      `insert into public.profiles (user_id, email, display_name, role, jurisdiction_ids, sector_codes, town_code, department_id,
                                    must_change_password, is_demonstration, created_by)
       values ($1::uuid, $2, $3, $4::public.app_role, $5::smallint[], $6::text[], $7, $8, $9, $10, $11::uuid)`,
      [
        userId,
        account.email,
        account.displayName,
        account.role,
        account.jurisdictionIds,
        account.sectorCodes,
        account.townCode ?? null,
        account.departmentId ?? null,
        account.mustChangePassword,
        account.isDemonstration,
        account.createdBy,
      ],
    );
    return (await findAccount(transaction, userId)) as Account;
  });
}

async function writeScope(database: Database, userId: string, scope: AccountScope): Promise<void> {
  await database.query(
    `update public.profiles set role = $2::public.app_role, display_name = $3, jurisdiction_ids = $4::smallint[],
       sector_codes = $5::text[], town_code = $6, department_id = $7 where user_id = $1::uuid`,
    [
      userId,
      scope.role,
      scope.displayName,
      scope.jurisdictionIds,
      scope.sectorCodes,
      scope.townCode ?? null,
      scope.departmentId ?? null,
    ],
  );
}

async function writeSuspension(database: Database, userId: string, suspended: boolean): Promise<void> {
  await database.query(
    `update public.profiles set suspended_at = case when $2 then coalesce(suspended_at, now()) end where user_id = $1::uuid`,
    [userId, suspended],
  );
  // What GoTrue itself reads as a ban.
  await database.query(
    `update auth.users set banned_until = case when $2 then timestamptz '9999-12-31' end where id = $1::uuid`,
    [userId, suspended],
  );
  if (suspended) await endSessions(database, userId);
}

async function endSessions(database: Database, userId: string): Promise<void> {
  await database.query('delete from auth.refresh_tokens where user_id = $1::uuid', [userId]);
  await database.query('delete from auth.sessions where user_id = $1::uuid', [userId]);
}
