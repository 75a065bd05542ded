/**
 * `DATABASE_URL=… npm run load -- --clients 300 --seconds 20`: so many clients load every kind from a server of their
 * own, then ask for changes on a beat while a writer edits. Prints medians, p95, errors and the peak memory of the
 * server and, when it runs on this machine and /proc may be read, of PostgreSQL. The database must hold demonstration
 * data (npm run seed) and is left with some edited risk levels; `--cold` throws the kept snapshots away first.
 */
import { parseArgs } from 'node:util';

import postgres from 'postgres';

import { startServer } from '../support/server';
import { parentOf, peakOf, watchMemory } from './memory';
import { runTrial } from './trial';

/** As the page does while somebody looks. */
const BEAT_MILLISECONDS = 5000;
const PASSWORD = 'load-Trial-2024';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '20' },
    cold: { type: 'boolean', default: false },
  },
});
const databaseUrl = process.env['DATABASE_URL'];
if (!databaseUrl) throw new Error('Name a PostgreSQL with demonstration data in DATABASE_URL.');

const server = await startServer({
  environment: { DATABASE_URL: databaseUrl, DEMONSTRATION: 'on', DEMO_PASSWORD: PASSWORD, DEMO_FEATURES: '0' },
});
const sql = postgres(databaseUrl, { max: 1 });
try {
  if (values.cold) await sql`delete from private.snapshot_cache`;
  const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const postmaster = parentOf(backend!.pid);
  const databaseMemory = postmaster ? watchMemory(postmaster) : null;
  const result = await runTrial(server.url, sql, {
    clients: Number(values.clients),
    seconds: Number(values.seconds),
    beatMilliseconds: BEAT_MILLISECONDS,
    people: ['office@demo.local', 'analyst@demo.local'],
    password: PASSWORD,
  });
  report('first load of all kinds', result.firstLoads);
  report('change beat, all kinds', result.beats);
  console.log(`compressed bytes a client loaded ${result.loadedBytes}`);
  console.log(`different snapshots answered ${JSON.stringify(result.differentSnapshots)}`);
  console.log(`edits meanwhile ${result.edits}`);
  console.log(`errors ${result.errors.length} ${[...new Set(result.errors)].join(' ')}`);
  console.log(`peak memory of the server ${megabytes(peakOf(server.pid))}`);
  console.log(`peak memory of PostgreSQL, shared memory counted once ${megabytes(databaseMemory?.stop() ?? null)}`);
  process.exitCode = result.errors.length > 0 ? 1 : 0;
} finally {
  await sql.end();
  await server.stop();
}

function megabytes(bytes: number | null): string {
  return bytes === null ? 'not known' : `${Math.round(bytes / 1024 / 1024)} MB`;
}

function report(what: string, milliseconds: readonly number[]): void {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  console.log(`${what}: ${sorted.length} times, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`);
}
