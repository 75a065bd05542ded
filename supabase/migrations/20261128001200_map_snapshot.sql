-- Snapshots: packed once for all who read the same rows, kept, and told by their digest.

-- Snapshots that were packed, one of each view and kind, so that the second reader costs a copy. Nobody is granted it
-- and row security without a policy shuts it twice: the functions below alone reach it, and all keep to the view of
-- their caller. Unlogged, because a crash costs nothing but packing anew; stored plain, because planes are noise to
-- pglz.
create unlogged table private.snapshot_cache (
  epoch text not null,
  view text not null,
  kind text not null references private.kinds (kind),
  since xid8 not null,
  octets bytea not null,
  made_at timestamptz not null default clock_timestamp(),
  digest text not null generated always as (encode(sha256(octets), 'hex')) stored,
  primary key (epoch, view, kind)
);
alter table private.snapshot_cache alter column octets set storage external;
alter table private.snapshot_cache enable row level security;
comment on table private.snapshot_cache is
  'Packed snapshots by epoch, view and kind; at most 256 MB, the oldest go first.';

-- How many rows packed octets hold, from their header, whose length stands before it. Reads some hundred octets of
-- them.
create function private.packed_row_count(octets bytea)
returns integer language sql immutable parallel safe set search_path = '' as $$
  select (convert_from(substring(octets from 9 for header_length), 'UTF8')::jsonb ->> 'rows')::integer
  from (select ('x' || encode(substring(octets from 5 for 4), 'hex'))::bit(32)::integer) h (header_length)
$$;

