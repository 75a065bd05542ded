/** Reads the map's octets, written from the description in the migration and not from the browser's decoder. */
import { createHash } from 'node:crypto';

import type { Database } from '../../../supabase/embedded/database';

export type Octets = {
  header: {
    kind: string;
    epoch: string;
    cursor: string;
    asOf: number;
    reload: boolean;
    rows: number;
    located: number;
    removed: number;
    chunkRows: number;
    columns: { name: string; type: 'u1' | 'i2' | 'i4'; coding?: 'step' | 'delta' | 'gap'; base?: string }[];
  };
  /** One object per row, by column name: codes, millionths of a degree, day numbers. */
  rows: Record<string, number>[];
  removed: number[];
};

export const UNLOCATED = -2_147_483_648;
const NO_DAY = -32_768;
const WIDTH = { u1: 1, i2: 2, i4: 4 } as const;

/** Decodes; throws when a length or a checksum does not add up. */
export function decode(octets: Uint8Array): Octets {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  let position = 8;
  /** The next octets, whose md5 must follow them. */
  const take = (length: number) => {
    const part = octets.subarray(position, position + length);
    const digest = octets.subarray(position + length, position + length + 16);
    if (!createHash('md5').update(part).digest().equals(digest)) throw new Error(`A checksum at ${position} is wrong.`);
    position += length + 16;
    return part;
  };
  const magic = new TextDecoder().decode(octets.subarray(0, 4));
  if (magic !== 'WSM2') throw new Error(`The octets begin with ${magic}.`);
  const header = JSON.parse(new TextDecoder().decode(take(view.getInt32(4)))) as Octets['header'];
  const rowOctets = header.columns.reduce((sum, { type }) => sum + WIDTH[type], 0);
  const rows: Octets['rows'] = [];
  while (rows.length < header.rows) {
    const count = Math.min(header.chunkRows, header.rows - rows.length);
    rows.push(...readChunk(take(count * rowOctets), header, rows.length, count));
  }
  const tail = take(header.removed * 4);
  const removed = Array.from({ length: header.removed }, (_, index) =>
    new DataView(tail.buffer, tail.byteOffset).getInt32(index * 4),
  );
  if (position !== octets.byteLength) throw new Error(`${octets.byteLength} octets came, ${position} were described.`);
  return { header, rows, removed };
}

function readChunk(chunk: Uint8Array, header: Octets['header'], first: number, count: number): Octets['rows'] {
  const rows = Array.from({ length: count }, (): Record<string, number> => ({}));
  let position = 0;
  for (const { name, type, coding, base } of header.columns) {
    rows.forEach((row, index) => {
      let sent = 0;
      for (let plane = 0; plane < WIDTH[type]; plane += 1) sent = sent * 256 + chunk[position + plane * count + index]!;
      const difference = (zigzag: number) => (zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2);
      const before = rows[index - 1]?.[name] ?? 0;
      const from = base === undefined || row[base] === NO_DAY ? 0 : row[base]!;
      if (coding === 'step') row[name] = first + index < header.located ? before + difference(sent) : UNLOCATED;
      else if (coding === 'delta') row[name] = before + difference(sent);
      else if (coding === 'gap') row[name] = sent === 0 ? NO_DAY : from + difference(sent - 1);
      else row[name] = type === 'u1' || sent < 256 ** WIDTH[type] / 2 ? sent : sent - 256 ** WIDTH[type];
    });
    position += count * WIDTH[type];
  }
  return rows;
}

/** The octets themselves, as a request gets them. */
export async function snapshotOctets(database: Database, kind: string): Promise<Uint8Array> {
  const [row] = await database.query<{ octets: Uint8Array }>('select public.map_snapshot($1) as octets', [kind]);
  return row!.octets;
}

export async function snapshotOf(database: Database, kind: string): Promise<Octets> {
  return decode(await snapshotOctets(database, kind));
}

/** The changes of a kind; throws when map_changed_kinds, in the same look at the database, kept silent about them. */
export async function changesOf(database: Database, kind: string, cursor: string): Promise<Octets> {
  const [row] = await database.query<{ octets: Uint8Array; told: ChangedKinds }>(
    `select public.map_changes($1, $2) as octets,
       public.map_changed_kinds(jsonb_build_object($1::text, $2::text)) as told`,
    [kind, cursor],
  );
  const changes = decode(row!.octets);
  const isAnything = changes.header.reload || changes.rows.length > 0 || changes.removed.length > 0;
  if (isAnything && !row!.told.changed.includes(kind)) throw new Error(`map_changed_kinds left ${kind} out.`);
  if (row!.told.cursor !== changes.header.cursor) throw new Error('map_changed_kinds gives another cursor.');
  return changes;
}

/** What map_changed_kinds answers. */
export type ChangedKinds = { changed: string[]; cursor: string; asOf: number };

export async function changedKindsOf(database: Database, cursors: unknown): Promise<ChangedKinds> {
  const [row] = await database.query<{ told: ChangedKinds }>(
    'select public.map_changed_kinds($1::text::jsonb) as told',
    [JSON.stringify(cursors)],
  );
  return row!.told;
}
