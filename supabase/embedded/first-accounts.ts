/** The accounts that exist before anyone has made one: the demonstration's, or a first administrator. */
import type { DemonstrationAccount } from '@/domain/configuration';
import type { Role } from '@/domain/enumerations';

import { hashPassword, insertAccount, type StoredAccount } from './account-store';
import type { Database } from './database';
import { StartFailure } from './failure';
import { makePassword } from './secrets';

type Planned = DemonstrationAccount & {
  jurisdictionIds: number[];
  sectorCodes: StoredAccount['sectorCodes'];
  townCode: string | null;
};

/**
 * Makes the demonstration accounts that are missing and gives all of them this password.
 * Returns the list that the sign-in page offers, in its order.
 */
export async function openDemonstrationAccounts(database: Database, password: string): Promise<DemonstrationAccount[]> {
  const planned = await planAccounts(database);
  const passwordHash = await hashPassword(password);
  await database.transaction(async (transaction) => {
    const rows = await transaction.query<{ email: string }>('select email from public.profiles');
    const taken = new Set(rows.map(({ email }) => email));
    for (const account of planned) {
      if (taken.has(account.email)) continue;
      await insertAccount(transaction, {
        email: account.email,
        displayName: `${account.name['zh-CN']}（演示）`,
        role: account.role,
        jurisdictionIds: account.jurisdictionIds,
        sectorCodes: account.sectorCodes,
        townCode: account.townCode,
        departmentId: null,
        passwordHash,
        mustChangePassword: false,
        isDemonstration: true,
        createdBy: null,
      });
    }
    await transaction.query(
      `update auth.users set encrypted_password = $1, banned_until = null
       where id in (select user_id from public.profiles where is_demonstration)`,
      [passwordHash],
    );
    await transaction.exec(
      'update public.profiles set must_change_password = false, suspended_at = null where is_demonstration',
    );
    await transaction.exec('update private.state set demonstration = true where not demonstration');
  });
  return planned.map(({ email, role, name, jurisdictionCode }) => ({
    email,
    role,
    name,
    ...(jurisdictionCode ? { jurisdictionCode } : {}),
  }));
}

/** Outside demonstration mode none of its accounts exists: their logins go, and with them profile and sessions. */
export async function removeDemonstrationAccounts(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.exec(
      'delete from auth.refresh_tokens where user_id in (select user_id from public.profiles where is_demonstration)',
    );
    await transaction.exec(
      'delete from auth.users where id in (select user_id from public.profiles where is_demonstration)',
    );
  });
}

/**
 * When no active safety-office account exists, makes one with a one-time password.
 * Returns what to print once, or null when there is an administrator already.
 */
export async function openFirstAdministrator(
  database: Database,
  email: string,
): Promise<{ email: string; password: string } | null> {
  const [administrator] = await database.query(
    `select 1 from public.profiles where role = 'safety_office' and suspended_at is null limit 1`,
  );
  if (administrator) return null;
  const [taken] = await database.query('select 1 from auth.users where email = $1', [email]);
  if (taken)
    throw new StartFailure(
      'BAD_SETTING',
      `There is no active safety-office account, and ${email} belongs to somebody else; set ADMIN_EMAIL to another address and start again.`,
    );
  const password = makePassword();
  await insertAccount(database, {
    email,
    displayName: '市安委办管理员',
    role: 'safety_office',
    jurisdictionIds: [],
    sectorCodes: [],
    passwordHash: await hashPassword(password),
    mustChangePassword: true,
    isDemonstration: false,
    createdBy: null,
  });
  return { email, password };
}

async function planAccounts(database: Database): Promise<Planned[]> {
  const jurisdictions = await database.query<{ id: number; code: string; name: string; nameEn: string }>(
    'select id, code, name, name_en as "nameEn" from public.jurisdictions order by id',
  );
  const [town] = await database.query<{ code: string; name: string; nameEn: string | null }>(
    `select code, name, name_en as "nameEn" from public.areas where level = 'TOWN' and parent_code = '411702' order by code limit 1`,
  );
  const cityWide: Planned[] = [
    planned('leader@demo.local', 'city_leader', '市领导', 'City leader'),
    planned('office@demo.local', 'safety_office', '市安委办', 'Safety office'),
    planned('analyst@demo.local', 'analyst', '分析员', 'Analyst'),
    planned(
      'department@demo.local',
      'industry_dept',
      '行业部门（危化、矿山、工贸）',
      'Industry department (chemicals, mines, trades)',
      {
        sectorCodes: ['K14', 'K15', 'K16'],
      },
    ),
    planned('group-1@demo.local', 'supervision_group', '第一督导组', 'Supervision group 1', {
      jurisdictionIds: [1, 2],
    }),
  ];
  const counties = jurisdictions.map(({ id, code, name, nameEn }) =>
    planned(`county-${code.toLowerCase()}@demo.local`, 'county_office', `${name}安委办`, `${nameEn} county office`, {
      jurisdictionIds: [id],
      jurisdictionCode: code,
    }),
  );
  const township = town
    ? [
        planned(
          'township-411702@demo.local',
          'township',
          `${town.name}（驿城区）`,
          `${town.nameEn ?? town.name} (Yicheng)`,
          { townCode: town.code, jurisdictionIds: [1] },
        ),
      ]
    : [];
  return [...cityWide, ...counties, ...township, planned('auditor@demo.local', 'auditor', '审计监督', 'Auditor')];
}

function planned(email: string, role: Role, chinese: string, english: string, scope: Partial<Planned> = {}): Planned {
  return {
    email,
    role,
    name: { 'zh-CN': chinese, en: english },
    jurisdictionIds: [],
    sectorCodes: [],
    townCode: null,
    ...scope,
  };
}
