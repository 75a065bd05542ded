-- Who may read and write records: each person × kind × scope × verb.
begin;
\ir helpers/people.sql
select no_plan();

create view tests.matrix as
select p.person, k.kind, s.scope, tests.key_of(s.scope) as id, s.jurisdiction_id, s.sector_code, s.town_code,
  s.scope = any (p.reads) as reads, s.scope = any (case k.kind when 'hazards' then p.writes_hazards else p.writes_units end) as writes
from tests.people p cross join private.kinds k cross join tests.scopes s;

select is(tests.attempt(person, format('select 1 from public.%I where id = %s', kind, id)), reads::integer::text, format('%s %s %s of scope %s', person, case when reads then 'reads' else 'does not see' end, kind, scope))
from tests.matrix order by person, kind, scope;

select is(tests.attempt(person, format('select 1 from public.map_%I where id = %s', kind, id)), reads::integer::text, format('%s: the map view of %s holds the same, scope %s', person, kind, scope))
from tests.matrix order by person, kind, scope;

select is(tests.attempt(person, format('update public.%I set address = ''示例路2号'' where id = %s', kind, id)), writes::integer::text, format('%s %s %s of scope %s', person, case when writes then 'changes' else 'cannot change' end, kind, scope))
from tests.matrix order by person, kind, scope;

select is(tests.attempt(person, format('delete from public.%I where id = %s', kind, id)), '42501', format('%s deletes no %s: records are retired', person, kind))
from tests.matrix where scope = 'A' order by person, kind;

-- Inserting, by the columns that each kind cannot do without.
create function tests.insert_statement(kind text, jurisdiction_id smallint, sector_code text, town_code text) returns text language sql as $$
  select format('insert into public.%I (%s, jurisdiction_id, sector_code, town_code) values (%s, %s, %L, %L)', kind,
    case kind when 'hazards' then 'no, object_name, description, hazard_grade, source, found_on' when 'tailings_dams' then 'name, run_status' when 'fire_key_units' then 'name, category' else 'name' end,
    case kind when 'hazards' then '''ZMD-20240502-99999'', ''示例单位'', ''线路老化'', ''GENERAL'', ''SELF_CHECK'', ''2024-05-02''' when 'tailings_dams' then '''示例尾矿库'', ''IN_USE''' when 'fire_key_units' then '''示例消防单位'', ''F01''' else '''示例名称''' end,
    jurisdiction_id, sector_code, town_code)
$$;
select is(tests.attempt(person, tests.insert_statement(kind, jurisdiction_id, sector_code, town_code)), case when writes then '1' else '42501' end,
  format('%s %s a record of %s in scope %s', person, case when writes then 'makes' else 'cannot make' end, kind, scope))
from tests.matrix order by person, kind, scope;

-- Handing a record to somebody else's scope is not a way out of the own one.
select is(tests.attempt('county office', format('update public.%I set jurisdiction_id = 2 where id = 900001', kind)), '42501', 'a county cannot hand over a record of ' || kind) from private.kinds;
select is(tests.attempt('industry department', format('update public.%I set sector_code = ''K16'' where id = 900001', kind)), '42501', 'a department cannot move out of its sector a record of ' || kind) from private.kinds;
select is(tests.attempt('township', 'update public.hazards set town_code = ''411702101'' where id = 900001'), '42501', 'a township cannot move a hazard to another town');
select is(tests.attempt('safety office', format('update public.%I set jurisdiction_id = 2 where id = 900001', kind)), '1', 'the safety office moves a record of ' || kind) from private.kinds;

-- Stamps belong to the database.
select is(tests.attempt('safety office', format('update public.%I set %I = %I where id = 900001', kind, name, name)), '42501', format('%s.%s is nobody''s to write', kind, name))
from private.kinds cross join unnest(array['id', 'adcode', 'declared_county_distance_m', 'is_demonstration', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'change_xid']) name;
select is(tests.attempt('safety office', format('update public.hazards set %I = %I where id = 900001', name, name)), '42501', format('hazards.%s is nobody''s to write', name))
from unnest(array['is_listed', 'listed_level', 'is_suspended', 'relapse_count', 'review_round']) name;
select is(tests.attempt('safety office', 'update public.fire_key_units set team_filled = 5 where id = 900001'), '42501', 'fire_key_units.team_filled is nobody''s to write');

select * from finish();
rollback;
