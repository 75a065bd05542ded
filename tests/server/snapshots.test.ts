/** Snapshots through the server: kept compressed, each reader his own, and many readers at once. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request as httpRequest } from 'node:http';

import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Configuration } from '@/domain/configuration';
import { KINDS } from '@/kinds';

import { decode } from '../database/support/octets';
import { peakOf } from '../load/memory';
import { runTrial } from '../load/trial';
import { configurationOf, signIn } from '../support/clients';
import { BACKENDS, startBackend, type RunningBackend } from './backends';

const PASSWORD = 'snapshots-Trial-2024';
const FEATURES = 2000;
/** The process with nothing to do takes half of it. */
const LARGEST_SERVER_BYTES = 700 * 1024 * 1024;

describe.each(BACKENDS)('snapshots on %s', (name) => {
  let backend: RunningBackend;
  let configuration: Configuration;
  beforeAll(async () => {
    backend = await startBackend(name, {
      environment: { DEMO_FEATURES: String(FEATURES), DEMO_PASSWORD: PASSWORD },
    });
    configuration = await configurationOf(backend.server.url);
  });
  afterAll(() => backend.stop());

  const tokenOf = async (person: string) =>
    (await (await signIn(backend.server.url, `${person}@demo.local`, PASSWORD)).auth.getSession()).data.session!
      .access_token;
  const ask = (token: string | null, kind: string, encoding: string, accept = 'application/octet-stream') =>
    post(
      `${backend.server.url}/rest/v1/rpc/map_snapshot`,
      { apikey: configuration.supabaseKey, ...(token ? { authorization: `Bearer ${token}` } : {}), accept },
      encoding,
      JSON.stringify({ kind }),
    );

  it('the second reader gets the same octets, in every encoding, with their length', async () => {
    const [office, analyst] = [await tokenOf('office'), await tokenOf('analyst')];
    const plain = await ask(office, 'hazards', 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(decode(plain.body).header.rows).toBeGreaterThan(0);
    for (const token of [office, analyst, office]) {
      const zipped = await ask(token, 'hazards', 'gzip, deflate, br');
      expect(zipped.headers).toMatchObject({
        'content-encoding': 'gzip',
        'content-length': String(zipped.body.length),
        'content-type': 'application/octet-stream',
      });
      expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
      const brotli = await ask(token, 'hazards', 'br');
      expect(brotli.headers['content-encoding']).toBe('br');
      expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    }
  });

  it('each gets the rows of the own scope, however warm the memory is', async () => {
    await ask(await tokenOf('office'), 'enterprises', 'gzip');
    const group = await tokenOf('group-1'); // Of jurisdictions 1 and 2.
    for (let reading = 0; reading < 2; reading += 1) {
      const { rows } = decode(gunzipSync((await ask(group, 'enterprises', 'gzip')).body));
      expect([...new Set(rows.map(({ jurisdiction }) => jurisdiction))].sort()).toEqual([1, 2]);
    }
  });

  it('who wants JSON gets what the API makes of it, kept or not', async () => {
    const office = await tokenOf('office');
    const octets = await ask(office, 'tailings_dams', 'gzip');
    const [plain, zipped] = [
      await ask(office, 'tailings_dams', 'identity', 'application/json'),
      await ask(office, 'tailings_dams', 'gzip', 'application/json'),
    ];
    expect(octets.status).toBe(200);
    expect([zipped.status, zipped.headers['content-type']]).toEqual([plain.status, plain.headers['content-type']]);
  });

  it('refusals come in the words of the API', async () => {
    await ask(await tokenOf('office'), 'hazards', 'gzip');
    expect((await ask(null, 'hazards', 'gzip')).status).toBe(401);
    const unknown = await ask(await tokenOf('office'), 'castles', 'gzip');
    expect(unknown.status).toBe(400);
    expect(JSON.parse(unknown.body.toString())).toMatchObject({ code: '22023', message: 'UNKNOWN_KIND' });
  });

  it('many readers at once share one packing, and memory stays bounded', async () => {
    if (!backend.postgres) return;
    const sql = postgres(backend.postgres.url, { max: 1 });
    await sql`delete from private.snapshot_cache`;
    const result = await runTrial(backend.server.url, sql, {
      clients: 40,
      seconds: 4,
      beatMilliseconds: 1000,
      people: ['office@demo.local', 'analyst@demo.local', 'leader@demo.local', 'auditor@demo.local'],
      password: PASSWORD,
    });
    await sql.end();
    expect(result.errors).toEqual([]);
    // A snapshot names the moment at which it was packed: equal ones were packed once.
    expect(result.differentSnapshots).toEqual(Object.fromEntries(KINDS.map((kind) => [kind, 1])));
    expect(result.firstLoads).toHaveLength(40);
    // Each has beaten at least once.
    expect(result.beats.length).toBeGreaterThanOrEqual(40);
    expect(peakOf(backend.server.pid)).toBeLessThan(LARGEST_SERVER_BYTES);
  });
});

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}

/** The body as it travelled, which `fetch` does not show. */
function post(address: string, headers: Record<string, string>, encoding: string, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'accept-encoding': encoding,
      },
    };
    const request = httpRequest(address, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}
