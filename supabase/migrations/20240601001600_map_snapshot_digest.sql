-- A server that keeps compressed snapshots need not fetch one again to send it: it asks for the digest of what
-- map_snapshot would answer this caller, and sends what it holds under that digest. A digest opens nothing by itself:
-- it is told only to whom map_snapshot would give the octets.

alter table private.snapshot_cache
  add column digest text not null generated always as (encode(sha256(octets), 'hex')) stored;

-- What is kept for the caller's own view, without its octets: null when there is nothing; current while fewer than a
-- hundredth as many rows have changed since as it holds.
create function private.kept_digest(kind text, out digest text, out is_current boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
  kept_since xid8;
  tolerated integer;
  changed integer;
begin
  -- The rows stand in the header, whose length stands before it.
  select c.digest, c.since, (convert_from(substring(c.octets from 9 for ('x' || encode(substring(c.octets from 5 for 4), 'hex'))::bit(32)::integer), 'UTF8')::jsonb ->> 'rows')::integer / 100
  into digest, kept_since, tolerated
  from private.snapshot_cache c
  where c.epoch = private.epoch() and c.view = private.caller_view() and c.kind = kept_digest.kind;
  if not found then
    is_current := false;
    return;
  end if;
  execute format('select (select count(*) from (select from public.%I where change_xid >= $1 limit $2) r)
    + (select count(*) from (select from public.map_removals m where m.kind = $3 and m.change_xid >= $1 limit $2) m)', kind)
  into changed using kept_since, tolerated + 1, kind;
  is_current := changed <= tolerated;
end
$$;
grant execute on function private.kept_digest(text) to authenticated, service_role;

-- As before; only the question whether it is current is asked of private.kept_digest now.
create or replace function private.kept_snapshot(kind text, out octets bytea, out is_current boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  select kept.is_current into is_current from private.kept_digest(kind) kept;
  select c.octets into octets from private.snapshot_cache c
  where c.epoch = private.epoch() and c.view = private.caller_view() and c.kind = kept_snapshot.kind;
end
$$;

-- Volatile like map_snapshot, because it looks at the lock under which that one packs.
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
     and not pg_try_advisory_xact_lock_shared(hashtext('map_snapshot of ' || kind), hashtext(view)) then
    return kept.digest;
  end if;
  return null;
end
$$;
comment on function public.map_snapshot_digest(text) is 'SHA-256, in hexadecimal, of the octets that map_snapshot would give the caller without packing; null when it would pack.';

revoke execute on function public.map_snapshot_digest(text) from public, anon;
grant execute on function public.map_snapshot_digest(text) to authenticated, service_role;
