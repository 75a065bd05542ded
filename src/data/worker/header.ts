import { isKind, type Kind } from '@/kinds';
import type { ColumnDefinition, ColumnType } from '@/kinds/packed-columns';
import { Refusal } from './refusal';

/**
 * How a column is written: the value itself, its difference from the row before ('step' in rows with a
 * place, 'delta' in all), or its distance from another column.
 */
export type Coding =
  | { readonly coding?: undefined }
  | { readonly coding: 'step' | 'delta' }
  | { readonly coding: 'gap'; readonly base: string };

export type HeaderColumn = { readonly name: string; readonly type: ColumnType } & Coding;

/** The header of packed rows, as 20261128001100_packing.sql describes it. */
export interface Header {
  readonly kind: Kind;
  readonly epoch: string;
  readonly cursor: string;
  readonly asOf: number;
  readonly reload: boolean;
  readonly rows: number;
  /** The first so many rows have a place, the others none. */
  readonly located: number;
  readonly removed: number;
  /** Rows of every chunk but the last. */
  readonly chunkRows: number;
  readonly columns: readonly HeaderColumn[];
}

/** Octets that a value of a type takes. */
export const widths: Readonly<Record<ColumnType, number>> = { u1: 1, i2: 2, i4: 4 };

/** Room is made for all rows once the header is read: one that says more than this is not believed. */
const largestRows = 20_000_000;
const largestChunkRows = 1_048_576;

/** Reads a header and checks that its columns are those expected, in any order. Throws `Refusal`. */
export function readHeader(octets: Uint8Array, kind: Kind, expected: readonly ColumnDefinition[]): Header {
  const header = parse(octets);
  if (header.kind !== kind) throw new Refusal('WRONG_KIND', `Asked for ${kind}, the answer holds ${header.kind}.`);
  checkColumns(header, expected);
  return header;
}

function parse(octets: Uint8Array): Header {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(octets));
  } catch (error) {
    throw new Refusal('BAD_HEADER', `The header is not JSON (${error instanceof Error ? error.message : error}).`);
  }
  if (typeof value !== 'object' || value === null) throw new Refusal('BAD_HEADER', 'The header is not an object.');
  const header = value as Partial<Record<keyof Header, unknown>>;
  if (
    typeof header.kind !== 'string' ||
    !isKind(header.kind) ||
    typeof header.epoch !== 'string' ||
    typeof header.cursor !== 'string' ||
    typeof header.asOf !== 'number' ||
    typeof header.reload !== 'boolean' ||
    !isCount(header.rows, largestRows) ||
    !isCount(header.located, header.rows) ||
    !isCount(header.removed, largestRows) ||
    !isCount(header.chunkRows, largestChunkRows) ||
    header.chunkRows === 0 ||
    !Array.isArray(header.columns) ||
    !header.columns.every(isColumn)
  )
    throw new Refusal('BAD_HEADER', 'The header lacks a member or has one of a wrong type.');
  return header as Header;
}

function isCount(count: unknown, largest: number): count is number {
  return Number.isInteger(count) && (count as number) >= 0 && (count as number) <= largest;
}

/** A column by itself and by those before it: a gap needs its base decoded already. */
function isColumn(value: unknown, place: number, columns: readonly unknown[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, type, coding, base } = value as Record<string, unknown>;
  if (typeof name !== 'string' || typeof type !== 'string' || !Object.hasOwn(widths, type)) return false;
  if (coding === undefined) return base === undefined;
  if (coding === 'step' || coding === 'delta') return type === 'i4' && base === undefined;
  const isBase = (other: unknown) => (other as HeaderColumn).name === base && (other as HeaderColumn).type === 'i2';
  return coding === 'gap' && type === 'i2' && columns.slice(0, place).some(isBase);
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
