import { isKind, type Kind } from '@/domain/kinds';
import {
  makeColumn,
  NO_PLACE,
  type ColumnArray,
  type ColumnDefinition,
  type ColumnType,
  type PackedRows,
} from '@/store/packed-rows';

/** Why octets were refused. A refusal never leaves a partial result: a wrong count must not reach the screen. */
export type DecodeReason =
  | 'WRONG_MAGIC'
  | 'TRUNCATED'
  | 'TOO_LONG'
  | 'BAD_HEADER'
  | 'WRONG_KIND'
  | 'WRONG_COLUMNS'
  | 'CODE_BEYOND_LIST'
  | 'BAD_PLACE'
  | 'BAD_ID';

export type DecodeResult =
  | { readonly ok: true; readonly rows: PackedRows }
  | { readonly ok: false; readonly reason: DecodeReason; readonly message: string };

interface Header {
  readonly kind: Kind;
  readonly epoch: string;
  readonly cursor: string;
  readonly asOf: number;
  readonly reload: boolean;
  readonly rows: number;
  readonly removed: number;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
}

const magic = 0x57534d31; // 'WSM1'
const widths: Record<ColumnType, number> = { u1: 1, i2: 2, i4: 4 };

/** Carries a refusal out of the nested steps; never leaves this module. */
class Refusal extends Error {
  readonly reason: DecodeReason;

  constructor(reason: DecodeReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Decodes the octets of `map_snapshot` and `map_changes` (format: 20240601001200_map_snapshot.sql)
 * into typed arrays of the machine's byte order. The columns must be exactly those expected, in
 * any order. Never throws on octets. Cost: one pass over the octets and one over codes and ids.
 */
export function decodeRows(octets: ArrayBuffer, kind: Kind, expected: readonly ColumnDefinition[]): DecodeResult {
  try {
    return { ok: true, rows: decode(octets, kind, expected) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason, message: error.message };
    throw error;
  }
}

function decode(octets: ArrayBuffer, kind: Kind, expected: readonly ColumnDefinition[]): PackedRows {
  if (octets.byteLength < 8)
    throw new Refusal('TRUNCATED', `The answer has ${octets.byteLength} octets, too few for a header.`);
  const view = new DataView(octets);
  if (view.getUint32(0) !== magic) throw new Refusal('WRONG_MAGIC', 'The answer is not packed rows.');
  const headerLength = view.getInt32(4);
  if (headerLength < 2 || 8 + headerLength > octets.byteLength)
    throw new Refusal('TRUNCATED', `The answer ends within its header of ${headerLength} octets.`);
  const header = readHeader(new Uint8Array(octets, 8, headerLength));
  if (header.kind !== kind) throw new Refusal('WRONG_KIND', `Asked for ${kind}, the answer holds ${header.kind}.`);
  checkColumns(header, expected);

  const bodyLength =
    header.rows * header.columns.reduce((sum, { type }) => sum + widths[type], 0) + header.removed * widths.i4;
  const there = octets.byteLength - 8 - headerLength;
  if (there < bodyLength)
    throw new Refusal('TRUNCATED', `${header.rows} rows need ${bodyLength} octets, only ${there} came.`);
  if (there > bodyLength)
    throw new Refusal('TOO_LONG', `${header.rows} rows need ${bodyLength} octets, but ${there} came.`);

  let offset = 8 + headerLength;
  const columns: Record<string, ColumnArray> = {};
  for (const { name, type } of header.columns) {
    columns[name] = readColumn(view, offset, type, header.rows);
    offset += header.rows * widths[type];
  }
  for (const definition of expected) checkCodes(columns[definition.name]!, definition);
  checkIds(columns['id'] as Int32Array);
  checkPlaces(columns['lon'] as Int32Array, columns['lat'] as Int32Array);
  return {
    kind,
    epoch: header.epoch,
    cursor: header.cursor,
    asOf: header.asOf,
    reload: header.reload,
    rowCount: header.rows,
    columns,
    removed: readColumn(view, offset, 'i4', header.removed) as Int32Array,
  };
}

function readHeader(octets: Uint8Array): Header {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(octets));
  } catch (error) {
    throw new Refusal('BAD_HEADER', `The header is not JSON (${error instanceof Error ? error.message : error}).`);
  }
  if (typeof value !== 'object' || value === null) throw new Refusal('BAD_HEADER', 'The header is not an object.');
  const header = value as Partial<Record<keyof Header, unknown>>;
  const isCount = (count: unknown): count is number => Number.isInteger(count) && (count as number) >= 0;
  if (
    typeof header.kind !== 'string' ||
    !isKind(header.kind) ||
    typeof header.epoch !== 'string' ||
    typeof header.cursor !== 'string' ||
    typeof header.asOf !== 'number' ||
    typeof header.reload !== 'boolean' ||
    !isCount(header.rows) ||
    !isCount(header.removed) ||
    !Array.isArray(header.columns) ||
    !header.columns.every(isColumn)
  )
    throw new Refusal('BAD_HEADER', 'The header lacks a member or has one of a wrong type.');
  return header as Header;
}