-- What is kept for the caller's own view, without its octets: null when there is nothing; current while fewer than a
-- hundredth as many rows have changed since as it holds. An old one is never wrong: its cursor makes map_changes tell
-- what came after.
create function private.kept_digest(kind text, out digest text, out is_current boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
  kept_since xid8;
  tolerated integer;
  changed integer;
begin
  select c.digest, c.since, private.packed_row_count(c.octets) / 100
  into digest, kept_since, tolerated
  from private.snapshot_cache c
  where c.epoch = private.epoch()
    and c.view = private.caller_view()
    and c.kind = kept_digest.kind;
  if not found then
    is_current := false;
    return;
  end if;
  execute format($sql$
    select (select count(*) from (select from public.%I where change_xid >= $1 limit $2) r)
      + (select count(*) from (
        select from public.map_removals m where m.kind = $3 and m.change_xid >= $1 limit $2) m)$sql$, kind)
  into changed
  using kept_since, tolerated + 1, kind;
  is_current := changed <= tolerated;
end
$$;
grant execute on function private.kept_digest(text) to authenticated;

-- The kept snapshot of the caller's own view, null when there is none.
create function private.kept_snapshot(kind text, out octets bytea, out is_current boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  select kept.is_current into is_current from private.kept_digest(kind) kept;
  select c.octets into octets
  from private.snapshot_cache c
  where c.epoch = private.epoch()
    and c.view = private.caller_view()
    and c.kind = kept_snapshot.kind;
end
$$;
grant execute on function private.kept_snapshot(text) to authenticated;

-- Keeps a snapshot for the caller's view. Others of the view will read it, so that only what map_snapshot just packed
-- is kept: the outermost function of the call must be that one (last line of the context; a quoted name would be a
-- disguise). From anywhere else it does nothing.
create function private.keep_snapshot(kind text, octets bytea, since xid8)
returns void language plpgsql security definer set search_path = '' as $$
declare
  largest constant bigint := 256 * 1024 * 1024;
  context text;
begin
  get diagnostics context = pg_context;
  context := (string_to_array(context, E'\n'))[cardinality(string_to_array(context, E'\n'))];
  if context like '%"%' or context !~ '\mpublic\.map_snapshot\(text\)' then
    return;
  end if;
  insert into private.snapshot_cache as c (epoch, view, kind, since, octets)
  values (private.epoch(), private.caller_view(), kind, since, octets)
  on conflict on constraint snapshot_cache_pkey do update
    set since = excluded.since, octets = excluded.octets, made_at = excluded.made_at
    where c.since <= excluded.since;
  delete from private.snapshot_cache c
  where (c.epoch, c.view, c.kind) in (
    select k.epoch, k.view, k.kind
    from private.snapshot_cache k
    join (
      select s.epoch, s.view, s.kind,
        sum(length(s.octets)) over (order by s.epoch = private.epoch() desc, s.made_at desc) as so_far
      from private.snapshot_cache s) t using (epoch, view, kind)
    where t.so_far > largest
      or k.epoch <> private.epoch()
    for update of k skip locked);
end
$$;
grant execute on function private.keep_snapshot(text, bytea, xid8) to authenticated;

-- Packed columns have changed: what was packed before no longer fits.
create function private.empty_snapshot_cache()
returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from private.snapshot_cache;
  return null;
end
$$;
create trigger map_columns_empty_snapshot_cache after insert or update or delete on private.map_columns
  for each statement execute function private.empty_snapshot_cache();

-- Volatile, because it keeps what it packs; in a read-only transaction (GET) it packs and does not keep. One reader at
-- a time packs a view: others take the old snapshot, or wait for the first one when there is none.
create function public.map_snapshot(kind text)
returns public."application/octet-stream" language plpgsql volatile set search_path = '' as $$
declare
  view text := private.caller_view();
  kept record;
  packed record;
begin
  perform private.require_kind(kind);
  -- Whoever bypasses row policies must neither fill the cache of a view nor be held to it.
  if view in ('none', 'service') or not row_security_active(format('public.%I', kind)) then
    select * into packed from private.pack_snapshot(kind);
    return packed.octets;
  end if;
  select * into kept from private.kept_snapshot(kind);
  if kept.is_current then return kept.octets; end if;
  if kept.octets is null then
    perform pg_advisory_xact_lock(hashtext('map_snapshot of ' || kind), hashtext(view));
  elsif not pg_try_advisory_xact_lock(hashtext('map_snapshot of ' || kind), hashtext(view)) then
    return kept.octets;
  end if;
  select * into kept from private.kept_snapshot(kind);
  if kept.is_current then return kept.octets; end if;
  select * into packed from private.pack_snapshot(kind);
  if current_setting('transaction_read_only') = 'off'
    and current_setting('transaction_isolation') = 'read committed'
  then
    perform private.keep_snapshot(kind, packed.octets, packed.since);
  end if;
  return packed.octets;
end
$$;
comment on function public.map_snapshot(text) is
  'All rows of a kind that the caller may read, as packed columns, with the cursor for map_changes.'
  ' May be some changes old: ask map_changes at once.';
grant execute on function public.map_snapshot(text) to authenticated;

-- A server that keeps compressed snapshots need not fetch one again to send it: it asks for the digest of what
-- map_snapshot would answer this caller, and sends what it holds under that digest. A digest opens nothing by itself:
-- it is told only to whom map_snapshot would give the octets. Volatile like map_snapshot, because it looks at the lock
-- under which that one packs.
create function public.map_snapshot_digest(kind text)
returns text language plpgsql volatile set search_path = '' as $$
declare
  view text := private.caller_view();
  kept record;
begin
  perform private.require_kind(kind);
  if view in ('none', 'service') or not row_security_active(format('public.%I', kind)) then return null; end if;
  select * into kept from private.kept_digest(kind);
  if kept.is_current then return kept.digest; end if;
  -- While one reader packs anew the others take the old snapshot.
  if kept.digest is not null
    and not pg_try_advisory_xact_lock_shared(hashtext('map_snapshot of ' || kind), hashtext(view))
  then
    return kept.digest;
  end if;
  return null;
end
$$;
comment on function public.map_snapshot_digest(text) is
  'SHA-256, in hexadecimal, of the octets that map_snapshot would give the caller without packing;'
  ' null when it would pack.';
grant execute on function public.map_snapshot_digest(text) to authenticated;
