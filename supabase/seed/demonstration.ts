/**
 * The demonstration: invented records of all five kinds, spread over the real counties.
 *
 * Each record is a function of its number (see random.ts), so the same size on the same day gives the
 * same rows. Everything goes in within one transaction: a seed that is killed leaves nothing.
 */
import { KINDS, type Kind } from '@/kinds';

import type { Database } from '../embedded/database';
import { todayInCity } from './days';
import { enterpriseRows } from './enterprises';
import { fireUnitRows } from './fire-key-units';
import { hazardRows } from './hazards';
import { RowWriter, type Row } from './insert-rows';
import { inspectionCount, inspectionOfHazard, inspectionRow } from './inspections';
import { sourceRows } from './major-hazard-sources';
import { planOf, type SeedContext } from './plan';
import { readPrefecture } from './prefecture';
import { Random } from './random';
import { receptorCount, receptorRow } from './receptors';
import { removeDemonstration } from './remove';
import { damRows } from './tailings-dams';
import { TARGETS } from './targets';
import { person } from './words';

export type SeedOptions = {
  /** How many objects of the five kinds together; 0 only removes. */
  features: number;
  /** Gets a line now and then, for the person who waits. */
  onProgress(text: string): void;
  /** ISO day that counts as today; the city's today by default. */
  today?: string;
};

/** Records at a time: keeps memory flat however many are made. */
const CHUNK = 1000;

/**
 * Replaces the demonstration by a fresh one and marks the database as holding one. Real records are
 * not touched; clients load afresh, because the epoch changes. Returns the records made, by kind.
 */
export async function seedDemonstration(
  database: Database,
  { features, onProgress, today = todayInCity() }: SeedOptions,
): Promise<Record<Kind, number>> {
  return database.transaction(async (transaction) => {
    await withoutTriggers(transaction, async () => {
      await removeDemonstration(transaction);
      if (features === 0) return;
      const writer = new RowWriter(transaction);
      await writeReference(transaction, writer, today);
      await writeAll(transaction, writer, await makeContext(transaction, features, today), onProgress);
      await measureAcrossBorders(transaction);
      await checkCounties(transaction);
    });
    await transaction.exec(
      `update private.state set demonstration = true, seeded_at = now(), epoch = gen_random_uuid()`,
    );
    return countByKind(transaction);
  });
}

/**
 * Stamps and history are not for rows that nobody typed. Where the connection may, all triggers rest
 * (also those of foreign keys, which the data satisfy by construction and tests check); else our own.
 */
async function withoutTriggers(database: Database, work: () => Promise<void>): Promise<void> {
  if (await maySetReplicationRole(database)) {
    await database.exec('set local session_replication_role = replica');
    await work();
    await database.exec('set local session_replication_role = origin');
    return;
  }
  const tables = [...KINDS, 'guarantee_team_members', 'listed_supervisions', 'suspensions'];
  for (const table of tables) await database.exec(`alter table public.${table} disable trigger user`);
  await work();
  for (const table of tables) await database.exec(`alter table public.${table} enable trigger user`);
}

async function maySetReplicationRole(database: Database): Promise<boolean> {
  const [row] = await database.query<{ may: boolean }>(
    `select rolsuper as may from pg_roles where rolname = current_user`,
  );
  return row?.may ?? false;
}

async function makeContext(database: Database, features: number, today: string): Promise<SeedContext> {
  const leads = await database.query<{ code: string; id: number; name: string }>(
    'select s.code, d.id, d.name from public.sectors s join public.departments d on d.id = s.lead_department_id',
  );
  const groups = await database.query<{ id: number }>('select id from public.supervision_groups');
  const firstIds = {} as Record<Kind, number>;
  for (const kind of KINDS) firstIds[kind] = await firstFreeId(database, kind);
  return {
    prefecture: readPrefecture(),
    plan: planOf(features),
    today,
    firstIds,
    groups: new Set(groups.map(({ id }) => id)),
    leadDepartments: new Map(leads.map(({ code, id, name }) => [code, { id, name }])),
  };
}

async function firstFreeId(database: Database, table: string): Promise<number> {
  const [row] = await database.query<{ next: number }>(
    `select coalesce(max(id), 0)::integer + 1 as next from public.${table}`,
  );
  return row?.next ?? 1;
}

type TableRows = Readonly<Record<string, readonly Row[]>>;

