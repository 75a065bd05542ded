/** What the server lets through, on both backends: keys, roles, addresses, headers, compression. */
import { readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { checkConfiguration, type Configuration } from '@/domain/configuration';

import { aClient, configurationOf, signIn } from '../support/clients';
import { openSecrets } from '../../supabase/embedded/secrets';
import { BACKENDS, startBackend, type RunningBackend } from './backends';

describe.each(BACKENDS)('the API on %s', (name) => {
  let backend: RunningBackend;
  let url = '';
  let configuration: Configuration;
  let secretKey = '';
  beforeAll(async () => {
    backend = await startBackend(name);
    url = backend.server.url;
    configuration = await configurationOf(url);
    secretKey = (await openSecrets(backend.server.dataDirectory)).secretKey;
  });
  afterAll(() => backend.stop());

  it('says on one line that it is ready, and where', () => {
    expect(backend.server.stdout()).toBe(`ready ${url}\n`);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('reports its health', async () => {
    const health = (await (await fetch(`${url}/healthz`)).json()) as Record<string, string>;
    expect(health).toMatchObject({ status: 'ok', backend: name });
    expect(Object.keys(health).sort()).toEqual(['backend', 'epoch', 'migrations', 'postgis', 'status']);
    expect(health['postgis']).toMatch(/^3\.\d+/);
    expect(health['migrations']).toMatch(/^\d{14}$/);
    expect(health['epoch']).toMatch(/^[0-9a-f-]{32,36}$/);
  });

  it('serves a configuration that the page takes', () => {
    expect(checkConfiguration(configuration).valid).toBe(true);
    expect(configuration.supabaseUrl).toBe('');
    expect(configuration.supabaseKey).toMatch(/^sb_publishable_/);
    expect(configuration.demonstration?.accounts.map(({ email }) => email)).toEqual(
      expect.arrayContaining(['leader@demo.local', 'office@demo.local', 'analyst@demo.local', 'auditor@demo.local']),
    );
  });

  it('gives the demonstration password to this machine alone', async () => {
    expect(configuration.demonstration?.password).toBeTruthy();
    const ask = (headers: Record<string, string>) => configurationAs(url, headers);
    expect((await ask({ host: 'risk.example.org' })).demonstration?.password).toBeUndefined();
    expect((await ask({ 'x-forwarded-for': '10.0.0.9' })).demonstration?.password).toBeUndefined();
    expect((await ask({ host: 'localhost' })).demonstration?.password).toBeTruthy();
  });

  it('refuses a request without a key, and one with a key of another place', async () => {
    const strangers: Record<string, string>[] = [
      {},
      { apikey: 'sb_publishable_of_somebody_else_12345678' },
      { authorization: `Bearer ${secretKey}` },
    ];
    for (const headers of strangers) {
      for (const address of ['enterprises', 'profiles', 'rpc/app_state']) {
        expect((await fetch(`${url}/rest/v1/${address}`, { headers })).status).toBe(401);
      }
    }
  });

  it('lets the anonymous key read nothing at all', async () => {
    const relations = exposedAddresses();
    expect(relations.length).toBeGreaterThan(10);
    for (const relation of relations) {
      const isFunction = relation.startsWith('rpc/');
      const response = await fetch(`${url}/rest/v1/${relation}`, {
        method: isFunction ? 'POST' : 'GET',
        headers: { apikey: configuration.supabaseKey, 'content-type': 'application/json' },
        ...(isFunction ? { body: '{}' } : {}),
      });
      expect([relation, response.ok]).toEqual([relation, false]);
    }
  });

  it('lets nobody sign up', async () => {
    const { data, error } = await aClient(url, configuration.supabaseKey).auth.signUp({
      email: 'new@example.org',
      password: 'a-long-password',
    });
    expect(error?.code).toBe('signup_disabled');
    expect(data.session).toBeNull();
  });

  it('offers no other way in', async () => {
    const headers = { apikey: secretKey, 'content-type': 'application/json' };
    const closed: [string, string][] = [
      ['POST', '/auth/v1/otp'],
      ['POST', '/auth/v1/magiclink'],
      ['POST', '/auth/v1/recover'],
      ['POST', '/auth/v1/token?grant_type=pkce'],
      ['GET', '/auth/v1/authorize?provider=github'],
      ['PUT', '/auth/v1/user'],
      ['POST', '/auth/v1//otp'],
      ['GET', '/_system/config'],
      ['GET', '/_system'],
      ['POST', '/storage/v1/bucket'],
    ];
    for (const [method, address] of closed) {
      const response = await fetch(url + address, {
        method,
        headers,
        ...(method === 'GET' ? {} : { body: '{"email":"office@demo.local"}' }),
      });
      expect([address, response.status]).toEqual([address, 404]);
    }
  });

  it('keeps each caller in his own role when many ask at once', async () => {
    const people = ['leader', 'office', 'analyst', 'auditor'];
    const clients = await Promise.all(people.map((person) => signIn(url, `${person}@demo.local`)));
    const rounds = Array.from({ length: 40 }, (_, index) => clients[index % clients.length]);
    const roles = await Promise.all(
      rounds.map(async (client) => ((await client?.rpc('app_state'))?.data as { role: string }).role),
    );
    const expected = ['city_leader', 'safety_office', 'analyst', 'auditor'];
    expect(roles).toEqual(rounds.map((_, index) => expected[index % expected.length]));
  });

  it('has undone none of the column grants by serving requests', async () => {
    const office = await signIn(url, 'office@demo.local');
    const { error } = await office.from('enterprises').update({ is_demonstration: false }).eq('id', 1);
    expect(error?.code).toBe('42501');
    const own = await office.from('profiles').update({ role: 'city_leader' }).eq('email', 'office@demo.local');
    expect(own.error?.code).toBe('42501');
  });

  it('compresses lists, and answers the snapshot in octets', async () => {
    const analyst = await signIn(url, 'analyst@demo.local');
    const { data } = await analyst.auth.getSession();
    const headers = {
      apikey: configuration.supabaseKey,
      authorization: `Bearer ${data.session?.access_token}`,
      'accept-encoding': 'br',
    };
    const list = await rawGet(`${url}/rest/v1/sectors?select=*`, headers);
    expect(list.headers['content-encoding']).toBe('br');
    expect(JSON.parse(brotliDecompressSync(list.body).toString())).toHaveLength(29);
    const snapshot = await rawGet(`${url}/rest/v1/rpc/map_snapshot?kind=enterprises`, {
      ...headers,
      accept: 'application/octet-stream',
    });
    expect(snapshot.headers['content-type']).toMatch(/^application\/octet-stream/);
    expect(snapshot.body.length).toBeGreaterThan(0);
    expect(
      (await rawGet(`${url}/rest/v1/sectors?select=*`, { ...headers, 'accept-encoding': 'identity' })).headers[
        'content-encoding'
      ],
    ).toBeUndefined();
  });

  it('has granted anon nothing, by the database’s own account', async () => {
    if (!backend.postgres) return;
    const sql = postgres(backend.postgres.url);
    const granted = await sql`
      select c.relname as name from pg_class c
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'v', 'm', 'p', 'S')
        and (case when c.relkind = 'S' then has_sequence_privilege('anon', c.oid, 'usage,select,update')
             else has_table_privilege('anon', c.oid, 'select,insert,update,delete,truncate') or has_any_column_privilege('anon', c.oid, 'select,insert,update') end)
      union all
      select p.oid::regprocedure::text from pg_proc p
      where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and has_function_privilege('anon', p.oid, 'execute')`;
    await sql.end();
    expect(granted.map(({ name }) => name as string)).toEqual([]);
  });

  it('keeps the page to itself', async () => {
    const { headers } = await fetch(`${url}/healthz`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it('refuses a body that is too large', async () => {
    const { data } = await (await signIn(url, 'office@demo.local')).auth.getSession();
    const send = async (address: string, authorization: string) => {
      const headers = { apikey: configuration.supabaseKey, authorization };
      return (await fetch(url + address, { method: 'POST', headers, body: 'x'.repeat(17 * 1024 * 1024) })).status;
    };
    expect(await send('/rest/v1/enterprises', `Bearer ${data.session?.access_token}`)).toBe(413);
    expect(await send('/auth/v1/token?grant_type=password', '')).toBe(413);
    expect(await send('/rest/v1/enterprises', 'Bearer a.forged.token')).toBe(401);
  });
});

/** Every table, view and function that the migrations name in the exposed schema. */
function exposedAddresses(): string[] {
  const directory = path.resolve(import.meta.dirname, '../../supabase/migrations');
  const text = readdirSync(directory)
    .map((name) => readFileSync(path.join(directory, name), 'utf8'))
    .join('\n');
  const names = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  const relations = names(/create (?:table|view|materialized view) public\.(\w+)/g);
  const functions = names(/create (?:or replace )?function public\.(\w+)/g).map((name) => `rpc/${name}`);
  return [...new Set([...relations, ...functions])];
}

async function configurationAs(url: string, headers: Record<string, string>): Promise<Configuration> {
  return JSON.parse((await rawGet(`${url}/config.json`, headers)).body.toString()) as Configuration;
}

/** A GET that may set Host and sees the body as it travelled, which `fetch` does not allow. */
function rawGet(
  address: string,
  headers: Record<string, string>,
): Promise<{ headers: NodeJS.Dict<string | string[]>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(address, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
    });
    request.on('error', reject);
    request.end();
  });
}
