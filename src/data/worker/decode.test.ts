import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_PLACE } from '@/kinds/packed-columns';
import { decodeRows, RowsReader } from './decode';
import { expected, headerColumns, pack, type Row } from './packed-rows.test-support';

const decode = (octets: readonly number[]) => decodeRows(Uint8Array.from(octets).buffer, 'enterprises', expected);
const reasonOf = (octets: readonly number[]) => {
  const result = decode(octets);
  return result.ok ? 'none' : result.reason;
};

/** Rows as a database could hold them, those without a place last. */
const someRows = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      lon: fc.oneof(fc.constant(NO_PLACE), fc.integer({ min: -180e6, max: 180e6 })),
      lat: fc.integer({ min: -85e6, max: 85e6 }),
      risk: fc.integer({ min: 0, max: 4 }),
      foundOn: fc.integer({ min: -32768, max: 16000 }),
      gap: fc.option(fc.integer({ min: 0, max: 16000 })),
      unitId: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    }),
    { selector: ({ id }) => id, maxLength: 20 },
  )
  .map((rows) =>
    rows
      .map(({ gap, ...row }): Row => ({
        ...row,
        lat: row.lon === NO_PLACE ? NO_PLACE : row.lat,
        dueOn: gap === null ? -32768 : (row.foundOn === -32768 ? 0 : row.foundOn) + gap,
      }))
      .sort((a, b) => Number(a['lon'] === NO_PLACE) - Number(b['lon'] === NO_PLACE)),
  );

const aRow = (values: Row = {}): Row => ({
  ...{ id: 7, lon: 114_000_001, lat: 33_000_002, risk: 2, foundOn: 8800, dueOn: 8830, unitId: 12 },
  ...values,
});
const rows = [aRow(), aRow({ id: 3, lon: 113e6 }), aRow({ id: 9, dueOn: -32768 }), aRow({ id: 4, risk: 0 })];

describe('decoding packed rows', () => {
  it('any rows, pushed in any pieces, come out as they went in', () => {
    fc.assert(
      fc.property(someRows, fc.array(fc.integer({ min: 1, max: 400 })), fc.array(fc.nat()), (given, cuts, removed) => {
        const octets = Uint8Array.from(pack(given, {}, removed));
        const reader = new RowsReader('enterprises', expected);
        let from = 0;
        for (const cut of [...cuts, octets.length]) {
          expect(reader.push(octets.subarray(from, from + cut))).toBeNull();
          from = Math.min(octets.length, from + cut);
        }
        const result = reader.finish();
        if (!result.ok) throw new Error(result.message);
        expect(rowsOf(result.rows)).toEqual(given);
        expect([...result.rows.removed]).toEqual(removed);
      }),
    );
  });

  it('the rows of the chunks that came are there before the others', () => {
    const octets = Uint8Array.from(pack(rows));
    const reader = new RowsReader('enterprises', expected);
    expect(reader.rowsKnown).toBeNull();
    reader.push(octets.subarray(0, octets.length - 40));
    expect(reader.rowsKnown).toEqual({ decoded: 3, total: 4 });
    const partial = reader.partial();
    expect(partial.ok && rowsOf(partial.rows)).toEqual(rows.slice(0, 3));
    expect(reader.finish()).toMatchObject({ ok: false, reason: 'TRUNCATED' });
  });

  it('every shorter beginning is refused as truncated', () => {
    const octets = pack(rows, {}, [5]);
    for (let length = 0; length < octets.length; length += 1)
      expect([length, reasonOf(octets.slice(0, length))]).toEqual([length, 'TRUNCATED']);
  });

  it('a change of any octet is noticed', () => {
    const octets = pack(rows, {}, [5]);
    for (let place = 0; place < octets.length; place += 1)
      for (const bit of [1, 0x80])
        expect([place, reasonOf(octets.map((octet, at) => (at === place ? octet ^ bit : octet)))]).not.toEqual([
          place,
          'none',
        ]);
  });

  it.each([
    ['something else', [...new TextEncoder().encode('{"message":"no"}')], 'WRONG_MAGIC'],
    ['octets after the end', [...pack(rows), 0], 'TOO_LONG'],
    ['a header that is too long', [...new TextEncoder().encode('WSM2'), 0x7f, 0xff, 0xff, 0xff], 'BAD_HEADER'],
    ['another kind', pack(rows, { kind: 'hazards' }), 'WRONG_KIND'],
    ['a kind that is none', pack(rows, { kind: 'areas' }), 'BAD_HEADER'],
    ['more rows than can be', pack(rows, { rows: 1e12 }), 'BAD_HEADER'],
    ['more located rows than rows', pack(rows, { located: 5 }), 'BAD_HEADER'],
    ['chunks of no rows', pack(rows, { chunkRows: 0 }), 'BAD_HEADER'],
    ['a gap before its base', pack(rows, { columns: [...headerColumns].reverse() }), 'BAD_HEADER'],
    ['an unknown coding', pack(rows, { columns: [{ name: 'id', type: 'i4', coding: 'runs' }] }), 'BAD_HEADER'],
    ['a missing column', pack(rows, { columns: headerColumns.slice(1) }), 'WRONG_COLUMNS'],
    ['a column twice', pack(rows, { columns: [...headerColumns, headerColumns[0]] }), 'WRONG_COLUMNS'],
    ['an unknown column', pack(rows, { columns: [...headerColumns, { name: 'colour', type: 'u1' }] }), 'WRONG_COLUMNS'],
    ['a code beyond its list', pack([aRow({ risk: 5 })]), 'CODE_BEYOND_LIST'],
    ['a place beyond the world', pack([aRow({ lon: 180_000_001 })]), 'BAD_PLACE'],
    ['an id of nought', pack([aRow({ id: 0 })]), 'BAD_ID'],
    ['an id twice', pack([aRow(), aRow({ risk: 1 })]), 'BAD_ID'],
  ])('refuses %s', (_, octets, reason) => {
    expect(reasonOf(octets)).toBe(reason);
  });

  it('keeps to its first refusal', () => {
    const reader = new RowsReader('enterprises', expected);
    const first = reader.push(Uint8Array.from(pack(rows, { kind: 'hazards' })));
    expect(first?.reason).toBe('WRONG_KIND');
    expect([reader.push(new Uint8Array(5)), reader.partial(), reader.finish()]).toEqual([first, first, first]);
  });
});

function rowsOf({ columns, rowCount }: { columns: Record<string, ArrayLike<number>>; rowCount: number }): Row[] {
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[row]!])),
  );
}