async function writeAll(
  database: Database,
  writer: RowWriter,
  context: SeedContext,
  onProgress: SeedOptions['onProgress'],
): Promise<void> {
  const { counts } = context.plan;
  const firstInspection = await firstFreeId(database, 'inspections');
  const write = (name: string, count: number, make: (index: number) => TableRows) =>
    writeChunks(writer, name, count, make, onProgress);
  await write('enterprises', counts.enterprises, (index) => {
    const { enterprise, ...side } = enterpriseRows(context, index);
    return { enterprises: [enterprise], ...side };
  });
  await write('major_hazard_sources', counts.major_hazard_sources, (index) => {
    const { source, chemicals, assessments, contacts } = sourceRows(context, index);
    return { major_hazard_sources: [source], source_chemicals: chemicals, source_assessments: assessments, contacts };
  });
  await write('tailings_dams', counts.tailings_dams, (index) => {
    const { dam, contacts } = damRows(context, index);
    return { tailings_dams: [dam], contacts };
  });
  await write('fire_key_units', counts.fire_key_units, (index) => {
    const { unit, team, contacts } = fireUnitRows(context, index);
    return { fire_key_units: [unit], guarantee_team_members: team, contacts };
  });
  await write(
    'sensitive_receptors',
    receptorCount(Object.values(counts).reduce((sum, count) => sum + count, 0)),
    (index) => ({ sensitive_receptors: [receptorRow(context, index)] }),
  );
  await write('inspections', inspectionCount(counts.hazards), (index) => ({
    inspections: [inspectionRow(context, firstInspection, index)],
  }));
  await write('hazards', counts.hazards, (index) => {
    const { hazard, events, listings, letters, ...side } = hazardRows(
      context,
      index,
      inspectionOfHazard(firstInspection, index),
    );
    return {
      hazards: [hazard],
      hazard_events: events,
      listed_supervisions: listings,
      notice_letters: letters,
      ...side,
    };
  });
  for (const table of [...KINDS, 'inspections'])
    await database.exec(
      `select setval(pg_get_serial_sequence('public.${table}', 'id'), (select coalesce(max(id), 1) from public.${table}))`,
    );
}

async function writeChunks(
  writer: RowWriter,
  name: string,
  count: number,
  make: (index: number) => TableRows,
  onProgress: SeedOptions['onProgress'],
): Promise<void> {
  for (let from = 0; from < count; from += CHUNK) {
    const pending = new Map<string, Row[]>();
    for (let index = from; index < Math.min(from + CHUNK, count); index += 1)
      for (const [table, rows] of Object.entries(make(index))) {
        const list = pending.get(table) ?? [];
        if (list.length === 0) pending.set(table, list);
        list.push(...rows);
      }
    for (const [table, rows] of pending) await writer.insert(table, rows);
    if ((from + CHUNK) % 50_000 === 0) onProgress(`Demonstration data: ${from + CHUNK} of ${count} ${name} …`);
  }
}

/** Supervision groups and the plan's targets, where nobody has entered any. */
async function writeReference(database: Database, writer: RowWriter, today: string): Promise<void> {
  const [groups] = await database.query('select 1 from public.supervision_groups limit 1');
  if (!groups) {
    await writer.insert(
      'supervision_groups',
      Array.from({ length: 13 }, (_, index) => {
        const random = new Random('supervision group', index);
        return {
          id: index + 1,
          leader: `示例${person(random)}`,
          members: `${person(random)}、${person(random)}、${person(random)}（演示数据）`,
          jurisdiction_ids: [index + 1],
          valid_from: `${today.slice(0, 4)}-01-01`,
          valid_to: null,
        };
      }),
    );
  }
  const [targets] = await database.query('select 1 from public.targets limit 1');
  if (!targets) await writer.insert('targets', TARGETS);
}

/** Metres to the declared county for the few that lie across its border; the rest are nought already. */
async function measureAcrossBorders(database: Database): Promise<void> {
  for (const kind of KINDS)
    await database.exec(
      `update public.${kind} r set declared_county_distance_m = private.metres_to_county(r.geom, j.adcode)
       from public.jurisdictions j where j.id = r.jurisdiction_id and r.is_demonstration and j.adcode <> r.adcode`,
    );
}

/** The counties were found here, not in SQL: the two must agree before anybody sees the records. */
async function checkCounties(database: Database): Promise<void> {
  for (const kind of KINDS) {
    const [row] = await database.query<{ count: number }>(
      `select count(*)::integer as count from public.${kind} r where is_demonstration and geom is not null
       and not exists (select from public.areas a where a.code = r.adcode and extensions.st_covers(a.geom, r.geom))`,
    );
    if (row?.count)
      throw new Error(
        `${row.count} demonstration records of ${kind} lie outside the county they name; nothing was kept.`,
      );
  }
}

/** Demonstration records in the database, by kind. */
export async function countByKind(database: Database): Promise<Record<Kind, number>> {
  const counts = {} as Record<Kind, number>;
  for (const kind of KINDS) {
    const [row] = await database.query<{ count: number }>(
      `select count(*)::integer as count from public.${kind} where is_demonstration`,
    );
    counts[kind] = row?.count ?? 0;
  }
  return counts;
}
