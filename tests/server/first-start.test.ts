/** Accounts that exist before anyone makes one, and what becomes of the demonstration's when it ends. */
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { configurationOf, signIn } from '../support/clients';
import { startPostgres, type PostgresCluster } from '../../tools/lib/postgres';
import { makeDataDirectory, startServer } from '../support/server';

describe('starting', () => {
  let cluster: PostgresCluster;
  let dataDirectory = '';
  beforeAll(async () => {
    cluster = await startPostgres();
    dataDirectory = makeDataDirectory();
  });
  afterAll(() => {
    cluster.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  });
  const start = (environment: Record<string, string>) =>
    startServer({ dataDirectory, environment: { DATABASE_URL: cluster.url, ...environment } });

  it('keeps keys and password from one start to the next, readable by their owner alone', async () => {
    const first = await start({ DEMONSTRATION: 'on' });
    const configuration = await configurationOf(first.url);
    const password = configuration.demonstration?.password ?? '';
    expect(first.stderr()).toContain(`have the password ${password}`);
    const client = await signIn(first.url, 'leader@demo.local');
    const { data } = await client.auth.getSession();
    await first.stop();
    expect(statSync(path.join(dataDirectory, 'secrets.json')).mode & 0o777).toBe(0o600);

    const second = await start({ DEMONSTRATION: 'on' });
    expect(await configurationOf(second.url)).toEqual(configuration);
    expect(second.stderr()).not.toContain(password);
    const headers = { apikey: configuration.supabaseKey, authorization: `Bearer ${data.session?.access_token}` };
    expect((await fetch(`${second.url}/rest/v1/profiles`, { headers })).status).toBe(200);
    await second.stop();
  });

  it('takes the password from DEMO_PASSWORD', async () => {
    const server = await start({ DEMONSTRATION: 'on', DEMO_PASSWORD: 'given in advance' });
    await signIn(server.url, 'analyst@demo.local', 'given in advance');
    await server.stop();
  });

  it('leaves no demonstration account outside the demonstration, and makes a first administrator once', async () => {
    const first = await start({ ADMIN_EMAIL: 'Chief@Example.org' });
    expect((await configurationOf(first.url)).demonstration).toBeUndefined();
    await expect(signIn(first.url, 'office@demo.local', 'given in advance')).rejects.toThrow(/invalid/i);
    const password = /one-time password (\S+) /.exec(first.stderr())?.[1] ?? '';
    const chief = await signIn(first.url, 'chief@example.org', password);
    expect((await chief.rpc('app_state')).data).toMatchObject({ role: null });
    await chief.functions.invoke('accounts', {
      body: { action: 'change_own_password', password: 'my own from now on' },
    });
    expect((await chief.from('profiles').select('email')).data).toEqual([{ email: 'chief@example.org' }]);
    await first.stop();

    const second = await start({});
    expect(second.stderr()).not.toContain('one-time password');
    await signIn(second.url, 'chief@example.org', 'my own from now on');
    await second.stop();
  });
});
