/**
 * A server between the page and the real one, for what a network does: answers that come in pieces, late, or never,
 * and a database that was replaced. Everything else is passed on as it is.
 */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pack } from '../../src/data/worker/packed-rows.test-support';
import { decode } from '../database/support/octets';

/** Something that is closed until a test opens it. */
export class Gate {
  private opened = () => {};
  readonly passed = new Promise<void>((resolve) => (this.opened = resolve));
  open(): void {
    this.opened();
  }
}

interface Asked {
  readonly procedure: 'map_snapshot' | 'map_changed_kinds' | 'map_changes';
  /** Empty where all kinds are asked about. */
  readonly kind: string;
}

export interface Between {
  readonly url: string;
  /** Holds back what it gives a gate for: questions of the beat on their way, a snapshot in the middle of its rows. */
  hold(gateOf: (asked: Asked) => Gate | null): void;
  /** From now on the next question for changes of each kind is told to load afresh, with a cursor of this epoch. */
  replaceDatabase(epoch: string): void;
  close(): Promise<void>;
}

export async function standBetween(upstream: string): Promise<Between> {
  let gateOf: (asked: Asked) => Gate | null = () => null;
  const replaced = new Map<string, string>();
  let newEpoch: string | null = null;

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const body = await read(incoming);
    const procedure = /\/rpc\/(map_snapshot|map_changed_kinds|map_changes)$/.exec(incoming.url ?? '')?.[1] as
      Asked['procedure'] | undefined;
    const argument = (procedure ? JSON.parse(body.toString()) : {}) as { kind?: string; cursors?: object };
    const kind = argument.kind ?? '';
    const gate = procedure ? gateOf({ procedure, kind }) : null;
    if (procedure !== 'map_snapshot') await gate?.passed;
    const answer = await forward(upstream, incoming, body, procedure === undefined);
    if (!procedure) {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      return;
    }
    const octets = await read(answer);
    if (procedure === 'map_changed_kinds') {
      const changed = Object.keys(argument.cursors ?? {}).filter((each) => replaced.get(each) !== newEpoch);
      const told =
        newEpoch === null ? octets : JSON.stringify({ ...(JSON.parse(octets.toString()) as object), changed });
      outgoing.writeHead(answer.statusCode ?? 502, { 'content-type': 'application/json' });
      return void outgoing.end(told);
    }
    const begin = () => outgoing.writeHead(answer.statusCode ?? 502, { 'content-type': 'application/octet-stream' });
    if (procedure === 'map_changes') {
      begin();
      if (newEpoch === null || replaced.get(kind) === newEpoch) return void outgoing.end(octets);
      replaced.set(kind, newEpoch);
      const { header } = decode(octets);
      const afresh = { ...header, reload: true, cursor: `${newEpoch}.city.1`, rows: 0, located: 0, removed: 0 };
      return void outgoing.end(Uint8Array.from(pack([], afresh, [], header.columns)));
    }
    begin();
    if (!gate) return void outgoing.end(octets);
    // The server sends 65,536 rows at once, more than the demonstration has: the same rows in smaller chunks.
    const { header, rows } = decode(octets);
    const chunkRows = Math.ceil(rows.length / 10);
    const pieces = Uint8Array.from(pack(rows, { ...header, chunkRows }, [], header.columns, chunkRows));
    outgoing.write(pieces.subarray(0, pieces.length / 2));
    await gate.passed;
    outgoing.end(pieces.subarray(pieces.length / 2));
  };

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: (next) => void (gateOf = next),
    replaceDatabase: (epoch) => void (newEpoch = epoch),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function forward(upstream: string, incoming: IncomingMessage, body: Buffer, mayCompress: boolean) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const { host, port } = new URL(upstream);
    const headers = { ...incoming.headers, host };
    if (!mayCompress) delete headers['accept-encoding'];
    const outgoing = request(
      { host: '127.0.0.1', port, path: incoming.url, method: incoming.method, headers },
      (answer) => resolve(answer),
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
