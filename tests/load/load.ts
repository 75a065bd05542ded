/**
 * `DATABASE_URL=… npm run load -- --clients 300 --seconds 20`: so many clients load every kind from a server of their
 * own, then ask for changes on a beat while a writer edits. Prints medians, p95, errors and the server's peak memory.
 * The database must hold demonstration data (npm run seed) and is left with some edited risk levels.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import postgres from 'postgres';

import { decodeRows } from '@/data/worker/decode';
import { KINDS, type Kind } from '@/domain/kinds';
import { KIND_COLUMNS } from '@/kinds';

import { configurationOf, signIn } from '../support/clients';
import { startServer } from '../support/server';

const BEAT_MILLISECONDS = 5000;
const PASSWORD = 'load-Trial-2024';
const PEOPLE = ['office@demo.local', 'analyst@demo.local'];

const { values } = parseArgs({
  options: { clients: { type: 'string', default: '300' }, seconds: { type: 'string', default: '20' } },
});
const clients = Number(values.clients);
const databaseUrl = process.env['DATABASE_URL'];
if (!databaseUrl) throw new Error('Name a PostgreSQL with demonstration data in DATABASE_URL.');

const server = await startServer({
  environment: { DATABASE_URL: databaseUrl, DEMONSTRATION: 'on', DEMO_PASSWORD: PASSWORD, DEMO_FEATURES: '0' },
});
const errors: string[] = [];
try {
  const { supabaseKey } = await configurationOf(server.url);
  const tokens = await Promise.all(
    PEOPLE.map(async (email) => (await (await signIn(server.url, email, PASSWORD)).auth.getSession()).data.session),
  );
  const call = async (client: number, procedure: string, argument: Record<string, string>) => {
    const started = performance.now();
    const response = await fetch(`${server.url}/rest/v1/rpc/${procedure}`, {
      method: 'POST',
      headers: {
        apikey: supabaseKey,
        authorization: `Bearer ${tokens[client % tokens.length]?.access_token}`,
        'content-type': 'application/json',
        accept: 'application/octet-stream',
      },
      body: JSON.stringify(argument),
    });
    const octets = await response.arrayBuffer();
    if (!response.ok) errors.push(`HTTP ${response.status}`);
    return { octets, milliseconds: performance.now() - started };
  };
  /** The cursor of an answer, after every check of the page's decoder. */
  const cursorOf = (octets: ArrayBuffer, kind: Kind) => {
    const decoded = decodeRows(octets, kind, KIND_COLUMNS[kind]);
    if (!decoded.ok) errors.push(decoded.reason);
    return decoded.ok ? decoded.rows.cursor : '';
  };

  const cursors = Array.from({ length: clients }, () => new Map<Kind, string>());
  const loads = await Promise.all(
    cursors.map(async (own, client) => {
      const started = performance.now();
      for (const kind of KINDS) own.set(kind, cursorOf((await call(client, 'map_snapshot', { kind })).octets, kind));
      return performance.now() - started;
    }),
  );
  report('first load of all kinds', loads);

  const sql = postgres(databaseUrl, { max: 1 });
  const end = performance.now() + Number(values.seconds) * 1000;
  const writer = (async () => {
    let edits = 0;
    while (performance.now() < end) {
      await sql`update public.enterprises set risk_level = 'LOW' where id = (select (random() * max(id))::integer from public.enterprises)`;
      edits += 1;
    }
    console.log(`edits ${edits}`);
  })();
  const beats: number[] = [];
  await Promise.all(
    cursors.map(async (own, client) => {
      await new Promise((resolve) => setTimeout(resolve, (BEAT_MILLISECONDS * client) / clients));
      while (performance.now() < end) {
        const started = performance.now();
        for (const kind of KINDS) {
          const { octets, milliseconds } = await call(client, 'map_changes', { kind, cursor: own.get(kind) ?? '' });
          own.set(kind, cursorOf(octets, kind));
          beats.push(milliseconds);
        }
        await new Promise((resolve) => setTimeout(resolve, BEAT_MILLISECONDS - (performance.now() - started)));
      }
    }),
  );
  await writer;
  await sql.end();
  report('change beat of one kind', beats);
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1];
  console.log(`errors ${errors.length} ${[...new Set(errors)].join(' ')}`);
  console.log(`peak memory of the server ${Math.round(Number(peak) / 1024)} MB`);
} finally {
  await server.stop();
}
process.exitCode = errors.length > 0 ? 1 : 0;

function report(what: string, milliseconds: readonly number[]): void {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  console.log(`${what}: ${sorted.length} times, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`);
}
