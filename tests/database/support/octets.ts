/** Reads the map's octets, written from the description in the migration and not from the browser's decoder. */
import type { Database } from '../../../supabase/embedded/database';

export type Octets = {
  header: {
    kind: string;
    epoch: string;
    cursor: string;
    asOf: number;
    reload: boolean;
    rows: number;
    removed: number;
    columns: { name: string; type: 'u1' | 'i2' | 'i4' }[];
  };
  /** One object per row, by column name, as packed: codes, millionths of a degree, day numbers. */
  rows: Record<string, number>[];
  removed: number[];
};

export const UNLOCATED = -2_147_483_648;
const WIDTH = { u1: 1, i2: 2, i4: 4 } as const;

/** Decodes; throws when the length does not add up. */
export function decode(octets: Uint8Array): Octets {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const text = (from: number, length: number) => new TextDecoder().decode(octets.subarray(from, from + length));
  if (text(0, 4) !== 'WSM1') throw new Error(`The octets begin with ${text(0, 4)}.`);
  const headerLength = view.getInt32(4);
  const header = JSON.parse(text(8, headerLength)) as Octets['header'];
  const rows = Array.from({ length: header.rows }, (): Record<string, number> => ({}));
  let position = 8 + headerLength;
  for (const { name, type } of header.columns)
    for (const row of rows) {
      row[name] =
        type === 'u1' ? view.getUint8(position) : type === 'i2' ? view.getInt16(position) : view.getInt32(position);
      position += WIDTH[type];
    }
  const removed = Array.from({ length: header.removed }, (_, index) => view.getInt32(position + index * 4));
  if (position + removed.length * 4 !== octets.byteLength)
    throw new Error(`${octets.byteLength} octets came, ${position + removed.length * 4} were described.`);
  return { header, rows, removed };
}

export async function snapshotOf(database: Database, kind: string): Promise<Octets> {
  const [row] = await database.query<{ octets: Uint8Array }>('select public.map_snapshot($1) as octets', [kind]);
  return decode(row!.octets);
}

export async function changesOf(database: Database, kind: string, cursor: string): Promise<Octets> {
  const [row] = await database.query<{ octets: Uint8Array }>('select public.map_changes($1, $2) as octets', [
    kind,
    cursor,
  ]);
  return decode(row!.octets);
}
