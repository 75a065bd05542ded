-- Deny by default: row security everywhere, and nothing at all for those who are not signed in.
begin;
\ir helpers/people.sql
select no_plan();

select ok(relrowsecurity, 'row security is on: ' || relname) from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname;

select ok(exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname), 'has a policy of its own: ' || c.relname) from pg_class c
where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname;

select is(roles, '{authenticated}', 'a policy is for signed-in people alone: ' || policyname) from pg_policies where schemaname = 'public';

select is(tests.attempt('anon', format('select 1 from public.%I', relname)), '42501', 'anon reads nothing of ' || relname) from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') order by relname;
select is(tests.attempt('anon', format('delete from public.%I', relname)), '42501', 'anon deletes nothing of ' || relname) from pg_class
where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname;
select is(tests.attempt('anon', format('insert into public.%I default values', relname)), '42501', 'anon writes nothing into ' || relname) from pg_class
where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname;
select is(tests.attempt('anon', statement), '42501', 'anon may not call: ' || statement) from unnest(array[
  'select public.app_state()', 'select public.map_snapshot(''hazards'')', 'select public.map_snapshot_digest(''hazards'')', 'select public.map_changes(''hazards'', '''')', 'select public.map_changed_kinds(''{}'')',
  'select public.map_texts(''hazards'', 0)', 'select public.map_texts_of(''hazards'', ''{1}'')',
  'select public.import_batch(''{}'', ''[]'')', 'select public.reveal_phone(''enterprises'', 1, ''PRINCIPAL'')', 'select public.log_export(''{}'')']) statement;

-- Nobody who is signed in reaches into the private schema's tables either.
select is(tests.attempt('safety office', 'select 1 from private.state'), '42501', 'private.state is closed to the safety office');
select is(tests.attempt('safety office', 'update private.state set city_code = city_code'), '42501', 'and cannot be changed');
select is(tests.attempt('safety office', 'select 1 from auth.users'), '42501', 'logins are closed to the safety office');

select * from finish();
rollback;
