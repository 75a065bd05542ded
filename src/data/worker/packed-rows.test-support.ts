/** Packed rows for tests, written slowly and in the words of the format (20261128001100_packing.sql). */
import { md5 } from '@/lib/checksum/md5';
import { NO_PLACE, type ColumnDefinition } from '@/kinds/packed-columns';

export const expected: readonly ColumnDefinition[] = [
  { name: 'id', type: 'i4' },
  { name: 'lon', type: 'i4' },
  { name: 'lat', type: 'i4' },
  { name: 'risk', type: 'u1', maxCode: 4 },
  { name: 'foundOn', type: 'i2' },
  { name: 'dueOn', type: 'i2' },
  { name: 'unitId', type: 'i4' },
];

export type Row = Record<string, number>;

export const headerColumns = [
  { name: 'id', type: 'i4' },
  { name: 'lon', type: 'i4', coding: 'step' },
  { name: 'lat', type: 'i4', coding: 'step' },
  { name: 'risk', type: 'u1' },
  { name: 'foundOn', type: 'i2' },
  { name: 'dueOn', type: 'i2', coding: 'gap', base: 'foundOn' },
  { name: 'unitId', type: 'i4', coding: 'delta' },
];

const width = (type: string) => ({ u1: 1, i2: 2, i4: 4 })[type]!;
const withDigest = (octets: readonly number[]) => [...octets, ...md5(Uint8Array.from(octets))];
const bigEndian = (value: number, octets: number) =>
  Array.from({ length: octets }, (_, place) => (value >>> (8 * (octets - 1 - place))) & 0xff);
const zigzag = (difference: number) => ((difference << 1) ^ (difference >> 31)) >>> 0;

type Column = { name: string; type: string; coding?: string; base?: string };

/**
 * Packs rows as the server does, slowly and in the words of its format. `changes` are members of the header
 * that say something else, also what is not so; `columns` and `chunkRows` are how the rows are written.
 */
export function pack(
  rows: readonly Row[],
  changes: Record<string, unknown> = {},
  removed: readonly number[] = [],
  columns: readonly Column[] = headerColumns,
  chunkRows = 3,
): number[] {
  const header = {
    ...{ kind: 'enterprises', epoch: 'e', cursor: 'e.s.1', asOf: 5, reload: false, chunkRows, columns },
    ...{ rows: rows.length, located: rows.filter(({ lon }) => lon !== NO_PLACE).length, removed: removed.length },
    ...changes,
  };
  const head = [...new TextEncoder().encode(JSON.stringify(header))];
  const octets = [...new TextEncoder().encode('WSM2'), ...bigEndian(head.length, 4), ...withDigest(head)];
  for (let from = 0; from < rows.length; from += chunkRows) {
    const chunk = rows.slice(from, from + chunkRows);
    octets.push(...withDigest(columns.flatMap((column) => planes(chunk.map(sent(column)), width(column.type)))));
  }
  return [...octets, ...withDigest(removed.flatMap((id) => bigEndian(id, 4)))];
}

const sent =
  ({ name, coding, base }: Column) =>
  (row: Row, index: number, chunk: readonly Row[]) => {
    const value = row[name]!;
    if (coding === 'delta') return zigzag(value - (chunk[index - 1]?.[name] ?? 0));
    if (coding === 'step') return value === NO_PLACE ? 0 : zigzag(value - (chunk[index - 1]?.[name] ?? 0));
    const from = base === undefined || row[base] === -32768 ? 0 : row[base]!;
    if (coding === 'gap') return value === -32768 ? 0 : 1 + zigzag(value - from);
    return value;
  };

function planes(values: readonly number[], octets: number): number[] {
  return bigEndian(0, octets).flatMap((_, plane) => values.map((value) => bigEndian(value, octets)[plane]!));
}
