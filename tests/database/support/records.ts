/** Records for tests, written with the owner's rights; each builder takes what matters and fills in the rest. */
import type { Kind } from '@/kinds';

import type { Database } from '../../../supabase/embedded/database';

/** Inside 驿城区 and inside 西平县, well away from any border. */
export const IN_YICHENG = [114.0178, 32.9611] as const;
export const IN_XIPING = [114.0158, 33.3864] as const;

type Columns = Record<string, unknown>;

let number = 0;

const REQUIRED: Readonly<Record<string, (number: number) => Columns>> = {
  enterprises: (n) => ({ name: `示例企业${n}`, sector_code: 'K16' }),
  major_hazard_sources: (n) => ({ name: `示例危险源${n}` }),
  tailings_dams: (n) => ({ name: `示例尾矿库${n}`, run_status: 'IN_USE' }),
  fire_key_units: (n) => ({ name: `示例消防单位${n}`, category: 'F01', sector_code: 'K10' }),
  hazards: (n) => ({
    no: `ZMD-20240501-${String(n).padStart(5, '0')}`,
    object_name: `示例单位${n}`,
    sector_code: 'K16',
    description: '安全出口堵塞',
    hazard_grade: 'GENERAL',
    source: 'DEPARTMENT_CHECK',
    found_on: '2024-05-01',
  }),
};

/** Columns of a record that a table takes as they are; `place` becomes geom. */
export function aRecord(
  kind: Kind,
  { place = IN_YICHENG, ...columns }: Columns & { place?: readonly [number, number] | null } = {},
): Columns {
  number += 1;
  return {
    ...REQUIRED[kind]!(number),
    jurisdiction_id: 1,
    ...(place ? { geom: `SRID=4490;POINT(${place[0]} ${place[1]})` } : {}),
    ...columns,
  };
}

/** Inserts a row of any table and gives it back. Values that are objects go in as JSON. */
export async function insert<Row extends object = { id: number }>(
  database: Database,
  table: string,
  columns: Columns,
): Promise<Row> {
  const names = Object.keys(columns);
  const [row] = await database.query<Row>(
    `insert into public.${table} (${names.map((name) => `"${name}"`).join(', ')})
     values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning *`,
    Object.values(columns),
  );
  return row!;
}

/** Inserts a record of the map and answers its key. */
export async function add(
  database: Database,
  kind: Kind,
  columns: Parameters<typeof aRecord>[1] = {},
): Promise<number> {
  return (await insert(database, kind, aRecord(kind, columns))).id;
}
