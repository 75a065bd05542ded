/** Part `loading`: from the request to points on the canvas, in Chromium, out of PostgreSQL through the product's server. */
import { request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { createGzip, gzipSync } from 'node:zlib';

import postgres from 'postgres';

import { KINDS, type Kind } from '@/kinds';
import { startPostgres } from '../../../tools/lib/postgres';
import { startServer } from '../../support/server';
import type { BenchOptions } from '../main';
import { ratioTarget, summarise, target, type Measurement, type PartResult } from '../measure';
import { openPages } from '../page/open';

const ROUNDS = 3;
const PASSWORD = 'of the bench alone';
const OURS = 'ours, cached snapshot';
const PEER = 'rows as JSON, MapLibre GeoJSON';
const TABLE_ROWS = 'rows of the tables, as PostgREST writes them';

/** What a snapshot carries of a kind, by the names it has in the tables. */
const COMMON_COLUMNS = ['id', 'geom', 'jurisdiction_id', 'adcode', 'town_code', 'sector_code'];
const TABLE_COLUMNS: Readonly<Record<Kind, readonly string[]>> = {
  enterprises: ['risk_level', 'status', 'scale', 'is_high_risk'],
  major_hazard_sources: ['risk_level', 'grade', 'unit_kind'],
  tailings_dams: ['risk_level', 'dam_class', 'run_status', 'is_overhead'],
  fire_key_units: ['risk_level', 'category', 'level', 'team_filled'],
  hazards: [
    ...['hazard_grade', 'status', 'source', 'found_on', 'due_date', 'closed_on', 'object_type', 'object_id'],
    ...['listed_level', 'is_suspended', 'relapse_count'],
  ],
};

export async function benchLoading({ features }: BenchOptions, say: (line: string) => void): Promise<PartResult> {
  say(`loading: PostgreSQL with ${features} objects, which takes a while`);
  const cluster = await startPostgres();
  try {
    const server = await startServer({
      environment: {
        DATABASE_URL: cluster.url,
        DEMONSTRATION: 'on',
        DEMO_PASSWORD: PASSWORD,
        DEMO_FEATURES: String(features),
      },
    });
    const sql = postgres(cluster.url, { max: 4, onnotice: () => undefined });
    try {
      await sql`vacuum analyze`;
      return await measure(sql, server.url, features, say);
    } finally {
      await sql.end();
      await server.stop();
    }
  } finally {
    cluster.stop();
  }
}

interface Loaded {
  readonly first: number;
  readonly all: number;
  /** Null when the page died. */
  readonly rows: number | null;
  readonly octets: number;
}

async function measure(
  sql: postgres.Sql,
  serverUrl: string,
  features: number,
  say: (line: string) => void,
): Promise<PartResult> {
  const headers = await signIn(serverUrl);
  let octets = 0;
  const pages = await openPages((request, response) => {
    const kind = /^\/rows\/(\w+)$/.exec(request.url ?? '')?.[1];
    if (kind) void sendRows(sql, kind, response, (count) => (octets += count));
    else if (request.url?.startsWith('/rest/')) passOn(serverUrl, request, response, (count) => (octets += count));
    else return false;
    return true;
  });
  const measurements: Measurement[] = [];
  const notes = [
    'Both through one server on this machine, gzip; no network delay. The peer reads as superuser, without the cost of row security.',
    'The first reader packs the snapshot; the others take it from the cache.',
  ];
  const add = (scenario: string, subject: string, samples: number[], unit: Measurement['unit'] = 'ms') => {
    const one = summarise({ scenario, subject, rows: features, unit }, samples);
    measurements.push(one);
    say(`  loading, ${scenario}: ${subject} ${one.median.toFixed(0)} ${unit}`);
  };
  try {
    const load = async (who: 'ours' | 'rows'): Promise<Loaded> => {
      octets = 0;
      const times = await pages.withPage(async (page) => {
        const began = performance.now();
        try {
          return await page.evaluate(
            ([subject, sent]) => (subject === 'ours' ? window.bench.loadOurs(sent) : window.bench.loadRows()),
            [who, headers] as const,
          );
        } catch (error) {
          if (who === 'ours' || !String(error).includes('crashed')) throw error;
          const untilThen = performance.now() - began;
          return { first: untilThen, all: untilThen, rows: null };
        }
      });
      // A page that died need not have taken all.
      if (times.rows === null) octets = await zippedBytes((kind) => rowsAsJson(sql, kind));
      return { ...times, octets };
    };
    const uncached = await load('ours');
    add('first points', 'ours, first reader', [uncached.first]);
    add('all points', 'ours, first reader', [uncached.all]);
    const ours: Loaded[] = [];
    const theirs: Loaded[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await load('ours'));
      // A page that died once dies again, and takes minutes over it.
      if (theirs.every(({ rows }) => rows !== null)) theirs.push(await load('rows'));
    }
    const loaded = ours[0]!.rows;
    const peerLoaded = theirs.at(-1)!.rows;
    if (peerLoaded !== null && loaded !== peerLoaded)
      throw new Error(`Ours loaded ${loaded} rows, the peer ${peerLoaded}.`);
    notes.push(
      peerLoaded === null
        ? `Ours loaded ${loaded} rows. The peer’s page ran out of memory before it drew any: its times are those until then.`
        : `Both loaded ${loaded} rows.`,
    );
    for (const [subject, runs] of [
      [OURS, ours],
      [PEER, theirs],
    ] as const) {
      add(
        'first points',
        subject,
        runs.map(({ first }) => first),
      );
      add(
        'all points',
        subject,
        runs.map(({ all }) => all),
      );
      add(
        'compressed',
        subject,
        runs.map((run) => run.octets),
        'bytes',
      );
    }
    add('compressed', TABLE_ROWS, [await zippedBytes((kind) => tableRowsAsJson(sql, kind))], 'bytes');
  } finally {
    pages.close();
  }
  await timeSql(sql, add);
  const asked = { rows: features, ours: OURS, peer: PEER };
  const median = (subject: string) =>
    measurements.find((one) => one.scenario === 'compressed' && one.subject === subject)!.median;
  return {
    part: 'loading',
    measurements,
    notes,
    targets: [
      ...[PEER, TABLE_ROWS].map((peer) =>
        target(`compressed bytes, share of ${peer} (${features} objects)`, median(OURS) / median(peer), '≤', 1 / 3, ''),
      ),
      ...ratioTarget(measurements, {
        ...asked,
        label: `request to first points (${features} objects)`,
        scenario: 'first points',
        bound: 10,
      }),
      ...ratioTarget(measurements, {
        ...asked,
        label: `request to all points (${features} objects)`,
        scenario: 'all points',
        bound: 10,
      }),
      ...ratioTarget(measurements, {
        rows: features,
        label: `in SQL: cached snapshot against json_agg (${features} objects)`,
        scenario: 'in SQL, all kinds',
        ours: 'cached snapshot',
        peer: 'json_agg of the rows',
        bound: 20,
      }),
    ],
  };
}

