import { isKind, type Kind } from '@/kinds';
import { MD5_OCTETS } from '@/lib/checksum/md5';
import { checked, type DecodeFailure } from '../worker/decode';
import { Refusal } from '../worker/refusal';

/** A page of texts. */
export interface TextsPage {
  readonly ok: true;
  readonly ids: Int32Array;
  /** Of each field the values of all rows, separated by U+001E. */
  readonly fields: readonly string[];
  /** What to give as `after` for the page that follows; null on the last one. */
  readonly next: number | null;
}

const magic = 0x57535431; // 'WST1'
const preambleOctets = 8;
const longestHeader = 4096;
const idOctets = 4;

/**
 * Decodes the octets of `map_texts` and `map_texts_of` (format: 20261128001500_search_texts.sql). A
 * page is small, so that it is decoded when it is whole. Never throws on octets. About 10 ms a megabyte.
 */
export function decodeTexts(octets: Uint8Array, kind: Kind): TextsPage | DecodeFailure {
  try {
    return decode(octets, kind);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, reason: error.reason, message: error.message };
  }
}

function decode(octets: Uint8Array, kind: Kind): TextsPage {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  if (octets.length < preambleOctets) throw truncated(octets.length, preambleOctets);
  if (view.getUint32(0) !== magic) throw new Refusal('WRONG_MAGIC', 'The answer is not a page of texts.');
  const headerOctets = view.getInt32(4);
  if (headerOctets < 2 || headerOctets > longestHeader)
    throw new Refusal('BAD_HEADER', `The answer announces a header of ${headerOctets} octets.`);
  const bodyFrom = preambleOctets + headerOctets + MD5_OCTETS;
  if (octets.length < bodyFrom) throw truncated(octets.length, bodyFrom);
  const header = readHeader(checked(octets.subarray(preambleOctets, bodyFrom), 'The header'));
  if (header.kind !== kind) throw new Refusal('WRONG_KIND', `Asked for ${kind}, the answer holds ${header.kind}.`);
  const whole = bodyFrom + header.rows * idOctets + header.octets + MD5_OCTETS;
  if (octets.length < whole) throw truncated(octets.length, whole);
  if (octets.length > whole)
    throw new Refusal('TOO_LONG', `${octets.length - whole} octets came after the end of the texts.`);
  const body = checked(octets.subarray(bodyFrom), 'The page of texts');
  const ids = readIds(body, header.rows);
  const last = ids.at(-1) ?? 0;
  // The next page must lead on, or a reader would go round for ever.
  if (header.next !== undefined && header.next !== last)
    throw new Refusal('BAD_HEADER', `The page ends with ${last}, the next one is to follow ${header.next}.`);
  const fields = readFields(body.subarray(header.rows * idOctets), header.rows);
  return { ok: true, ids, fields, next: header.next ?? null };
}

interface Header {
  readonly kind: Kind;
  readonly rows: number;
  readonly octets: number;
  readonly next?: number;
}

function readHeader(octets: Uint8Array): Header {
  let header: Partial<Record<keyof Header, unknown>>;
  try {
    header = JSON.parse(utf8(octets)) as typeof header;
  } catch (error) {
    throw new Refusal('BAD_HEADER', `The header is not JSON (${error instanceof Error ? error.message : error}).`);
  }
  const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
  if (
    typeof header !== 'object' ||
    header === null ||
    typeof header.kind !== 'string' ||
    !isKind(header.kind) ||
    !isCount(header.rows) ||
    !isCount(header.octets) ||
    !(header.next === undefined || isCount(header.next))
  )
    throw new Refusal('BAD_HEADER', 'The header lacks a member or has one of a wrong type.');
  return header as Header;
}

function readIds(body: Uint8Array, rows: number): Int32Array {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const ids = new Int32Array(rows);
  let id = 0;
  for (let row = 0; row < rows; row += 1) {
    const step = view.getInt32(row * idOctets);
    if (step <= 0 || id + step > 0x7fffffff) throw new Refusal('BAD_ID', `After id ${id} comes a step of ${step}.`);
    id += step;
    ids[row] = id;
  }
  return ids;
}

function readFields(octets: Uint8Array, rows: number): string[] {
  const fields = utf8(octets).split('\u001d');
  for (const [place, values] of fields.entries()) {
    let count = 1;
    for (let end = values.indexOf('\u001e'); end >= 0; end = values.indexOf('\u001e', end + 1)) count += 1;
    if (rows > 0 ? count !== rows : values !== '')
      throw new Refusal('TRUNCATED', `Field ${place + 1} has ${count} values for ${rows} rows.`);
  }
  return fields;
}

function utf8(octets: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    throw new Refusal('BAD_HEADER', 'What should be text is not UTF-8.');
  }
}

function truncated(came: number, expected: number): Refusal {
  return new Refusal('TRUNCATED', `The answer ends after ${came} of ${expected} octets.`);
}
