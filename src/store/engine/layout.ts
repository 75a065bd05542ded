import { MAXIMUM_DIMENSIONS, type EngineDefinition } from './filter-columns';

/** Rows that a step of the loops takes together, and that `FilterLens.tallies` counts together. */
export const BLOCK_ROWS = 128;

/** Octets below this are left alone: address 0 is no place for data. */
const start = 1024;

/** Rows that a scan looks at before it counts those that changed: their bits are still at hand then. */
export const TILE_ROWS = 8192;

/** Most panels a definition can have: the description of a scan has a page for itself. */
const mostPanels = 64;
const planOctets = 16384;
/** Room for the description of a lens: a head, 32 filters of 16 octets and the panels of 12. */
const descriptionOctets = 32 + MAXIMUM_DIMENSIONS * 16 + mostPanels * 12;

/**
 * Where columns, bits and counts lie in the memory of an engine. Offsets are octets, aligned to 16, so that the same
 * layout serves typed arrays and WebAssembly. What nobody touches is never committed by the system, so room costs little.
 */
export interface EngineLayout {
  /** Places for rows, a multiple of 128. */
  readonly capacity: number;
  /** Room for lenses. */
  readonly slots: number;
  /** A bit a row: there is no such row. */
  readonly absent: number;
  /** An octet a row. */
  readonly codes: Readonly<Record<string, number>>;
  /** The same codes as eight planes of bits, the lowest first. */
  readonly slices: Readonly<Record<string, number>>;
  /** Two octets a row. */
  readonly values: Readonly<Record<string, number>>;
  /** How a scan goes, for a kernel to write and read. */
  readonly plan: number;
  /** 256 counts that nobody reads. */
  readonly unread: number;
  /** Room for two lists of rows of a tile, 32 bits each, and somewhat more: a list is written two rows at a time. */
  readonly lists: number;
  readonly listOctets: number;
  /** A bit a row: marks on their way into a plane. */
  readonly marks: number;
  /** Room for a list of rows, 32 bits each. */
  readonly found: number;
  /** Room for the passing rows of each 128 by code, 16 octets for each 128 rows. */
  readonly tallies: number;
  /** Room for the sums of a cross table or of days: 65536 numbers of 32 bits, and one. */
  readonly sums: number;
  /** Where the first lens lies, and how far each lies from the next. */
  readonly lenses: number;
  readonly lensOctets: number;
  readonly octets: number;
}

/** Where things lie within a lens's room. */
export interface LensLayout {
  /** Number of passing rows, 32 bits. */
  readonly passing: number;
  /** By dimension: 256 octets, 255 where a code fails. */
  readonly tables: readonly number[];
  /** By panel: 32-bit counts. */
  readonly counts: readonly number[];
  /** A bit a row: passes everything. */
  readonly passes: number;
  /** By dimension, a bit a row: fails it. Of meaning only while it filters. */
  readonly planes: readonly number[];
  readonly octets: number;
}

/** Lays an engine's memory out. Throws where a panel counts no column. */
export function layOut(definition: EngineDefinition, rows: number, slots: number): EngineLayout {
  const capacity = Math.max(1, Math.ceil(rows / BLOCK_ROWS)) * BLOCK_ROWS;
  const { take, end } = taker(start);
  const each = (names: readonly string[], octets: number) =>
    Object.fromEntries(names.map((name) => [name, take(octets)]));
  const plan = take(planOctets);
  const unread = take(256 * 4);
  const listOctets = (TILE_ROWS + 4) * 4;
  const lists = take(listOctets * 2);
  const sums = take(65537 * 4);
  const absent = take(capacity / 8);
  const codes = each(definition.codes, capacity);
  const slices = each(definition.codes, capacity);
  const values = each(definition.values, capacity * 2);
  const marks = take(capacity / 8);
  const found = take(capacity * 4);
  const tallies = take((capacity / BLOCK_ROWS) * 16);
  const lensOctets = layOutLens(definition, capacity).octets;
  const lenses = take(lensOctets * slots);
  return {
    ...{ capacity, slots, absent, codes, slices, values, plan, unread, marks },
    ...{ lists, listOctets, found, tallies, sums, lenses, lensOctets },
    octets: end(),
  };
}

/** Lays a lens's room out, from 0, where its description stands. */
export function layOutLens(definition: EngineDefinition, capacity: number): LensLayout {
  const { take, end } = taker(descriptionOctets);
  const passing = take(4);
  const tables = definition.dimensions.map(() => take(256));
  const counts = definition.panels.map(({ size }) => take(size * 4));
  const passes = take(capacity / 8);
  const planes = definition.dimensions.map(() => take(capacity / 8));
  return { passing, tables, counts, passes, planes, octets: end() };
}

/** Throws, with a sentence, on a definition that no engine can hold. */
export function checkDefinition({ codes, values, dimensions, panels }: EngineDefinition): void {
  if (dimensions.length > MAXIMUM_DIMENSIONS)
    throw new RangeError(`${dimensions.length} dimensions are more than ${MAXIMUM_DIMENSIONS}.`);
  for (const dimension of dimensions) {
    if (dimension.type === 'marks') continue;
    if (!(dimension.type === 'codes' ? codes : values).includes(dimension.column))
      throw new Error(`Dimension "${dimension.name}" filters "${dimension.column}", which is no such column.`);
  }
  if (panels.length > mostPanels) throw new RangeError(`${panels.length} panels are more than ${mostPanels}.`);
  for (const { name, column, size, ignores } of panels) {
    if (!codes.includes(column)) throw new Error(`Panel "${name}" counts "${column}", which is no column of codes.`);
    if (size > 256) throw new RangeError(`Panel "${name}" of ${size} is beyond the 256 codes there are.`);
    for (const ignored of ignores)
      if (!dimensions.some((dimension) => dimension.name === ignored))
        throw new Error(`Panel "${name}" ignores "${ignored}", which is no dimension.`);
  }
}

function taker(from: number): { take: (octets: number) => number; end: () => number } {
  let next = from;
  const take = (octets: number) => {
    const at = next;
    next = Math.ceil((next + octets) / 16) * 16;
    return at;
  };
  return { take, end: () => next };
}
