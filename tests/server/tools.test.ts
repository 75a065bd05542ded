/** What command-line tools use: the running server when there is one, else the API in their own process. */
import { rmSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { clientOf, connectApi, openApi, openDatabase } from '../../supabase/embedded/api';
import { readSettings, type Settings } from '../../supabase/embedded/settings';
import { startPostgres, type PostgresCluster } from '../../tools/lib/postgres';
import { makeDataDirectory, startServer } from '../support/server';

describe('the API of the tools', () => {
  let cluster: PostgresCluster;
  let dataDirectory = '';
  let settings: Settings;
  beforeAll(async () => {
    cluster = await startPostgres();
    dataDirectory = makeDataDirectory();
    settings = readSettings({
      DATABASE_URL: cluster.url,
      DATA_DIRECTORY: dataDirectory,
      DEMONSTRATION: 'on',
      DEMO_FEATURES: '0',
      DEMO_PASSWORD: 'for the tools',
    });
  });
  afterAll(() => {
    cluster.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  });
  const quiet = () => undefined;

  it('opens in process when nothing runs, with supabase-js on top', async () => {
    const api = await connectApi(settings, quiet);
    const client = clientOf(api);
    await client.auth.signInWithPassword({ email: 'office@demo.local', password: 'for the tools' });
    expect((await client.rpc('app_state')).data).toMatchObject({ role: 'safety_office' });
    const service = clientOf(api, api.secretKey);
    expect((await service.from('profiles').select('email', { count: 'exact', head: true })).count).toBeGreaterThan(5);
    expect(api.database?.backend).toBe('postgresql');
    await api.close();
  });

  it('uses the running server, and does not open the database beside it', async () => {
    const server = await startServer({
      dataDirectory,
      environment: { DATABASE_URL: cluster.url, DEMONSTRATION: 'on' },
    });
    const api = await connectApi(settings, quiet);
    expect(api.url).toBe(server.url);
    expect(api.database).toBeNull();
    expect(
      (await clientOf(api, api.secretKey).from('profiles').select('email').eq('email', 'office@demo.local')).data,
    ).toHaveLength(1);
    await expect(openApi(settings, quiet)).rejects.toThrow(`already running at ${server.url}`);
    await expect(openDatabase(settings)).rejects.toThrow(`already running at ${server.url}`);
    await api.close();
    await server.stop();
  });

  it('gives SQL to seeding, in transactions that roll back', async () => {
    const { database, close } = await openDatabase(settings);
    const count = async () =>
      (await database.query<{ count: number }>('select count(*)::integer as count from public.departments'))[0]?.count;
    const before = await count();
    const failing = database.transaction(async (transaction) => {
      await transaction.query(`insert into public.departments (code, name, name_en) values ('D-TEST', '演示', 'Demo')`);
      await transaction.transaction((nested) => nested.exec('select 1'));
      throw new Error('planned by the test');
    });
    await expect(failing).rejects.toThrow('planned');
    expect(await count()).toBe(before);
    await close();
  });
});
