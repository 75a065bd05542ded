import { describe, expect, it } from 'vitest';

import { chooseEncoding, isCompressible } from './compression';

describe('the encoding of an answer', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['identity', null],
    ['gzip;q=0', null],
    ['', null],
    [undefined, null],
  ])('for "%s" is %s', (accepted, encoding) => {
    expect(chooseEncoding(accepted)).toBe(encoding);
  });

  it('follows another preference', () => {
    expect(chooseEncoding('gzip, deflate, br', ['gzip', 'br'])).toBe('gzip');
    expect(chooseEncoding('br', ['gzip', 'br'])).toBe('br');
  });
});

describe('what is compressed', () => {
  it.each([
    ['application/json; charset=utf-8', 2000, true],
    ['application/octet-stream', null, true],
    ['text/javascript', 5000, true],
    ['application/json', 100, false],
    ['image/png', 90_000, false],
    ['font/woff2', 90_000, false],
    [null, 90_000, false],
  ])('%s of %s bytes: %s', (contentType, bytes, compressed) => {
    expect(isCompressible(contentType, bytes)).toBe(compressed);
  });
});
