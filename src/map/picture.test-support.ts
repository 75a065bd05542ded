/** A small table, a view of it and a map that stands still, for tests of what the map shows: no map, no WebGL. */
import { KIND_COLUMNS, type Kind } from '@/kinds';
import { NO_PLACE } from '@/kinds/packed-columns';
import { mercatorX, mercatorY, latitudeOf, longitudeOf } from '@/lib/geography/mercator';
import { NO_DAY } from '@/lib/time/day-number';
import { ColumnStore } from '@/store/column-store';
import { makeColumn, type PackedRows } from '@/store/packed-rows';
import { RiskTable } from '@/store/risk-table';
import { worldScale } from './displays/world';
import type { Pointer, Projection } from './projection';
import type { Look, ViewInput } from './view-layer';

export const TODAY = 9000;

/** A record: its id, its place in degrees or none, and columns as they are packed. */
export type Placed = { readonly id: number; readonly at: readonly [number, number] | null } & Readonly<
  Record<string, unknown>
>;

/** A table of some records. */
export function tableOf(records: Readonly<Partial<Record<Kind, readonly Placed[]>>>): RiskTable {
  const table = new RiskTable(TODAY);
  for (const [kind, placed] of Object.entries(records) as [Kind, readonly Placed[]][])
    table.load(new ColumnStore(pack(kind, placed), KIND_COLUMNS[kind]));
  return table;
}

/** Rows as the worker hands them on. */
export function pack(kind: Kind, placed: readonly Placed[], removed: readonly number[] = []): PackedRows {
  const columns = Object.fromEntries(
    KIND_COLUMNS[kind].map(({ name, type }) => {
      const column = makeColumn(type, placed.length);
      if (name === 'jurisdiction') column.fill(1);
      if (type === 'i2') column.fill(NO_DAY);
      placed.forEach((record, row) => {
        if (name === 'lon' || name === 'lat')
          column[row] = record.at ? Math.round(record.at[name === 'lon' ? 0 : 1] * 1e6) : NO_PLACE;
        else if (typeof record[name] === 'number') column[row] = record[name];
      });
      return [name, column];
    }),
  );
  const header = { kind, epoch: '', cursor: '', asOf: 0, reload: false };
  return { ...header, rowCount: placed.length, columns, removed: Int32Array.from(removed) };
}

/** Where the map of the tests looks: the middle of a city. */
export const MIDDLE = { longitude: 114, latitude: 33 };
const size = { width: 1000, height: 800 };

/** What a view of 1000×800 CSS pixels round the middle composes from. */
export function inputOf(table: RiskTable, zoom: number, changes: Partial<ViewInput> = {}): ViewInput {
  const { unproject } = projectionAt(zoom);
  const [first, last] = [unproject(0, size.height), unproject(size.width, 0)];
  return {
    lens: table.openLens(),
    revision: table.revision,
    variable: 'risk',
    bounds: [first.longitude, first.latitude, last.longitude, last.latitude],
    zoom,
    today: TODAY,
    ...changes,
  };
}

/** A map that looks straight down on the middle. */
export function projectionAt(zoom: number): Projection {
  const scale = worldScale(zoom);
  const left = mercatorX(MIDDLE.longitude) * scale - size.width / 2;
  const top = mercatorY(MIDDLE.latitude) * scale - size.height / 2;
  return {
    project: (longitude, latitude) => ({
      x: mercatorX(longitude) * scale - left,
      y: mercatorY(latitude) * scale - top,
    }),
    unproject: (x, y) => ({ longitude: longitudeOf((x + left) / scale), latitude: latitudeOf((y + top) / scale) }),
  };
}

/** A pointer so many CSS pixels right of and below a place. */
export function pointerAt(
  zoom: number,
  [longitude, latitude]: readonly [number, number],
  [right, down]: readonly [number, number] = [0, 0],
  isTouch = false,
): Pointer {
  const projection = projectionAt(zoom);
  const { x, y } = projection.project(longitude, latitude);
  return { x: x + right, y: y + down, isTouch, projection };
}

/** A look without pictures: symbols are drawn from an empty sprite. */
export const PLAIN_LOOK: Look = {
  ground: 'light',
  sprite: () => ({ image: null as never, mapping: {}, id: 'none' }),
  anchorOf: () => null,
};

/** So many records round a place, closer together than can be told apart. */
export function crowd(
  firstId: number,
  count: number,
  [longitude, latitude]: readonly [number, number],
  risk = 4,
): Placed[] {
  return Array.from({ length: count }, (_, index) => ({
    id: firstId + index,
    at: [longitude + (index % 10) * 1e-4, latitude + Math.floor(index / 10) * 1e-4] as const,
    risk,
  }));
}
