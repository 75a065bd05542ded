/** Many clients at once against a running server: each loads every kind, then all follow the changes while somebody edits. */
import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { gunzipSync } from 'node:zlib';

import type { Sql } from 'postgres';

import { decodeRows } from '@/data/worker/decode';
import { KINDS, type Kind } from '@/kinds';
import { KIND_COLUMNS } from '@/kinds';

import { configurationOf, signIn } from '../support/clients';

export interface TrialOptions {
  readonly clients: number;
  /** How long they follow the changes. */
  readonly seconds: number;
  /** Milliseconds between two questions of one client. */
  readonly beatMilliseconds: number;
  /** Demonstration accounts, shared out among the clients. */
  readonly people: readonly string[];
  readonly password: string;
}

export interface TrialResult {
  /** Milliseconds of each client from its first request until it had all kinds. */
  readonly firstLoads: readonly number[];
  /** Milliseconds of each beat of a client: which kinds changed, and the changes of those. */
  readonly beats: readonly number[];
  /** Compressed bytes that one client loaded. */
  readonly loadedBytes: number;
  /** How many different snapshots of each kind were answered, over all clients. */
  readonly differentSnapshots: Readonly<Record<Kind, number>>;
  readonly edits: number;
  readonly errors: readonly string[];
}

/**
 * Runs a trial. Every answer passes all checks of the page's decoder; equal octets are decoded once, so that the
 * clients' own work does not stand in the server's way. `sql` edits risk levels of enterprises and leaves them so.
 */
export async function runTrial(serverUrl: string, sql: Sql, options: TrialOptions): Promise<TrialResult> {
  const { clients, people, password, beatMilliseconds } = options;
  const { supabaseKey } = await configurationOf(serverUrl);
  const tokens = await Promise.all(
    people.map(async (email) => (await (await signIn(serverUrl, email, password)).auth.getSession()).data.session),
  );
  const errors: string[] = [];
  /** Cursors of whole answers by kind and hash; '' for one that was refused. */
  const cursors = new Map<string, string>();

  const call = (client: number, procedure: string, argument: object) =>
    post(`${serverUrl}/rest/v1/rpc/${procedure}`, JSON.stringify(argument), {
      apikey: supabaseKey,
      authorization: `Bearer ${tokens[client % tokens.length]?.access_token}`,
    });
  const changedKinds = async (client: number, own: ReadonlyMap<Kind, string>) => {
    const answer = await call(client, 'map_changed_kinds', { cursors: Object.fromEntries(own) });
    if (answer.status === 200) return JSON.parse(unzipped(answer).toString()) as { changed: Kind[]; cursor: string };
    errors.push(`map_changed_kinds: HTTP ${answer.status}`);
    return { changed: [], cursor: '' };
  };
  const ask = async (client: number, procedure: string, kind: Kind, argument: Record<string, string>) => {
    const answer = await call(client, procedure, { kind, ...argument });
    if (answer.status !== 200) {
      errors.push(`${procedure}: HTTP ${answer.status}`);
      return { cursor: '', key: '', bytes: 0 };
    }
    const key = `${kind} ${createHash('sha256').update(answer.body).digest('hex')}`;
    if (!cursors.has(key)) {
      const decoded = decodeRows(new Uint8Array(unzipped(answer)).buffer, kind, KIND_COLUMNS[kind]);
      if (!decoded.ok) errors.push(`${procedure}: ${decoded.reason}`);
      cursors.set(key, decoded.ok ? decoded.rows.cursor : '');
    }
    return { cursor: cursors.get(key)!, key, bytes: answer.body.length };
  };

  const held = Array.from({ length: clients }, () => new Map<Kind, string>());
  const snapshots = new Set<string>();
  let bytes = 0;
  const firstLoads = await Promise.all(
    held.map(async (own, client) => {
      const began = performance.now();
      for (const kind of KINDS) {
        const answer = await ask(client, 'map_snapshot', kind, {});
        own.set(kind, answer.cursor);
        snapshots.add(answer.key);
        bytes += answer.bytes;
      }
      return performance.now() - began;
    }),
  );

  cursors.clear();
  const end = performance.now() + options.seconds * 1000;
  let edits = 0;
  const edit = async () => {
    for (; performance.now() < end; edits += 1)
      await sql`update public.enterprises set risk_level = 'LOW' where id = (select (random() * max(id))::integer from public.enterprises)`;
  };
  const beats: number[] = [];
  const follow = async (own: Map<Kind, string>, client: number) => {
    await wait((beatMilliseconds * client) / clients);
    while (performance.now() < end) {
      const round = performance.now();
      const told = await changedKinds(client, own);
      for (const kind of KINDS)
        own.set(
          kind,
          told.changed.includes(kind)
            ? (await ask(client, 'map_changes', kind, { cursor: own.get(kind)! })).cursor
            : told.cursor,
        );
      beats.push(performance.now() - round);
      cursors.clear();
      await wait(beatMilliseconds - (performance.now() - round));
    }
  };
  await Promise.all([edit(), ...held.map(follow)]);

  const differentSnapshots = Object.fromEntries(
    KINDS.map((kind) => [kind, [...snapshots].filter((key) => key.startsWith(`${kind} `)).length]),
  ) as Record<Kind, number>;
  return { firstLoads, beats, loadedBytes: Math.round(bytes / clients), differentSnapshots, edits, errors };
}

interface Answer {
  readonly status: number;
  readonly isZipped: boolean;
  /** As it travelled. */
  readonly body: Buffer;
}

function unzipped({ isZipped, body }: Answer): Buffer {
  return isZipped ? gunzipSync(body) : body;
}

/** `fetch` would decompress the same snapshot once for every client. */
function post(url: string, body: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      url,
      {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          accept: 'application/octet-stream',
          'accept-encoding': 'gzip',
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            isZipped: response.headers['content-encoding'] === 'gzip',
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
