import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { md5 } from '@/lib/checksum/md5';
import { decodeTexts } from './decode-texts';

const bigEndian = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
const withDigest = (octets: readonly number[]) => [...octets, ...md5(Uint8Array.from(octets))];
const utf8 = (text: string) => [...new TextEncoder().encode(text)];

type Row = { id: number; fields: readonly string[] };

/** Packs rows as the server does, in the words of its format. */
function pack(rows: readonly Row[], changes: Record<string, unknown> = {}, fieldCount = 2): number[] {
  const texts = utf8(
    Array.from({ length: fieldCount }, (_, field) => rows.map(({ fields }) => fields[field]).join('\u001e')).join(
      '\u001d',
    ),
  );
  const head = utf8(JSON.stringify({ kind: 'hazards', rows: rows.length, octets: texts.length, ...changes }));
  const steps = rows.flatMap(({ id }, row) => bigEndian(id - (rows[row - 1]?.id ?? 0)));
  return [...utf8('WST1'), ...bigEndian(head.length), ...withDigest(head), ...withDigest([...steps, ...texts])];
}

const decode = (octets: readonly number[]) => decodeTexts(Uint8Array.from(octets), 'hazards');
const reasonOf = (octets: readonly number[]) => {
  const page = decode(octets);
  return page.ok ? 'none' : page.reason;
};

const rows: Row[] = [
  { id: 3, fields: ['消防通道堵塞', 'ZMD-20240501-0001'] },
  { id: 70_000, fields: ['', 'ZMD-20240501-0002'] },
];

describe('decoding a page of texts', () => {
  it('any rows come out as they went in', () => {
    const text = fc.string({ unit: fc.constantFrom(...'驻马店𠮷a1\ufeff ') });
    const some = fc.uniqueArray(
      fc.record({ id: fc.integer({ min: 1, max: 2 ** 31 - 1 }), fields: fc.tuple(text, text, text) }),
      { selector: ({ id }) => id, minLength: 1 },
    );
    fc.assert(
      fc.property(some, (given) => {
        const sorted = given.sort((a, b) => a.id - b.id);
        const page = decode(pack(sorted, { next: sorted.at(-1)!.id }, 3));
        if (!page.ok) throw new Error(page.message);
        expect([...page.ids]).toEqual(sorted.map(({ id }) => id));
        expect(page.fields.map((field) => field.split('\u001e'))).toEqual(
          [0, 1, 2].map((field) => sorted.map(({ fields }) => fields[field])),
        );
        expect(page.next).toBe(sorted.at(-1)!.id);
      }),
    );
  });

  it('a page without rows is the last one', () => {
    expect(decode(pack([]))).toEqual({ ok: true, ids: new Int32Array(0), fields: ['', ''], next: null });
  });

  it('every cut and every changed octet is refused', () => {
    const octets = pack(rows);
    expect(reasonOf(octets)).toBe('none');
    for (let length = 0; length < octets.length; length += 1)
      expect(reasonOf(octets.slice(0, length)), `${length} octets`).toBe('TRUNCATED');
    for (let place = 0; place < octets.length; place += 1)
      expect(reasonOf(octets.map((octet, at) => (at === place ? octet ^ 1 : octet))), `octet ${place}`).not.toBe(
        'none',
      );
    expect(reasonOf([...octets, 0])).toBe('TOO_LONG');
  });

  it('what carries its own checksum and contradicts itself is refused', () => {
    const odd: [string, number[]][] = [
      ['WRONG_KIND', pack(rows, { kind: 'enterprises' })],
      ['BAD_HEADER', pack(rows, { kind: 'ships' })],
      ['BAD_HEADER', pack(rows, { rows: -1 })],
      ['BAD_HEADER', pack(rows, { next: '9' })],
      ['BAD_HEADER', pack(rows, { next: 2 })],
      ['BAD_ID', pack([rows[1]!, rows[0]!])],
      ['BAD_ID', pack([rows[0]!, rows[0]!])],
      ['BAD_ID', pack([{ id: 0, fields: ['', ''] }])],
      ['TRUNCATED', pack([{ id: 1, fields: ['a\u001eb', ''] }])],
    ];
    for (const [reason, octets] of odd) expect(reasonOf(octets)).toBe(reason);
  });
});
