/** Keeps what was compressed, so that the second reader of a large answer does not pay for it again. */
import { createHash } from 'node:crypto';
import { constants, brotliCompress, gzip } from 'node:zlib';
import { promisify } from 'node:util';

import { brotliOptions, type Encoding } from './compression';

const compressors: Readonly<Record<Encoding, (octets: Uint8Array) => Promise<Buffer>>> = {
  br: (octets) => promisify(brotliCompress)(octets, brotliOptions(4)),
  gzip: (octets) => promisify(gzip)(octets, { level: constants.Z_DEFAULT_COMPRESSION }),
};

/**
 * Compressed forms by the SHA-256 of their content. Whoever asks must hold the content already, so
 * that nothing can be had here that the database did not just give the caller. Bounded: the least
 * recently used go first. Readers that come while one compresses share its work.
 */
export class CompressedAnswers {
  readonly #largestBytes: number;
  /** In the order of their last use. */
  readonly #kept = new Map<string, Buffer>();
  readonly #underWay = new Map<string, Promise<Buffer>>();
  #keptBytes = 0;

  constructor(largestBytes: number) {
    this.#largestBytes = largestBytes;
  }

  /** Bytes that are kept now, without those under way. */
  get keptBytes(): number {
    return this.#keptBytes;
  }

  /** The compressed form; the same buffer for everybody, not to be written to. */
  async compress(octets: Uint8Array, encoding: Encoding): Promise<Buffer> {
    const key = `${encoding} ${createHash('sha256').update(octets).digest('hex')}`;
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const shared = this.#underWay.get(key);
    if (shared) return shared;
    const work = compressors[encoding](octets);
    this.#underWay.set(key, work);
    try {
      this.#keep(key, await work);
      return await work;
    } finally {
      this.#underWay.delete(key);
    }
  }

  #keep(key: string, compressed: Buffer): void {
    if (compressed.byteLength > this.#largestBytes) return;
    this.#kept.set(key, compressed);
    this.#keptBytes += compressed.byteLength;
    for (const [oldest, { byteLength }] of this.#kept) {
      if (this.#keptBytes <= this.#largestBytes) break;
      this.#kept.delete(oldest);
      this.#keptBytes -= byteLength;
    }
  }
}