function isColumn(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, type } = value as { name?: unknown; type?: unknown };
  return typeof name === 'string' && typeof type === 'string' && Object.hasOwn(widths, type);
}

function checkColumns({ columns, kind }: Header, expected: readonly ColumnDefinition[]): void {
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  if (types.size !== columns.length) throw new Refusal('WRONG_COLUMNS', `${kind}: a column comes twice.`);
  for (const { name, type } of expected)
    if (types.get(name) !== type)
      throw new Refusal(
        'WRONG_COLUMNS',
        `${kind}: column "${name}" should be ${type}, is ${types.get(name) ?? 'missing'}.`,
      );
  const known = new Set(expected.map(({ name }) => name));
  const unknown = columns.find(({ name }) => !known.has(name));
  if (unknown) throw new Refusal('WRONG_COLUMNS', `${kind}: column "${unknown.name}" is not known to this page.`);
}

function readColumn(view: DataView, offset: number, type: ColumnType, count: number): ColumnArray {
  if (type === 'u1') return new Uint8Array(view.buffer as ArrayBuffer, offset, count).slice();
  const column = makeColumn(type, count);
  if (type === 'i2') for (let row = 0; row < count; row += 1) column[row] = view.getInt16(offset + row * 2);
  else for (let row = 0; row < count; row += 1) column[row] = view.getInt32(offset + row * 4);
  return column;
}

function checkCodes(column: ColumnArray, { name, type, maxCode }: ColumnDefinition): void {
  if (type !== 'u1') return;
  const limit = maxCode ?? 127;
  for (let row = 0; row < column.length; row += 1)
    if (column[row]! > limit)
      throw new Refusal('CODE_BEYOND_LIST', `Row ${row} has ${name} ${column[row]}, the list ends at ${limit}.`);
}

function checkIds(ids: Int32Array): void {
  for (let row = 0; row < ids.length; row += 1)
    if (ids[row]! <= 0) throw new Refusal('BAD_ID', `Row ${row} has the id ${ids[row]}.`);
  const sorted = ids.slice().sort();
  for (let place = 1; place < sorted.length; place += 1)
    if (sorted[place] === sorted[place - 1]) throw new Refusal('BAD_ID', `The id ${sorted[place]} comes twice.`);
}

function checkPlaces(lon: Int32Array, lat: Int32Array): void {
  for (let row = 0; row < lon.length; row += 1) {
    const x = lon[row]!;
    const y = lat[row]!;
    if (x === NO_PLACE && y === NO_PLACE) continue;
    if (x < -180e6 || x > 180e6 || y < -85e6 || y > 85e6)
      throw new Refusal('BAD_PLACE', `Row ${row} lies at ${x}, ${y} millionths of a degree.`);
  }
}
