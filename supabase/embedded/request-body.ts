/** Reads bodies within bounds: of one request, of all together, and of the time that a sender takes. */
import type { IncomingMessage } from 'node:http';

/** Octets of bodies that may be in memory at once, over all requests. */
const MOST_BYTES_AT_ONCE = 96 * 1024 * 1024;
/** Whoever goes on sending more than he may is cut off after so many octets; until then he can still be answered. */
const MOST_DROPPED_BYTES = 128 * 1024 * 1024;
/** A sender may begin slowly; then at least this many octets a second, a tenth of what slow mobile networks carry. */
const GRACE_SECONDS = 10;
const SLOWEST_BYTES_A_SECOND = 4096;

export type BodyRefusal = 'TOO_LARGE' | 'TOO_SLOW' | 'BUSY';

/** Room for the bodies of all requests. A body keeps its room until its request is answered. */
export class BodyRoom {
  private takenBytes = 0;
  private readonly mostBytes: number;

  constructor(mostBytes = MOST_BYTES_AT_ONCE) {
    this.mostBytes = mostBytes;
  }

  /** Takes room; false when there is not so much. */
  take(bytes: number): boolean {
    if (this.takenBytes + bytes > this.mostBytes) return false;
    this.takenBytes += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.takenBytes -= bytes;
  }
}

export interface ReadBody {
  readonly body: Uint8Array<ArrayBuffer> | null;
  /** Room that it takes; to be given back. */
  readonly bytes: number;
}

/**
 * The body of a request, null for none. What is refused is read on and dropped for a while, so that the caller gets
 * his answer instead of a broken connection. Rejects when the caller hangs up.
 */
export async function readBody(
  incoming: IncomingMessage,
  largestBytes: number,
  room: BodyRoom,
): Promise<ReadBody | BodyRefusal> {
  if (incoming.method === 'GET' || incoming.method === 'HEAD') return { body: null, bytes: 0 };
  if (Number(incoming.headers['content-length'] ?? 0) > largestBytes) return refused(incoming, 'TOO_LARGE');
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const started = performance.now();
    const watch = setInterval(() => {
      const seconds = (performance.now() - started) / 1000 - GRACE_SECONDS;
      if (seconds > 0 && bytes < seconds * SLOWEST_BYTES_A_SECOND) refuse('TOO_SLOW');
    }, 1000);
    const end = () => {
      clearInterval(watch);
      incoming.off('data', take).off('end', finish).off('error', fail).off('close', fail);
    };
    const refuse = (refusal: BodyRefusal) => {
      end();
      room.giveBack(bytes);
      resolve(refused(incoming, refusal));
    };
    const take = (chunk: Buffer) => {
      if (bytes + chunk.length > largestBytes) return refuse('TOO_LARGE');
      if (!room.take(chunk.length)) return refuse('BUSY');
      bytes += chunk.length;
      chunks.push(chunk);
    };
    const finish = () => {
      end();
      resolve({ body: bytes === 0 ? null : joined(chunks, bytes), bytes });
    };
    const fail = (error?: Error) => {
      end();
      room.giveBack(bytes);
      reject(error ?? new Error('The caller hung up.'));
    };
    incoming.on('data', take).on('end', finish).on('error', fail).on('close', fail);
  });
}

function refused(incoming: IncomingMessage, refusal: BodyRefusal): BodyRefusal {
  let dropped = 0;
  incoming.on('error', () => undefined);
  incoming.on('data', (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped > MOST_DROPPED_BYTES) incoming.destroy();
  });
  return refusal;
}

function joined(chunks: Buffer[], bytes: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
