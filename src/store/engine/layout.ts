import type { EngineDefinition } from './filter-engine';
import type { MemoryLayout, PanelLayout } from './kernel';

/** Octets below this are left alone: address 0 is no place for data. */
const start = 1024;

/** Rows that a step of the loops takes together, and that `FilterEngine.tallies` counts together. */
export const BLOCK_ROWS = 128;

/** Planes besides the one that says whether there is a row: up to the dimensions of a narrow block, or of a wide one. */
const narrow = 7;

/** Lays an engine's columns, bits and counts out in memory, each on a multiple of 16. */
export function layOut(definition: EngineDefinition, rows: number): MemoryLayout {
  const capacity = Math.max(1, Math.ceil(rows / BLOCK_ROWS)) * BLOCK_ROWS;
  const blockOctets = definition.dimensions.length <= narrow ? 128 : 256;
  let end = start;
  const take = (octets: number) => {
    const at = end;
    end = Math.ceil((end + octets) / 16) * 16;
    return at;
  };
  const passing = take(4);
  const table = take(256);
  const slots = take(16 * 8);
  const unread = take(256 * 4);
  const panelTable = take(definition.panels.length * 12);
  const counts = definition.panels.map(({ size }) => take(size * 4));
  const planes = take((capacity / BLOCK_ROWS) * blockOctets);
  const passes = take(capacity / 8);
  const codes = Object.fromEntries(definition.codes.map((name) => [name, take(capacity)]));
  const values = Object.fromEntries(definition.values.map((name) => [name, take(capacity * 2)]));
  const found = take(capacity * 4);
  const tallies = take((capacity / BLOCK_ROWS) * 16);
  const panels = definition.panels.map(({ name, column, ignores }, index): PanelLayout => {
    const own = ignores.reduce((bits, dimension) => bits | (1 << planeOf(definition, dimension)), 0);
    const at = codes[column];
    if (at === undefined) throw new Error(`Panel "${name}" counts "${column}", which is no column of codes.`);
    return { name, own, codes: at, counts: counts[index]! };
  });
  const isSingle = ({ own }: PanelLayout, index: number) =>
    isOneBit(own) && panels.findIndex((panel) => panel.own === own) === index;
  const singles = panels.filter(isSingle);
  return {
    capacity,
    planes,
    blockOctets,
    passes,
    codes,
    values,
    found,
    tallies,
    table,
    passing,
    slots,
    unread,
    panelTable,
    singleCount: singles.length,
    panels: [...singles, ...panels.filter((panel, index) => !isSingle(panel, index))],
    octets: end,
  };
}

/** Writes the tables that the loops find their panels by. */
export function writeTables(buffer: ArrayBufferLike, layout: MemoryLayout): void {
  const { panels, singleCount, codes, unread } = layout;
  const anyCodes = Object.values(codes)[0] ?? unread;
  const panelTable = new Uint32Array(buffer, layout.panelTable, panels.length * 3);
  panels.forEach(({ own, codes: at, counts }, index) => panelTable.set([own, at, counts], index * 3));
  const slots = new Uint32Array(buffer, layout.slots, 32);
  for (let plane = 0; plane < 16; plane += 1) {
    const panel = panels.slice(0, singleCount).find(({ own }) => own === 1 << plane);
    slots.set(panel ? [panel.codes, panel.counts] : [anyCodes, unread], plane * 2);
  }
}

/** Plane of a dimension: its position in the definition, from 1. Throws on an unknown name. */
export function planeOf({ dimensions }: EngineDefinition, name: string): number {
  const place = dimensions.findIndex((dimension) => dimension.name === name);
  if (place < 0) throw new Error(`There is no dimension "${name}".`);
  return place + 1;
}

function isOneBit(bits: number): boolean {
  return bits !== 0 && (bits & (bits - 1)) === 0;
}
