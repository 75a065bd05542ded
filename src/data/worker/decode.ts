import type { Kind } from '@/kinds';
import { md5, MD5_OCTETS } from '@/lib/checksum/md5';
import { NO_PLACE, type ColumnArray, type ColumnDefinition, type ColumnType } from '@/kinds/packed-columns';
import { makeColumn, type PackedRows } from '@/store/packed-rows';
import { readHeader, widths, type Header } from './header';
import { Refusal, type DecodeReason } from './refusal';

export type DecodeFailure = { readonly ok: false; readonly reason: DecodeReason; readonly message: string };
export type DecodeResult = { readonly ok: true; readonly rows: PackedRows } | DecodeFailure;

/** How many rows are decoded and how many the header announced. */
export interface RowsKnown {
  readonly decoded: number;
  readonly total: number;
}

const magic = 0x57534d32; // 'WSM2'
const preambleOctets = 8;
const longestHeader = 65_536;
/** Day number of none. */
const noDay = -32768;

/** Decodes octets that are all there. The same checks as `RowsReader`. */
export function decodeRows(octets: ArrayBuffer, kind: Kind, expected: readonly ColumnDefinition[]): DecodeResult {
  const reader = new RowsReader(kind, expected);
  return reader.push(new Uint8Array(octets)) ?? reader.finish();
}

/**
 * Decodes the octets of `map_snapshot` and `map_changes` (format: 20261128001100_packing.sql)
 * into typed arrays of the machine's byte order, chunk by chunk while they arrive. What is decoded
 * has passed its checksum and every check of codes, places and ids. Never throws on octets: the
 * first refusal is kept and answered from then on.
 *
 * Cost: about 10 ms a megabyte, half of it the checksum. Memory: the columns and one chunk.
 */
export class RowsReader {
  private readonly kind: Kind;
  private readonly expected: readonly ColumnDefinition[];
  private readonly columns: Record<string, ColumnArray> = {};
  private header: Header | null = null;
  private removed = new Int32Array(0);
  private decoded = 0;
  private failure: DecodeFailure | null = null;
  /** The part of the format that is being filled, how far it is, and what takes it when it is whole. */
  private part = new Uint8Array(preambleOctets);
  private filled = 0;
  private take: (part: Uint8Array) => void = (part) => this.takePreamble(part);
  private isWhole = false;

  constructor(kind: Kind, expected: readonly ColumnDefinition[]) {
    this.kind = kind;
    this.expected = expected;
  }

  /** Null until the header has come. */
  get rowsKnown(): RowsKnown | null {
    return this.header && { decoded: this.decoded, total: this.header.rows };
  }

  /** Takes the next octets, of any number. Answers a refusal, or null while all is well. */
  push(octets: Uint8Array): DecodeFailure | null {
    return this.failure ?? this.attempt(() => this.fill(octets));
  }

  /** A copy of the rows that have come so far, to show while the others are on their way. */
  partial(): DecodeResult {
    let rows: PackedRows | null = null;
    const refused = this.failure ?? this.attempt(() => (rows = this.soFar(true)));
    return refused ?? { ok: true, rows: rows! };
  }

  /** The rows, when all octets were pushed. */
  finish(): DecodeResult {
    let rows: PackedRows | null = null;
    const refused = this.failure ?? this.attempt(() => (rows = this.whole()));
    return refused ?? { ok: true, rows: rows! };
  }