/** The headers of a signed-in analyst, who sees the whole city. */
async function signIn(serverUrl: string): Promise<Record<string, string>> {
  const { supabaseKey } = (await (await fetch(`${serverUrl}/config.json`)).json()) as { supabaseKey: string };
  const response = await fetch(`${serverUrl}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    headers: { apikey: supabaseKey, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'analyst@demo.local', password: PASSWORD }),
  });
  const { access_token: token } = (await response.json()) as { access_token?: string };
  if (!token) throw new Error(`The analyst of the demonstration could not sign in: HTTP ${response.status}.`);
  return { apikey: supabaseKey, authorization: `Bearer ${token}` };
}

/** What PostgREST does: one json_agg in SQL, sent as it is, here with the gzip of the proxy before it. */
async function sendRows(
  sql: postgres.Sql,
  kind: string,
  response: ServerResponse,
  onOctets: (count: number) => void,
): Promise<void> {
  const rows = await rowsAsJson(sql, kind);
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  const zipped = createGzip();
  zipped.on('data', (chunk: Buffer) => onOctets(chunk.length));
  zipped.pipe(response);
  zipped.end(rows);
}

async function rowsAsJson(sql: postgres.Sql, kind: string): Promise<string> {
  const [row] = await sql<{ rows: string }[]>`
    select coalesce(json_agg(r), '[]')::text as rows from ${sql(`map_${kind}`)} r`;
  return row!.rows;
}

/** The same facts in the words of the tables: what `select=id,geom,…` of PostgREST answers. */
async function tableRowsAsJson(sql: postgres.Sql, kind: Kind): Promise<string> {
  const [row] = await sql<{ rows: string }[]>`
    select coalesce(json_agg(r), '[]')::text as rows
    from (select ${sql([...COMMON_COLUMNS, ...TABLE_COLUMNS[kind]])} from ${sql(kind)} where retired_at is null) r`;
  return row!.rows;
}

/** Compressed bytes of the rows of all kinds. */
async function zippedBytes(rowsOf: (kind: Kind) => Promise<string>): Promise<number> {
  let bytes = 0;
  for (const kind of KINDS) bytes += gzipSync(await rowsOf(kind)).length;
  return bytes;
}

/** Passes a request on to the product's server and counts what it answers with. */
function passOn(
  serverUrl: string,
  request: IncomingMessage,
  response: ServerResponse,
  onOctets: (count: number) => void,
): void {
  const headers = { ...request.headers, 'accept-encoding': 'gzip', host: new URL(serverUrl).host };
  const onwards = forward(`${serverUrl}${request.url}`, { method: request.method ?? 'GET', headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.on('data', (chunk: Buffer) => onOctets(chunk.length));
    answer.pipe(response);
  });
  onwards.on('error', (error) => response.destroy(error));
  request.pipe(onwards);
}

/** Inside the database alone, as the analyst: nothing of the answers leaves it but their length. */
async function timeSql(
  sql: postgres.Sql,
  add: (scenario: string, subject: string, samples: number[]) => void,
): Promise<void> {
  const [analyst] = await sql<{ id: string }[]>`select id from auth.users where email = 'analyst@demo.local'`;
  const queries = {
    'cached snapshot': (kind: string) => `select length(public.map_snapshot('${kind}'))`,
    'json_agg of the rows': (kind: string) => `select length(json_agg(r)::text) from public.map_${kind} r`,
  };
  for (const [subject, query] of Object.entries(queries)) {
    const samples: number[] = [];
    for (let round = -1; round < ROUNDS; round += 1)
      await sql.begin(async (transaction) => {
        await transaction`select set_config('request.jwt.claim.sub', ${analyst!.id}, true),
          set_config('request.jwt.claim.role', 'authenticated', true),
          set_config('request.jwt.claims', ${JSON.stringify({ sub: analyst!.id, role: 'authenticated' })}, true)`;
        await transaction.unsafe('set local role authenticated');
        const start = performance.now();
        for (const kind of KINDS) await transaction.unsafe(query(kind));
        // Round −1 fills caches.
        if (round >= 0) samples.push(performance.now() - start);
      });
    add('in SQL, all kinds', subject, samples);
  }
}
