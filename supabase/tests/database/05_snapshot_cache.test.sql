-- Kept snapshots: nobody reads or writes them but through map_snapshot, and nobody keeps one for others.
begin;
\ir helpers/people.sql
select no_plan();

select ok(relrowsecurity, 'row security is on for kept snapshots') from pg_class where oid = 'private.snapshot_cache'::regclass;
select is((select count(*)::integer from pg_policies where tablename = 'snapshot_cache'), 0, 'and no policy opens them');
select is(tests.attempt(person, 'select 1 from private.snapshot_cache'), '42501', person || ' does not read kept snapshots') from tests.people;
select is(tests.attempt(person, 'delete from private.snapshot_cache'), '42501', person || ' does not delete kept snapshots') from tests.people;
select is(tests.attempt(person, 'insert into private.snapshot_cache values (''e'', ''city'', ''hazards'', ''1'', ''\x00'')'), '42501', person || ' does not write kept snapshots')
from tests.people;
select is(tests.attempt('anon', 'select private.kept_snapshot(''hazards'')'), '42501', 'anon may not ask for a kept snapshot');
select is(tests.attempt('anon', 'select private.kept_digest(''hazards'')'), '42501', 'nor for its digest');
select is(tests.attempt('anon', 'select private.keep_snapshot(''hazards'', ''\x00'', ''1'')'), '42501', 'anon may not keep one');

-- Called from anywhere but map_snapshot it keeps nothing, also under a name that looks like it.
create function tests."public.map_snapshot(text)"() returns void language plpgsql as $$ begin perform private.keep_snapshot('hazards', '\x00', '1'); end $$;
grant usage on schema tests to authenticated;
grant execute on function tests."public.map_snapshot(text)"() to authenticated;
select tests.act('safety office', 'select private.keep_snapshot(''hazards'', ''\x00'', ''1'')');
set local role authenticated;
select private.keep_snapshot('hazards', '\x00', '1');
select tests."public.map_snapshot(text)"();
reset role;
select is((select count(*)::integer from private.snapshot_cache), 0, 'a forged snapshot is not kept');

select * from finish();
rollback;
