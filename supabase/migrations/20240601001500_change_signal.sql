-- Maps are told that something changed, where Supabase Realtime is there to tell them; and days that the packed columns can hold.

-- The signal carries the kind and nothing of any record: what changed is asked for through map_changes, with the caller's
-- rights. It is a hint: whoever misses it learns the same with the next beat, so that a signal that fails must never cost
-- the change it speaks of. One a transaction and kind is enough, because Realtime reads them from the log at the commit,
-- and an import is thousands of statements.
create function private.signal_change()
returns trigger language plpgsql security definer set search_path = '' as $$
declare
  mark constant text := 'map_signal.' || tg_table_name;
begin
  if current_setting(mark, true) = pg_current_xact_id()::text
     or to_regprocedure('realtime.send(jsonb, text, text, boolean)') is null then
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

-- A kind of the map signals its changes. A sixth kind calls it once, after private.make_mapped_kind.
create function private.make_change_signal(kind text)
returns void language plpgsql set search_path = '' as $$
begin
  execute format('create trigger %1$s_signal after insert or update or delete on public.%1$I
    for each statement execute function private.signal_change()', kind);
end
$$;
select private.make_change_signal(k.kind) from private.kinds k order by k.position;

-- Lets people with a role hear the signal, and nobody send one. Answers whether the channel is open: false where there is
-- no Realtime. Run below; where Realtime comes later, run it once more.
create function private.open_change_channel()
returns boolean language plpgsql set search_path = '' as $$
begin
  if to_regclass('realtime.messages') is null or to_regprocedure('realtime.topic()') is null then
    return false;
  end if;
  if not exists (select from pg_catalog.pg_policies
    where schemaname = 'realtime' and tablename = 'messages' and policyname = 'map changes are heard') then
    create policy "map changes are heard" on realtime.messages for select to authenticated
    using (extension = 'broadcast' and (select realtime.topic()) = 'map-changes' and (select private.caller_role()) is not null);
  end if;
  return true;
exception when insufficient_privilege then
  raise warning 'The policy on realtime.messages could not be made (%): maps follow by their beat alone. Run "select private.open_change_channel()" as its owner.', sqlerrm;
  return false;
end
$$;
select private.open_change_channel();

revoke execute on function private.signal_change(), private.make_change_signal(text), private.open_change_channel() from public;

-- The packed columns hold a deadline and a closing as days after the finding, at most 32,767 of them (some 89 years): a day
-- further off would come on screen as another one, so that a hazard is open or overdue which is not.
do $$
declare
  wrong text;
begin
  select string_agg(no, ', ' order by no) into wrong
  from (select no from public.hazards
    where found_on not between '1990-01-01' and '2069-12-31' or due_date not between '1990-01-01' and '2069-12-31'
      or closed_on not between '1990-01-01' and '2069-12-31' order by no limit 10) h;
  if wrong is not null then
    raise exception using errcode = '23514', message = format('hazards with a day before 1990 or after 2069: %s; correct found_on, due_date or closed_on and start again', wrong);
  end if;
end
$$;
alter table public.hazards add constraint hazards_days_check check (
  found_on between '1990-01-01' and '2069-12-31' and due_date between '1990-01-01' and '2069-12-31'
  and closed_on between '1990-01-01' and '2069-12-31');
