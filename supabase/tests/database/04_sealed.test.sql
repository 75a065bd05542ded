-- What is sealed: informants, telephone numbers, accounts, the audit log.
begin;
\ir helpers/people.sql
select no_plan();

-- Informants: nobody but the (at most two) officers who are named.
insert into public.hazard_informants (hazard_id, name, phone) values (900001, '举报人某', '13800000001');
select is(tests.attempt(person, 'select 1 from public.hazard_informants'), '0', person || ' sees no informant') from tests.people;
select is(tests.attempt(person, statement), '42501', format('%s cannot: %s', person, statement)) from tests.people cross join unnest(array[
  'insert into public.informant_officers select user_id from public.profiles where user_id = auth.uid()', 'delete from public.informant_officers',
  'insert into public.hazard_informants (hazard_id, name) values (900002, ''某'')', 'update public.hazard_informants set name = null', 'delete from public.hazard_informants']) statement;
insert into public.informant_officers select user_id from tests.people where person in ('safety office', 'auditor');
select is(tests.attempt(person, 'select name from public.hazard_informants'), (person in ('safety office', 'auditor'))::integer::text, person || ' and informants, once two officers are named') from tests.people;
select throws_ok('insert into public.informant_officers select user_id from tests.people where person = ''analyst''', '23514', 'TOO_MANY_OFFICERS', 'a third officer is refused');
delete from public.informant_officers;
insert into public.informant_officers select user_id from tests.people where person = 'suspended office';
select is(tests.attempt('suspended office', 'select 1 from public.hazard_informants'), '0', 'a suspended officer reads no informant');
select is((select count(*) from public.record_history where before::text || after::text like '%举报人某%'), 0::bigint, 'no informant stands in the history');
select is((select count(*) from public.audit_log where detail::text like '%举报人某%'), 0::bigint, 'nor in the log');

-- Telephone numbers: the column is nobody's; the masked one is read in scope.
insert into public.contacts (kind, record_id, jurisdiction_id, sector_code, town_code, role, name, phone)
  select 'enterprises', tests.key_of(scope), jurisdiction_id, sector_code, town_code, 'PRINCIPAL', '张某甲', '1380000000' || strpos('ABC', scope) from tests.scopes;
insert into public.guarantee_team_members (unit_id, slot, name, phone) select tests.key_of(scope), 1, '李某乙', '1380000001' || strpos('ABC', scope) from tests.scopes;
select is(tests.attempt(person, statement), '42501', format('%s cannot: %s', person, statement)) from tests.people cross join unnest(array[
  'select phone from public.contacts', 'select * from public.contacts', 'select 1 from public.contacts where phone like ''138%''', 'select phone from public.guarantee_team_members', 'select * from public.guarantee_team_members',
  'select 1 from public.guarantee_team_members order by phone']) statement;
select is(tests.attempt(person, format('select phone_masked from public.contacts where record_id = %s', tests.key_of(scope))), (scope = any (reads))::integer::text, format('%s and the masked number of scope %s', person, scope))
from tests.people cross join tests.scopes;
select is((select phone_masked from public.contacts where record_id = 900001), '138****0001', 'the mask hides the middle');
select is(tests.attempt('county office', 'insert into public.contacts (kind, record_id, jurisdiction_id, role, phone) values (''enterprises'', 900002, 2, ''PRINCIPAL'', ''13800000009'')'), '42501', 'a county writes no number for another');

-- One number at a time, for those who manage or supervise the record, and never without a trace.
create function tests.may_reveal(person text, scope text) returns boolean language sql as $$
  select coalesce((select case p.role when 'safety_office' then p.reads <> '{}' when 'county_office' then scope = 'A' when 'supervision_group' then scope in ('A', 'B') when 'industry_dept' then scope in ('A', 'C') else false end
    from tests.people p where p.person = may_reveal.person), false)
$$;
select is(tests.attempt(person, format('select public.reveal_phone(''enterprises'', %s, ''PRINCIPAL'')', tests.key_of(scope))), case when tests.may_reveal(person, scope) then '1' else '42501' end,
  format('%s %s the number of scope %s', person, case when tests.may_reveal(person, scope) then 'opens' else 'cannot open' end, scope)) from tests.people cross join tests.scopes;
