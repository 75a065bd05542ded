/** The schema keeps its promises: lists, comments, row security, definer helpers, and what anon may. */
import { describe, expect, it } from 'vitest';

import { ENUMERATIONS } from '@/domain/enumeration-definitions';
import * as enumerations from '@/domain/enumerations';
import { HAZARD_STEPS } from '@/domain/hazard-life';
import { JURISDICTIONS } from '@/domain/jurisdictions';
import { GUARANTEE_ROLE_SETS } from '@/domain/guarantee-team';
import { KINDS } from '@/kinds';
import { enumerationsOf } from '@/kinds/record-columns';

import type { Database } from '../../../supabase/embedded/database';

/** Which list of the code each enum type mirrors: the common ones, and those that a kind keeps in its folder. */
const LISTS: Readonly<Record<string, readonly string[]>> = Object.fromEntries([
  ...[...Object.values(ENUMERATIONS), ...KINDS.flatMap(enumerationsOf)].flatMap(({ sqlType, values }) =>
    sqlType === null ? [] : [[sqlType, values] as const],
  ),
  ['app_role', enumerations.ROLES],
]);

/** Types of SQL that the browser never sees as a closed list of its own. */
const SQL_ONLY = ['area_level', 'jurisdiction_kind'];

export function schemaSuite(database: () => Database): void {
  const rows = <Row extends object>(text: string) => database().query<Row>(text);

  describe('lists', () => {
    it('enum types equal the enumerations of the code, in order', async () => {
      const types = await rows<{ name: string; labels: string[] }>(
        `select t.typname::text as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels from pg_type t join pg_enum e on e.enumtypid = t.oid
         where t.typnamespace = 'public'::regnamespace group by t.typname`,
      );
      const mirrored = types.filter(({ name }) => !SQL_ONLY.includes(name));
      expect(Object.fromEntries(mirrored.map(({ name, labels }) => [name, labels]))).toEqual(LISTS);
    });

    it('the fast code of every value is its position', async () => {
      for (const [type, labels] of Object.entries(LISTS)) {
        const [row] = await rows<{ fast: number[]; reference: number[]; none: number }>(
          `select array_agg(private.code(v)) as fast, array_agg(private.enum_code(v)) as reference, private.code(null::public.${type}) as none
           from unnest(enum_range(null::public.${type})) v`,
        );
        const positions = labels.map((_, index) => index + 1);
        expect(row).toEqual({ fast: positions, reference: positions, none: 0 });
      }
    });

    it('sectors, jurisdictions, role sets and steps are those of the code', async () => {
      const sectors = await rows<{ code: string; number: number }>(
        'select code, number from public.sectors order by number',
      );
      expect(sectors).toEqual(enumerations.SECTORS.map((code, index) => ({ code, number: index + 1 })));
      const jurisdictions = await rows('select id, code, name, adcode from public.jurisdictions order by id');
      expect(jurisdictions).toEqual(JURISDICTIONS);
      const roles = await rows<{ version: string; names: string[] }>(
        'select version, array_agg(name order by slot) as names from public.guarantee_team_roles group by version',
      );
      expect(Object.fromEntries(roles.map(({ version, names }) => [version, names]))).toEqual(GUARANTEE_ROLE_SETS);
      const steps = await rows(
        'select event, from_status::text as "from", to_status::text as "to", for_grade::text as "forGrade", roles::text[] as roles from public.hazard_transitions',
      );
      const inOrder = <Step extends { event: string; from: string }>(list: readonly Step[]) =>
        [...list].sort(
          (a, b) =>
            `${a.event}${a.from}`.localeCompare(`${b.event}${b.from}`) ||
            JSON.stringify(a).localeCompare(JSON.stringify(b)),
        );
      expect(inOrder(steps as never)).toEqual(
        inOrder(
          HAZARD_STEPS.map(({ event, from, to, forGrade, roles }) => ({
            event,
            from,
            to,
            forGrade,
            roles: [...roles],
          })),
        ),
      );
    });

    it('ten counties with a shape, 208 townships under them, thirteen jurisdictions', async () => {
      const [counts] = await rows(
        `select count(*) filter (where level = 'COUNTY' and geom is not null)::integer as counties, count(*) filter (where level = 'TOWN')::integer as towns,
           count(*) filter (where level = 'TOWN' and parent_code not in (select code from public.areas where level = 'COUNTY'))::integer as orphans,
           (select count(*)::integer from public.jurisdictions) as jurisdictions from public.areas`,
      );
      expect(counts).toEqual({ counties: 10, towns: 208, orphans: 0, jurisdictions: 13 });
    });
  });

  describe('habits', () => {
    it('row security is on for every table of public', async () => {
      expect(
        await rows(
          `select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`,
        ),
      ).toEqual([]);
    });

    it('every table and view of public has a comment, and every column of the tables', async () => {
      const tables = await rows(
        `select relname::text from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') and obj_description(c.oid, 'pg_class') is null`,
      );
      const columns = await rows(
        `select c.relname::text as relation, a.attname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and col_description(c.oid, a.attnum) is null`,
      );
      expect({ tables, columns }).toEqual({ tables: [], columns: [] });
    });

    it('every definer function fixes its search path', async () => {
      expect(
        await rows(
          `select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
             and p.prosecdef and not coalesce(p.proconfig::text like '%search_path=%', false)`,
        ),
      ).toEqual([]);
    });

    it('views run with the rights of whoever reads them', async () => {
      expect(
        await rows(
          `select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v' and not coalesce(reloptions::text like '%security_invoker=true%', false)`,
        ),
      ).toEqual([]);
    });

    it('anon has no privilege on any table, column, sequence or function of ours', async () => {
      const granted = await rows(
        `select 'table' as what, c.oid::regclass::text as name from pg_class c
         where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'v', 'm', 'p')
           and (has_table_privilege('anon', c.oid, 'select, insert, update, delete, truncate, references, trigger') or has_any_column_privilege('anon', c.oid, 'select, insert, update, references'))
         union all select 'sequence', c.oid::regclass::text from pg_class c
         where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and case when c.relkind = 'S' then has_sequence_privilege('anon', c.oid, 'usage, select, update') end
         union all select 'function', p.oid::regprocedure::text from pg_proc p
         where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and has_function_privilege('anon', p.oid, 'execute')`,
      );
      expect(granted).toEqual([]);
    });

    it('authenticated may not truncate, and changes no history, removal, event or log', async () => {
      const granted = await rows(
        `select c.relname::text from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege('authenticated', c.oid, 'truncate')
         union all select c.relname::text from pg_class c where c.relname in ('record_history', 'map_removals', 'hazard_events', 'audit_log', 'profiles', 'hazard_transitions', 'areas', 'jurisdictions')
           and c.relnamespace = 'public'::regnamespace and (has_table_privilege('authenticated', c.oid, 'insert, update, delete') or has_any_column_privilege('authenticated', c.oid, 'insert, update'))`,
      );
      expect(granted).toEqual([]);
    });

    it('every foreign key has an index of all its rows that begins with it, or points at a small list', async () => {
      const smallLists = [
        'areas',
        'jurisdictions',
        'departments',
        'sectors',
        'criteria',
        'fire_checklist_items',
        'supervision_groups',
      ];
      const bare = await rows<{ name: string; target: string }>(
        `select conrelid::regclass::text || '.' || a.attname as name, (select relname::text from pg_class where oid = confrelid) as target
         from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
         where k.contype = 'f' and k.connamespace = 'public'::regnamespace
           and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1]
             and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname)))`,
      );
      expect(bare.filter(({ target }) => !smallLists.includes(target))).toEqual([]);
    });
  });
}