  private attempt(work: () => void): DecodeFailure | null {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.failure = { ok: false, reason: error.reason, message: error.message };
    }
    return this.failure;
  }

  private fill(octets: Uint8Array): void {
    let offset = 0;
    while (offset < octets.length) {
      if (this.isWhole)
        throw new Refusal('TOO_LONG', `${octets.length - offset} octets came after the end of the rows.`);
      const some = octets.subarray(offset, offset + this.part.length - this.filled);
      this.part.set(some, this.filled);
      this.filled += some.length;
      offset += some.length;
      if (this.filled === this.part.length) this.take(this.part);
    }
  }

  private expect(length: number, take: (part: Uint8Array) => void): void {
    this.part = new Uint8Array(length);
    this.filled = 0;
    this.take = take;
  }

  private takePreamble(part: Uint8Array): void {
    const view = new DataView(part.buffer);
    if (view.getUint32(0) !== magic) throw new Refusal('WRONG_MAGIC', 'The answer is not packed rows.');
    const length = view.getInt32(4);
    if (length < 2 || length > longestHeader)
      throw new Refusal('BAD_HEADER', `The answer announces a header of ${length} octets.`);
    this.expect(length + MD5_OCTETS, (header) => this.takeHeader(header));
  }

  private takeHeader(part: Uint8Array): void {
    this.header = readHeader(checked(part, 'The header'), this.kind, this.expected);
    for (const { name, type } of this.header.columns) this.columns[name] = makeColumn(type, this.header.rows);
    this.expectNext(this.header);
  }

  private expectNext(header: Header): void {
    const left = header.rows - this.decoded;
    if (left > 0) {
      const rows = Math.min(left, header.chunkRows);
      const rowOctets = header.columns.reduce((sum, { type }) => sum + widths[type], 0);
      this.expect(rows * rowOctets + MD5_OCTETS, (part) => this.takeChunk(header, rows, part));
    } else this.expect(header.removed * widths.i4 + MD5_OCTETS, (part) => this.takeTail(header, part));
  }

  private takeChunk(header: Header, rows: number, part: Uint8Array): void {
    const from = this.decoded;
    const chunk = checked(part, `The chunk from row ${from} on`);
    const located = Math.max(0, Math.min(rows, header.located - from));
    let offset = 0;
    for (const column of header.columns) {
      const target = this.columns[column.name]!.subarray(from, from + rows);
      readPlanes(chunk.subarray(offset, offset + rows * widths[column.type]), column.type, target);
      if (column.coding === 'step') addSteps(target, located).fill(NO_PLACE, located);
      if (column.coding === 'delta') addSteps(target, rows);
      if (column.coding === 'gap') addGaps(target, this.columns[column.base]!.subarray(from, from + rows));
      offset += rows * widths[column.type];
    }
    for (const definition of this.expected) checkCodes(this.columns[definition.name]!, definition, from, rows);
    checkPlaces(this.columns['lon']!, this.columns['lat']!, from, rows);
    this.decoded += rows;
    this.expectNext(header);
  }

  private takeTail(header: Header, part: Uint8Array): void {
    const view = new DataView(checked(part, 'The list of removed records').buffer);
    this.removed = Int32Array.from({ length: header.removed }, (_, place) => view.getInt32(place * widths.i4));
    this.isWhole = true;
  }

  private whole(): PackedRows {
    if (this.isWhole) return this.soFar(false);
    const where = this.header ? `after ${this.decoded} of ${this.header.rows} rows` : 'before its rows';
    throw new Refusal(
      'TRUNCATED',
      `The answer ends ${where}: ${this.filled} of the next ${this.part.length} octets came.`,
    );
  }

  private soFar(isCopy: boolean): PackedRows {
    if (!this.header) throw new Refusal('TRUNCATED', 'The header has not come yet.');
    const rowCount = this.decoded;
    checkIds(this.columns['id']!.subarray(0, rowCount) as Int32Array);
    const columns = isCopy
      ? Object.fromEntries(Object.entries(this.columns).map(([name, column]) => [name, column.slice(0, rowCount)]))
      : this.columns;
    const { kind, epoch, cursor, asOf, reload } = this.header;
    return { kind, epoch, cursor, asOf, reload, rowCount, columns, removed: this.removed };
  }
}

/** The octets before the checksum; throws `Refusal` when it is another one. */
export function checked(part: Uint8Array, what: string): Uint8Array {
  const content = part.subarray(0, part.length - MD5_OCTETS);
  const digest = md5(content);
  if (digest.some((octet, place) => octet !== part[content.length + place]))
    throw new Refusal('WRONG_CHECKSUM', `${what} was damaged on the way: its checksum is another one.`);
  return content;
}

/** Puts the planes of a column together: all its highest octets come first. */
function readPlanes(octets: Uint8Array, type: ColumnType, target: ColumnArray): void {
  const rows = target.length;
  if (type === 'u1') target.set(octets);
  else if (type === 'i2')
    for (let row = 0; row < rows; row += 1) target[row] = (octets[row]! << 8) | octets[rows + row]!;
  else
    for (let row = 0; row < rows; row += 1)
      target[row] =
        (octets[row]! << 24) | (octets[rows + row]! << 16) | (octets[2 * rows + row]! << 8) | octets[3 * rows + row]!;
}

/** Turns the differences of the first rows into values in place, and answers the column. */
function addSteps(target: ColumnArray, rows: number): ColumnArray {
  let value = 0;
  for (let row = 0; row < rows; row += 1) {
    value = (value + unzigzag(target[row]!)) | 0;
    target[row] = value;
  }
  return target;
}

/** Turns distances from a base into values in place. */
function addGaps(target: ColumnArray, base: ColumnArray): void {
  for (let row = 0; row < target.length; row += 1) {
    const gap = target[row]! & 0xffff;
    const from = base[row] === noDay ? 0 : base[row]!;
    target[row] = gap === 0 ? noDay : from + unzigzag(gap - 1);
  }
}

function unzigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}

function checkCodes(column: ColumnArray, { name, type, maxCode }: ColumnDefinition, from: number, rows: number): void {
  if (type !== 'u1') return;
  const limit = maxCode ?? 127;
  for (let row = from; row < from + rows; row += 1)
    if (column[row]! > limit)
      throw new Refusal('CODE_BEYOND_LIST', `Row ${row} has ${name} ${column[row]}, the list ends at ${limit}.`);
}

function checkIds(ids: Int32Array): void {
  const sorted = ids.slice().sort();
  if (sorted.length > 0 && sorted[0]! <= 0) throw new Refusal('BAD_ID', `A row has the id ${sorted[0]}.`);
  for (let place = 1; place < sorted.length; place += 1)
    if (sorted[place] === sorted[place - 1]) throw new Refusal('BAD_ID', `The id ${sorted[place]} comes twice.`);
}

function checkPlaces(lon: ColumnArray, lat: ColumnArray, from: number, rows: number): void {
  for (let row = from; row < from + rows; row += 1) {
    const x = lon[row]!;
    const y = lat[row]!;
    if (x === NO_PLACE && y === NO_PLACE) continue;
    if (x < -180e6 || x > 180e6 || y < -85e6 || y > 85e6)
      throw new Refusal('BAD_PLACE', `Row ${row} lies at ${x}, ${y} millionths of a degree.`);
  }
}
