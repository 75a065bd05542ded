/** Keeps what was compressed, so that the second reader of a large answer does not pay for it again. */
import { createHash } from 'node:crypto';
import { brotliCompress, gzip } from 'node:zlib';
import { promisify } from 'node:util';

import { brotliOptions, OCTETS_GZIP_OPTIONS, type Encoding } from './compression';

const compressors: Readonly<Record<Encoding, (octets: Uint8Array) => Promise<Buffer>>> = {
  br: (octets) => promisify(brotliCompress)(octets, brotliOptions(4)),
  gzip: (octets) => promisify(gzip)(octets, OCTETS_GZIP_OPTIONS),
};

/**
 * Compressed forms of packed columns by the SHA-256 of their content. Whoever asks must hold the
 * content, or its digest out of the database for the caller of this very request: so nothing can be
 * had here that the database did not just allow. Bounded: the least recently used go first. Readers
 * that come while one compresses share its work.
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

  /** The form of the content with this SHA-256 (hexadecimal), null when it is not kept; not to be written to. */
  kept(digest: string, encoding: Encoding): Buffer | null {
    const key = keyOf(digest, encoding);
    const kept = this.#kept.get(key);
    if (!kept) return null;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept;
  }

  /** The compressed form; the same buffer for everybody, not to be written to. */
  async compress(octets: Uint8Array, encoding: Encoding): Promise<Buffer> {
    const digest = createHash('sha256').update(octets).digest('hex');
    const kept = this.kept(digest, encoding);
    if (kept) return kept;
    const key = keyOf(digest, encoding);
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

function keyOf(digest: string, encoding: Encoding): string {
  return `${encoding} ${digest}`;
}
