-- Side records follow the record they belong to; history, events and logs are read and never written.
begin;
\ir helpers/people.sql
select no_plan();

-- Each side table with its parent, a row to insert for a parent's key, and whether people write it at all.
create table tests.sides (relation text primary key, parent text, key text, columns text, inserts text, is_written boolean);
insert into tests.sides values
  ('licences', 'enterprises', 'enterprise_id', 'id', '(enterprise_id, type) values (%s, ''安全生产许可证'')', true),
  ('source_chemicals', 'major_hazard_sources', 'source_id', 'id', '(source_id, name) values (%s, ''甲醇'')', true),
  ('protection_zones', 'major_hazard_sources', 'source_id', 'id', '(source_id, kind, geom, method) values (%s, ''SCREENING'', extensions.st_multi(extensions.st_geomfromtext(''POLYGON((114 33,114.01 33,114.01 33.01,114 33))'', 4490)), ''筛查'')', true),
  ('guarantee_team_members', 'fire_key_units', 'unit_id', 'slot', '(unit_id, slot, name) values (%s, 2, ''张某甲'')', true),
  ('extensions', 'hazards', 'hazard_id', 'id', '(hazard_id, applied_on, reason, original_due, new_due) values (%s, ''2024-05-02'', ''采购'', ''2024-05-10'', ''2024-05-20'')', true),
  ('suspensions', 'hazards', 'hazard_id', 'id', '(hazard_id, kind, from_date) values (%s, ''FULL'', ''2024-05-02'')', true),
  ('lookbacks', 'hazards', 'hazard_id', 'id', '(hazard_id, planned_on) values (%s, ''2024-06-02'')', true),
  ('hazard_events', 'hazards', 'hazard_id', 'id', '(hazard_id, event, to_status) values (%s, ''REGISTER'', ''REGISTERED'')', false);

-- One row under each parent, written by the owner. A team member's slot is 1, so that 2 is free.
do $$
declare
  side tests.sides;
begin
  for side in select * from tests.sides loop
    execute (select string_agg(format('insert into public.%I ' || replace(side.inserts, ', 2, ''张某甲''', ', 1, ''张某甲'''), side.relation, tests.key_of(scope)), ';') from tests.scopes);
  end loop;
end
$$;

create view tests.matrix as
select p.person, s.scope, tests.key_of(s.scope) as id, side.*, s.scope = any (p.reads) as reads,
  is_written and s.scope = any (case parent when 'hazards' then p.writes_hazards else p.writes_units end) as writes
from tests.people p cross join tests.scopes s cross join tests.sides side;

select is(tests.attempt(person, format('select %I from public.%I where %I = %s', columns, relation, key, id)),
  case when not reads then '0' else (case when relation = 'hazard_events' then (select count(*) from public.hazard_events e where e.hazard_id = m.id) else 1 end)::text end,
  format('%s %s %s of scope %s', person, case when reads then 'reads' else 'does not see' end, relation, scope))
from tests.matrix m order by person, relation, scope;

select is(tests.attempt(person, format('insert into public.%I ' || inserts, relation, id)), case when writes then '1' else '42501' end,
  format('%s %s %s of scope %s', person, case when writes then 'adds to' else 'adds nothing to' end, relation, scope))
from tests.matrix order by person, relation, scope;

select is(tests.attempt(person, format('delete from public.%I where %I = %s', relation, key, id)), case when not is_written then '42501' when writes then '1' else '0' end,
  format('%s %s from %s of scope %s', person, case when writes then 'deletes' else 'deletes nothing' end, relation, scope))
from tests.matrix order by person, relation, scope;

-- Assessments are kept, never changed.
insert into public.source_assessments (source_id, assessed_on, inputs) select tests.key_of(scope), '2024-05-01', '{}' from tests.scopes;
select is(tests.attempt(p.person, format('select 1 from public.source_assessments where source_id = %s', tests.key_of(scope))), (scope = any (reads))::integer::text, format('%s and assessments of scope %s', person, scope))
from tests.people p cross join tests.scopes;
select is(tests.attempt(p.person, format('insert into public.source_assessments (source_id, assessed_on, inputs) values (%s, ''2024-05-02'', ''{}'')', tests.key_of(scope))),
  case when scope = any (writes_units) then '1' else '42501' end, format('%s keeping an assessment in scope %s', person, scope))
from tests.people p cross join tests.scopes;
select is(tests.attempt('safety office', 'update public.source_assessments set s_value = 1'), '42501', 'an assessment is not changed afterwards');
select is(tests.attempt('safety office', 'delete from public.source_assessments'), '42501', 'nor deleted');

-- Listing: the city at every level, a county at its own level and for its own hazards.
select is(tests.attempt(person, format('insert into public.listed_supervisions (hazard_id, level, body, listed_on) values (%s, %L, ''安委会'', ''2024-05-02'')', tests.key_of(scope), level)),
  case when person = 'safety office' or (person = 'county office' and level = 'COUNTY' and scope = 'A') then '1' else '42501' end,
  format('%s listing a hazard of scope %s at level %s', person, scope, level))
from tests.people cross join tests.scopes cross join unnest(enum_range(null::public.supervision_level)) level order by 1;
insert into public.listed_supervisions (hazard_id, level, body, listed_on) values (900001, 'CITY', '市安委会', '2024-05-02'), (900001, 'COUNTY', '县安委会', '2024-05-02');
select is(tests.attempt('county office', 'update public.listed_supervisions set delisted_on = ''2024-06-01'' where hazard_id = 900001'), '1', 'a county delists what the county listed, and not what the city listed');
select is(tests.attempt('safety office', 'delete from public.listed_supervisions'), '42501', 'a listing is ended, not deleted');

