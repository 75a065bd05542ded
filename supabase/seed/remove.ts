/** Takes the demonstration out again: rows marked as such and what hangs on them, nothing else. */
import { KINDS } from '@/kinds';

import type { Database } from '../embedded/database';

/** Side tables by the kind they belong to, and the column that says to which record. */
const SIDE_TABLES: readonly (readonly [table: string, key: string, kind: string])[] = [
  ['licences', 'enterprise_id', 'enterprises'],
  ['source_chemicals', 'source_id', 'major_hazard_sources'],
  ['source_assessments', 'source_id', 'major_hazard_sources'],
  ['protection_zones', 'source_id', 'major_hazard_sources'],
  ['guarantee_team_members', 'unit_id', 'fire_key_units'],
  ['hazard_events', 'hazard_id', 'hazards'],
  ['hazard_informants', 'hazard_id', 'hazards'],
  ['listed_supervisions', 'hazard_id', 'hazards'],
  ['extensions', 'hazard_id', 'hazards'],
  ['suspensions', 'hazard_id', 'hazards'],
  ['lookbacks', 'hazard_id', 'hazards'],
  ['notice_letters', 'hazard_id', 'hazards'],
];

/** Side tables that name kind and record. */
const KIND_TABLES = ['contacts', 'attachments', 'record_history', 'map_removals'] as const;

/** Columns in which a real record may point at a demonstration record; the pointer goes, the record stays. */
const POINTERS: readonly (readonly [table: string, key: string, target: string])[] = [
  ['major_hazard_sources', 'enterprise_id', 'enterprises'],
  ['tailings_dams', 'enterprise_id', 'enterprises'],
  ['fire_key_units', 'enterprise_id', 'enterprises'],
  ['hazards', 'inspection_id', 'inspections'],
];

/**
 * Removes the demonstration inside a transaction of the caller, in which neither triggers nor
 * cascades run: everything is deleted by name. Accounts and the audit log stay.
 */
export async function removeDemonstration(database: Database): Promise<void> {
  for (const [table, key, target] of POINTERS)
    await database.exec(
      `update public.${table} r set ${key} = null from public.${target} t where r.${key} = t.id and t.is_demonstration and not r.is_demonstration`,
    );
  await database.exec(
    `update public.hazards r set object_id = null from ${UNITS} t where r.object_type = t.kind and r.object_id = t.id and not r.is_demonstration`,
  );
  for (const [table, key, kind] of SIDE_TABLES)
    await database.exec(
      `delete from public.${table} side using public.${kind} r where side.${key} = r.id and r.is_demonstration`,
    );
  for (const table of KIND_TABLES)
    for (const kind of KINDS)
      await database.exec(
        `delete from public.${table} side using public.${kind} r where side.kind = '${kind}' and side.record_id = r.id and r.is_demonstration`,
      );
  await database.exec('delete from public.sensitive_receptors where is_demonstration');
  for (const kind of [...KINDS].reverse()) await database.exec(`delete from public.${kind} where is_demonstration`);
  await database.exec(
    'update public.inspections i set amends_id = null from public.inspections d where i.amends_id = d.id and d.is_demonstration and not i.is_demonstration',
  );
  await database.exec('delete from public.inspections where is_demonstration');
  await database.exec(
    `delete from public.supervision_groups g where leader like '示例%' and not exists (select from public.inspections i where i.group_id = g.id)`,
  );
}

const UNITS = `(${KINDS.filter((kind) => kind !== 'hazards')
  .map((kind) => `select '${kind}'::text as kind, id from public.${kind} where is_demonstration`)
  .join(' union all ')})`;
