import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { md5 } from './md5';

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex');

describe('md5', () => {
  it.each([
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['abc', '900150983cd24fb0d6963f7d28e17f72'],
    ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
  ])('of "%s" is what RFC 1321 says', (text, digest) => {
    expect(hex(md5(new TextEncoder().encode(text)))).toBe(digest);
  });

  it('agrees with Node at every length around a block, also within a larger buffer', () => {
    const buffer = Uint8Array.from({ length: 1100 }, (_, index) => (index * 167 + 13) & 0xff);
    for (let length = 0; length <= 260; length += 1) {
      const octets = buffer.subarray(length % 7, (length % 7) + length);
      expect(hex(md5(octets))).toBe(createHash('md5').update(octets).digest('hex'));
    }
  });

  it('agrees with Node on a megabyte', () => {
    const octets = Uint8Array.from({ length: 1_048_577 }, (_, index) => (index * index) >>> 3);
    expect(hex(md5(octets))).toBe(createHash('md5').update(octets).digest('hex'));
  });
});
