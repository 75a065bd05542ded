import type { EngineDefinition } from './filter-engine';
import type { MemoryLayout, PanelLayout } from './kernel';

/** Octets below this are left alone: address 0 is no place for data. */
const start = 1024;

/** Lays an engine's columns, words and counts out in memory, each on a multiple of 16. */
export function layOut(definition: EngineDefinition, rows: number): MemoryLayout {
  const capacity = Math.max(16, Math.ceil(rows / 16) * 16);
  let end = start;
  const take = (octets: number) => {
    const at = end;
    end = Math.ceil((end + octets) / 16) * 16;
    return at;
  };
  const passing = take(4);
  const table = take(256);
  const panelTable = take(definition.panels.length * 12);
  const counts = definition.panels.map(({ size }) => take(size * 4));
  const fail = take(capacity * 2);
  const codes = Object.fromEntries(definition.codes.map((name) => [name, take(capacity)]));
  const values = Object.fromEntries(definition.values.map((name) => [name, take(capacity * 2)]));
  const marks = take(capacity);
  const order = take(capacity * 4);
  const found = take(capacity * 4);
  const panels = definition.panels.map(({ name, column, ignores }, index): PanelLayout => {
    const own = ignores.reduce((bits, dimension) => bits | (1 << placeOf(definition, dimension)), 0);
    const at = codes[column];
    if (at === undefined) throw new Error(`Panel "${name}" counts "${column}", which is no column of codes.`);
    return { own, codes: at, counts: counts[index]! };
  });
  return { capacity, fail, codes, values, marks, order, found, table, passing, panelTable, panels, octets: end };
}

/** Position of a dimension in the definition, which is its bit. Throws on an unknown name. */
export function placeOf({ dimensions }: EngineDefinition, name: string): number {
  const place = dimensions.findIndex((dimension) => dimension.name === name);
  if (place < 0) throw new Error(`There is no dimension "${name}".`);
  return place;
}
