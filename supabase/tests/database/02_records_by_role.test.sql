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

select is(tests.attempt(person, tests.insert_statement(kind, null, 99999, s)), case when writes then '1' else '42501' end,
  format('%s %s a record of %s in scope %s', person, case when writes then 'makes' else 'cannot make' end, kind, scope))
from tests.matrix join tests.scopes s using (scope) order by person, kind, scope;

-- What is asked of one record answers as the policies do, which ask for the profile once a query.
select is(tests.attempt(person, format('select 1 where private.may_write(%L, %s::smallint, %L, %L)', kind, jurisdiction_id, sector_code, town_code)), writes::integer::text,
  format('may_write: %s, %s, scope %s', person, kind, scope))
from tests.matrix order by person, kind, scope;

-- Handing a record to somebody else's scope is not a way out of the own one.
select is(tests.attempt('county office', format('update public.%I set jurisdiction_id = 2 where id = 900001', kind)), '42501', 'a county cannot hand over a record of ' || kind) from private.kinds;
select is(tests.attempt('industry department', format('update public.%I set sector_code = ''K16'' where id = 900001', kind)), '42501', 'a department cannot move out of its sector a record of ' || kind) from private.kinds;
select is(tests.attempt('township', 'update public.hazards set town_code = ''411702101'' where id = 900001'), '42501', 'a township cannot move a hazard to another town');
select is(tests.attempt('safety office', format('update public.%I set jurisdiction_id = 2 where id = 900001', kind)), '1', 'the safety office moves a record of ' || kind) from private.kinds;

-- Stamps belong to the database.
select is(tests.attempt('safety office', format('update public.%I set %I = %I where id = 900001', kind, name, name)), '42501', format('%s.%s is nobody''s to write', kind, name))
from private.kinds cross join unnest(array['id', 'adcode', 'declared_county_distance_m', 'is_demonstration', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'change_xid']) name;
select is(tests.attempt('safety office', format('update public.%I set %I = %I where id = 900001', kind, name, name)), '42501', format('%s.%s is nobody''s to write', kind, name))
from private.kinds cross join unnest(kept_columns) name;
select is((select kept_columns from private.kinds k where k.kind = 'hazards'), '{is_listed,listed_level,is_suspended,relapse_count,review_round}', 'what triggers keep of a hazard');
select is((select kept_columns from private.kinds k where k.kind = 'fire_key_units'), '{team_filled}', 'and of a fire key unit');

select * from finish();
rollback;
