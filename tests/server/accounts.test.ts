/** The life of an account, through the accounts function and GoTrue, on both backends. */
import { FunctionsHttpError, type SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Account, AccountErrorCode, AccountRequestInput } from '@/domain/accounts';

import { aClient, configurationOf, signIn } from '../support/clients';
import { BACKENDS, startBackend, type RunningBackend } from './backends';

type Answer = { account?: Account; temporaryPassword?: string; error?: { code: AccountErrorCode; message: string } };

/** Calls the function as the browser does; a refusal is an answer too. */
async function ask(client: SupabaseClient, body: AccountRequestInput | Record<string, unknown>): Promise<Answer> {
  const { data, error } = await client.functions.invoke('accounts', { body });
  if (error instanceof FunctionsHttpError) return (await (error.context as Response).json()) as Answer;
  if (error) throw error;
  return data as Answer;
}

const aDepartment = (changes: Record<string, unknown> = {}) => ({
  action: 'create',
  email: 'zhang.san@example.org',
  displayName: '张三',
  role: 'industry_dept',
  sectorCodes: ['K14'],
  ...changes,
});

describe.each(BACKENDS)('accounts on %s', (name) => {
  let backend: RunningBackend;
  let url = '';
  let office: SupabaseClient;
  beforeAll(async () => {
    backend = await startBackend(name);
    url = backend.server.url;
    office = await signIn(url, 'office@demo.local');
  });
  afterAll(() => backend.stop());

  it('are refused with a sentence when their scope does not exist', async () => {
    const scopes = [
      { role: 'township', sectorCodes: [], jurisdictionIds: [1], townCode: '999999999' },
      { role: 'industry_dept', departmentId: 32_000 },
      { role: 'industry_dept', sectorCodes: ['NO'] },
      { role: 'county_office', sectorCodes: [], jurisdictionIds: [32_000] },
    ];
    for (const [number, scope] of scopes.entries()) {
      const answer = await ask(office, aDepartment({ email: `nowhere${number}@example.org`, ...scope }));
      expect(answer.error, JSON.stringify(scope)).toMatchObject({ code: 'INVALID' });
    }
  });

  it('live from creation to suspension', async () => {
    const created = await ask(office, aDepartment());
    expect(created.account).toMatchObject({
      email: 'zhang.san@example.org',
      role: 'industry_dept',
      sectorCodes: ['K14'],
      mustChangePassword: true,
    });
    const userId = created.account?.userId ?? '';
    const temporaryPassword = created.temporaryPassword ?? '';
    expect(temporaryPassword.length).toBeGreaterThanOrEqual(12);

    const person = await signIn(url, 'zhang.san@example.org', temporaryPassword);
    expect((await person.rpc('app_state')).data).toMatchObject({ role: null });
    expect((await person.from('profiles').select('email')).data).toEqual([{ email: 'zhang.san@example.org' }]);
    expect((await person.from('enterprises').select('id')).data ?? []).toEqual([]);

    expect((await ask(person, { action: 'change_own_password', password: 'short' })).error?.code).toBe('WEAK_PASSWORD');
    expect((await ask(person, { action: 'change_own_password', password: 'Zhang.San@example.org' })).error?.code).toBe(
      'WEAK_PASSWORD',
    );
    expect(await ask(person, { action: 'change_own_password', password: 'snow on the hills' })).toEqual({});
    expect((await person.rpc('app_state')).data).toMatchObject({ role: 'industry_dept' });
    await expect(signIn(url, 'zhang.san@example.org', temporaryPassword)).rejects.toThrow(/invalid/i);
    const again = await signIn(url, 'zhang.san@example.org', 'snow on the hills');

    const scoped = await ask(office, { action: 'scope', userId, displayName: '张三丰', role: 'analyst' });
    expect(scoped.account).toMatchObject({ displayName: '张三丰', role: 'analyst', sectorCodes: [] });
    expect((await again.rpc('app_state')).data).toMatchObject({ role: 'analyst' });

    expect((await ask(office, { action: 'suspend', userId })).account?.suspendedAt).toBeTruthy();
    expect((await again.rpc('app_state')).data).toMatchObject({ role: null });
    expect((await again.from('sectors').select('code')).data ?? []).toEqual([]);
    expect((await again.auth.refreshSession()).error).toBeTruthy();
    await expect(signIn(url, 'zhang.san@example.org', 'snow on the hills')).rejects.toMatchObject({
      code: 'user_banned',
    });
    expect((await ask(again, { action: 'change_own_password', password: 'another password' })).error?.code).toBe(
      'FORBIDDEN',
    );

    expect((await ask(office, { action: 'restore', userId })).account?.suspendedAt).toBeNull();
    const restored = await signIn(url, 'zhang.san@example.org', 'snow on the hills');
    const reset = await ask(office, { action: 'reset_password', userId });
    expect((await restored.rpc('app_state')).data).toMatchObject({ role: null });
    await expect(signIn(url, 'zhang.san@example.org', 'snow on the hills')).rejects.toThrow(/invalid/i);
    await signIn(url, 'zhang.san@example.org', reset.temporaryPassword);
  });

  it('are made only by the safety office', async () => {
    for (const person of ['leader', 'analyst', 'auditor', 'department', 'group-1']) {
      const client = await signIn(url, `${person}@demo.local`);
      expect((await ask(client, aDepartment({ email: 'no@example.org' }))).error?.code).toBe('FORBIDDEN');
      expect((await client.from('profiles').select('email')).data).toHaveLength(1);
    }
    const anonymous = aClient(url, (await configurationOf(url)).supabaseKey);
    expect((await ask(anonymous, aDepartment())).error?.code).toBe('FORBIDDEN');
    expect((await office.from('profiles').select('email').eq('email', 'no@example.org')).data).toEqual([]);
  });

  it('are refused with a reason', async () => {
    expect((await ask(office, aDepartment({ email: 'Leader@demo.local' }))).error?.code).toBe('EMAIL_TAKEN');
    expect((await ask(office, aDepartment({ sectorCodes: [] }))).error?.code).toBe('INVALID');
    expect((await ask(office, { action: 'promote' })).error?.code).toBe('INVALID');
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const action of ['suspend', 'restore', 'reset_password'])
      expect((await ask(office, { action, userId: nobody })).error?.code).toBe('NOT_FOUND');
  });

  it('always leave one administrator', async () => {
    const { data } = await office
      .from('profiles')
      .select('user_id')
      .eq('email', 'office@demo.local')
      .single<{ user_id: string }>();
    const userId = data?.user_id ?? '';
    expect((await ask(office, { action: 'suspend', userId })).error?.code).toBe('LAST_ADMINISTRATOR');
    expect((await ask(office, { action: 'scope', userId, displayName: 'x', role: 'analyst' })).error?.code).toBe(
      'LAST_ADMINISTRATOR',
    );
    await ask(office, aDepartment({ email: 'second@example.org', role: 'safety_office' }));
    expect(
      (await ask(office, { action: 'scope', userId, displayName: '市安委办', role: 'safety_office' })).account
        ?.displayName,
    ).toBe('市安委办');
  });

  it('are not guessed: after five wrong passwords one has to wait', async () => {
    const created = await ask(office, aDepartment({ email: 'guessed@example.org' }));
    const key = (await configurationOf(url)).supabaseKey;
    const guess = (password: string) =>
      fetch(`${url}/auth/v1/token?grant_type=password`, {
        method: 'POST',
        headers: { apikey: key, 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'Guessed@Example.org', password }),
      });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await guess(`wrong password ${i}`)).status);
    expect(statuses).toEqual([400, 400, 400, 400, 400]);
    const refused = await guess(created.temporaryPassword ?? '');
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ error_code: 'over_request_rate_limit', retry_after: 1 });
    expect(refused.headers.get('retry-after')).toBe('1');
  });
});
