-- Maps are told that something changed, where Supabase Realtime is there to tell them.

-- The signal carries the kind and nothing of any record: what changed is asked for through map_changes, with the
-- caller's rights. It is a hint: whoever misses it learns the same with the next beat, so that a signal that fails
-- must never cost the change it speaks of. One a transaction and kind is enough, because Realtime reads them from the
-- log at the commit, and an import is thousands of statements.
create function private.signal_change()
returns trigger language plpgsql security definer set search_path = '' as $$
declare
  mark constant text := 'map_signal.' || tg_table_name;
begin
  if current_setting(mark, true) = pg_current_xact_id()::text
    or to_regprocedure('realtime.send(jsonb, text, text, boolean)') is null
  then
    return null;
  end if;
  -- Undone together with the signal when a savepoint is rolled back.
  perform set_config(mark, pg_current_xact_id()::text, true);
  begin
    perform realtime.send(jsonb_build_object('kind', tg_table_name), 'changed', 'map-changes', true);
  exception when others then
    raise warning 'Open maps were not told of a change in %: %', tg_table_name, sqlerrm;
  end;
  return null;
end
$$;

-- A kind of the map signals its changes.
create function private.make_change_signal(kind text)
returns void language plpgsql set search_path = '' as $$
begin
  execute format(
    'create trigger %1$s_signal after insert or update or delete on public.%1$I
      for each statement execute function private.signal_change()',
    kind);
end
$$;

-- Lets people with a role hear the signal, and nobody send one. Answers whether the channel is open: false where there
-- is no Realtime. Run below; where Realtime comes later, run it once more.
create function private.open_change_channel()
returns boolean language plpgsql set search_path = '' as $$
begin
  if to_regclass('realtime.messages') is null or to_regprocedure('realtime.topic()') is null then
    return false;
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'realtime' and tablename = 'messages' and policyname = 'map changes are heard')
  then
    create policy "map changes are heard" on realtime.messages for select to authenticated
      using (
        extension = 'broadcast'
        and (select realtime.topic()) = 'map-changes'
        and (select private.caller_role()) is not null);
  end if;
  return true;
exception when insufficient_privilege then
  raise warning 'The policy on realtime.messages could not be made (%): maps follow by their beat alone. %',
    sqlerrm, 'Run "select private.open_change_channel()" as its owner.';
  return false;
end
$$;
select private.open_change_channel();
