-- Changes since a cursor: which kinds, and which rows of a kind.

-- The transaction from which a caller with this cursor has to be told; null when the cursor is of another epoch or
-- view, malformed, or ahead of this database (restored from a backup): then all is to be loaded afresh.
create function private.told_until(cursor text)
returns xid8 language sql stable set search_path = '' as $$
  select case
    when split_part(cursor, '.', 1) = private.epoch()
      and split_part(cursor, '.', 2) = private.caller_view()
      and split_part(cursor, '.', 3) ~ '^\d{1,19}$'
    then (
      select told
      from (select split_part(cursor, '.', 3)::xid8 as told) t
      where told <= pg_snapshot_xmin(pg_current_snapshot())) end
$$;
grant execute on function private.told_until(text) to authenticated;

-- Rows changed by transactions that had all ended when the answer was made (change_xid below the snapshot's xmin), so
-- that a commit out of order is never missed and none is told twice. `reload` is set when the cursor says nothing
-- here.
create function public.map_changes(kind text, cursor text)
returns public."application/octet-stream" language plpgsql stable set search_path = '' as $$
declare
  now_xmin xid8 := pg_snapshot_xmin(pg_current_snapshot());
  since xid8 := private.told_until(cursor);
  removed integer[];
  header jsonb;
begin
  perform private.require_kind(kind);
  header := private.map_header(kind);
  if since is null then
    return private.pack(kind, '0'::xid8, '0'::xid8, header || '{"reload": true}', null);
  end if;
  execute format($sql$
    select array_agg(distinct record_id)
    from public.map_removals m
    where m.kind = $1
      and m.change_xid >= $2
      and m.change_xid < $3
      and not exists (select from public.%I r where r.id = m.record_id)$sql$, 'map_' || kind)
  into removed
  using kind, since, now_xmin;
  return private.pack(kind, since, now_xmin, header, removed);
end
$$;
comment on function public.map_changes(text, text) is
  'Rows of a kind changed since a cursor, and ids that left; packed as map_snapshot packs.';
grant execute on function public.map_changes(text, text) to authenticated;

-- One question a beat for all kinds: which of them changed. Only for those does a client ask map_changes, so that three
-- hundred clients who wait for news cost a fifth of what five questions each would.
-- {"hazards": cursor, …} → {"changed": [kinds to ask for], "cursor": for the others from now on, "asOf": ms}.
-- May name a kind for which there is nothing to tell in the end, never leaves one out for which there is.
create function public.map_changed_kinds(cursors jsonb)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  now_xmin xid8 := pg_snapshot_xmin(pg_current_snapshot());
  changed text[] := '{}';
  asked record;
  since xid8;
  is_changed boolean;
begin
  if jsonb_typeof(cursors) is distinct from 'object' then
    raise exception using
      errcode = '22023',
      message = 'NO_CURSORS',
      detail = 'cursors must be an object: a cursor by kind';
  end if;
  for asked in select key as kind, value as cursor from jsonb_each_text(cursors) loop
    perform private.require_kind(asked.kind);
    since := private.told_until(asked.cursor);
    is_changed := since is null;
    if not is_changed then
      execute format($sql$
        select exists (select from public.%I where change_xid >= $1 and change_xid < $2)
          or exists (
            select from public.map_removals m
            where m.kind = $3 and m.change_xid >= $1 and m.change_xid < $2)$sql$, asked.kind)
      into is_changed
      using since, now_xmin, asked.kind;
    end if;
    if is_changed then changed := changed || asked.kind; end if;
  end loop;
  return jsonb_build_object(
    'changed', to_jsonb(changed),
    'cursor', private.map_cursor(),
    'asOf', floor(extract(epoch from statement_timestamp()) * 1000));
end
$$;
comment on function public.map_changed_kinds(jsonb) is
  'Kinds that changed since their cursors, in one question: ask map_changes for these alone.';
grant execute on function public.map_changed_kinds(jsonb) to authenticated;