-- History and removals are read in the scope the record had, and written by trigger alone.
select is(tests.attempt(person, format('select 1 from public.record_history where record_id = %s and kind = ''tailings_dams''', tests.key_of(scope))), (scope = any (reads))::integer::text, format('%s and the history of scope %s', person, scope))
from tests.people cross join tests.scopes;
select is(tests.attempt(person, statement), '42501', format('%s cannot: %s', person, statement))
from tests.people cross join unnest(array[
  'insert into public.record_history (kind, record_id, version, action, jurisdiction_id) values (''hazards'', 1, 1, ''INSERT'', 1)', 'update public.record_history set actor = null', 'delete from public.record_history',
  'insert into public.map_removals (kind, record_id, jurisdiction_id) values (''hazards'', 1, 1)', 'delete from public.map_removals',
  'update public.hazard_events set note = null', 'delete from public.hazard_events', 'update public.hazard_transitions set roles = ''{township}''',
  'insert into public.audit_log (action) values (''EXPORT'')', 'update public.audit_log set actor = null', 'delete from public.audit_log', 'truncate public.hazards']) statement;

-- Letters: the safety office writes them; the city and the county addressed read them.
insert into public.notice_letters (type, jurisdiction_id, issued_on) values ('URGE', 1, '2024-05-02'), ('URGE', 5, '2024-05-02');
select is(tests.attempt(person, 'select 1 from public.notice_letters'),
  case when person in ('city leader', 'safety office', 'analyst', 'auditor') then '2' when person in ('county office', 'supervision group') then '1' else '0' end, person || ' and the letters') from tests.people;
select is(tests.attempt(person, 'insert into public.notice_letters (type, jurisdiction_id, issued_on) values (''REMINDER'', 1, ''2024-05-03'')'), case person when 'safety office' then '1' else '42501' end, person || ' writing a letter') from tests.people;

-- Inspections: an unannounced one that has not ended is hidden from those it will visit.
insert into public.inspections (type, unannounced, object_type, object_id, object_name, jurisdiction_id, sector_code, town_code, lead, started_at, ended_at, signatures) values
  ('UNANNOUNCED', true, 'enterprises', 900001, '示例企业A', 1, 'K16', '411702100', '张某甲', now(), null, '[]'),
  ('ENFORCEMENT', false, 'enterprises', 900001, '示例企业A', 1, 'K16', '411702100', '张某甲', now(), now(), '[{"name": "张某甲"}]');
select is(tests.attempt(person, 'select 1 from public.inspections'), case when person in ('city leader', 'safety office', 'analyst', 'auditor', 'supervision group') then '2' when person in ('county office', 'township') then '1' else '0' end, person || ' and a visit that nobody announced')
from tests.people;
select is(tests.attempt('safety office', 'update public.inspections set conclusion = ''改'''), '42501', 'an inspection is amended by a new one, never changed');
select is(tests.attempt('county office', 'insert into public.inspections (type, object_type, object_name, jurisdiction_id, lead, started_at, ended_at) values (''JOINT'', ''place'', ''示例'', 1, ''张某甲'', now(), now())'), '23514', 'without a signature it cannot end');
select is(tests.attempt('county office', 'insert into public.inspections (type, object_type, object_name, jurisdiction_id, lead, started_at) values (''JOINT'', ''place'', ''示例'', 2, ''张某甲'', now())'), '42501', 'a county inspects for no other');

-- Attachments: under a record of the own scope, in the own name.
select is(tests.attempt(person, format('insert into public.attachments (kind, record_id, jurisdiction_id, sector_code, town_code, purpose, path) values (''hazards'', 900001, 1, ''K14'', ''411702100'', ''PHOTO_AFTER'', ''示例/1.jpg'')')),
  case when 'A' = any (writes_hazards) then '1' else '42501' end, person || ' attaching a photograph') from tests.people;

-- Reference tables: every active person reads them, the safety office keeps those that are the office's to keep.
select is(tests.attempt(person, format('select 1 from public.%I limit 1', relation)), case when reads = '{}' then '0' else '1' end, format('%s reads %s', person, relation))
from tests.people cross join unnest(array['areas', 'jurisdictions', 'departments', 'sectors', 'criteria', 'hazard_transitions', 'guarantee_team_roles', 'fire_checklist_items']) relation;
select is(tests.attempt(person, format('update public.%I set name = name where %s', relation, condition)),
  case when relation = any (array['areas', 'jurisdictions', 'guarantee_team_roles', 'fire_checklist_items']) then '42501' when person = 'safety office' then '1' else '0' end, format('%s keeping %s', person, relation))
from tests.people cross join (values ('areas', 'code = ''411702'''), ('jurisdictions', 'id = 1'), ('departments', 'id = 1'), ('sectors', 'code = ''K14'''), ('guarantee_team_roles', 'slot = 1'), ('fire_checklist_items', 'code = ''T01''')) r (relation, condition);

-- Receptors: all active people see what must be protected.
insert into public.sensitive_receptors (kind, name, jurisdiction_id, geom) select 'SCHOOL', '示例小学' || scope, jurisdiction_id, place from tests.scopes;
select is(tests.attempt(person, 'select 1 from public.sensitive_receptors where name like ''示例小学_'''), case when reads = '{}' then '0' else '3' end, person || ' sees receptors') from tests.people;
select is(tests.attempt(person, format('update public.sensitive_receptors set people_day = 100 where name = ''示例小学%s''', scope)),
  (person = 'safety office' or (person = 'county office' and scope = 'A'))::integer::text, format('%s changing a receptor of scope %s', person, scope))
from tests.people cross join tests.scopes;

select * from finish();
rollback;