select is(tests.attempt(person, format('select public.reveal_phone(''fire_key_units'', %s, ''1'')', tests.key_of(scope))), case when tests.may_reveal(person, scope) then '1' else '42501' end,
  format('%s and the number of a guarantor of scope %s', person, scope)) from tests.people cross join tests.scopes;
select is(tests.attempt('safety office', 'select public.reveal_phone(''enterprises'', 1, ''NOBODY'')'), '42501', 'a number that is not there is refused like one that is not for the caller');
select is((select count(*) from public.audit_log where action = 'REVEAL_PHONE'), 0::bigint, 'attempts that were taken back left no trace');
select tests.act('county office', 'select public.reveal_phone(''enterprises'', 900001, ''PRINCIPAL'')');
select results_eq('select actor, detail from public.audit_log where action = ''REVEAL_PHONE''',
  $$select user_id, '{"kind": "enterprises", "recordId": 900001, "slot": "PRINCIPAL"}'::jsonb from tests.people where person = 'county office'$$, 'who opened which number is in the log, without the number');

-- Exports are logged, by active people only.
select is(tests.attempt(person, 'select public.log_export(''{"rows": 3}'')'), case when reads = '{}' then '42501' else '1' end, person || ' logging an export') from tests.people;
select is(tests.attempt('analyst', 'select public.log_export(jsonb_build_object(''filter'', (select string_agg(md5(n::text), '''') from generate_series(1, 3000) n)))'), '22001', 'a detail without measure is refused');

-- The audit log: the safety office and the auditor read it.
select is(tests.attempt(person, 'select 1 from public.audit_log'), (person in ('safety office', 'auditor'))::integer::text, person || ' and the audit log') from tests.people;

-- Import batches: the own ones; all for the safety office and the auditor.
insert into public.import_batches (kind, file_name, data_rows, accepted_rows, rejected_rows, created_by) select 'enterprises', '台账.xlsx', 1, 1, 0, user_id from tests.people where person in ('county office', 'industry department');
select is(tests.attempt(person, 'select 1 from public.import_batches'), case when person in ('safety office', 'auditor') then '2' when person in ('county office', 'industry department') then '1' else '0' end, person || ' and import batches') from tests.people;
select is(tests.attempt('county office', 'update public.import_batches set created_by = null'), '42501', 'a batch keeps its maker');

-- Accounts: each reads the own profile, the safety office all; nobody writes one here.
select is(tests.attempt(person, 'select 1 from public.profiles'), case when person = 'safety office' then (select count(*) from public.profiles)::text when role is null then '0' else '1' end, person || ' and the profiles') from tests.people;
select is(tests.attempt(person, statement), '42501', format('%s cannot: %s', person, statement)) from tests.people cross join unnest(array[
  'update public.profiles set role = ''safety_office'' where user_id = auth.uid()', 'update public.profiles set must_change_password = false', 'update public.profiles set suspended_at = null',
  'delete from public.profiles', 'insert into public.profiles (user_id, email, display_name, role) select auth.uid(), ''x@test.local'', ''x'', ''safety_office''']) statement;

-- A profile cannot have a role without the scope that the role needs.
select throws_ok(format('update public.profiles set %s where email = ''analyst@test.local''', change), '23514', null, 'refused: ' || change)
from unnest(array['role = ''county_office''', 'role = ''county_office'', jurisdiction_ids = ''{1,2}''', 'role = ''supervision_group''', 'role = ''industry_dept''', 'role = ''township''', 'email = ''Upper@test.local''', 'display_name = ''''']) change;
select lives_ok('update public.profiles set role = ''county_office'', jurisdiction_ids = ''{3}'' where email = ''analyst@test.local''', 'a county office with one jurisdiction is right');

-- The title bar's facts: everybody signed in may ask, and an inactive person has no role.
select is(tests.attempt('township', 'select 1 from public.app_state() s where s ->> ''role'' = ''township'''), '1', 'app_state tells an active person the role');
select is(tests.attempt('suspended office', 'select 1 from public.app_state() s where s ->> ''role'' is null'), '1', 'and a suspended one none');

select * from finish();
rollback;
