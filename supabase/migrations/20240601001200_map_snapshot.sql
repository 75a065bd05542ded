-- The map's own read path: packed columns straight from SQL, with the caller's rights, and the changes since.
--
-- Octets of both functions: 'WSM1', int4 length of a JSON header, the header, then the columns in the header's order,
-- big-endian: u1 (0–127 used), i2, i4. Header: { kind, epoch, cursor, asOf, reload, rows, removed, columns: [{ name, type }] };
-- after the columns come `removed` int4 ids. Codes are enum positions from 1; 0 means none. An unlocated record has
-- lon = lat = −2147483648. Degrees are millionths; days count from 2000-01-01 with −32768 for none.

create domain public."application/octet-stream" as bytea;

-- Fast immutable codes, one per enum: code('MAJOR'::risk_level) = 1. Tested against private.enum_code.
do $$
declare
  enum record;
begin
  for enum in
    select t.typname as name, string_agg(format('when %L then %s', e.enumlabel, e.position), ' ' order by e.position) as branches
    from pg_catalog.pg_type t
    join lateral (select enumlabel, row_number() over (order by enumsortorder) as position from pg_catalog.pg_enum where enumtypid = t.oid) e on true
    where t.typnamespace = 'public'::regnamespace and t.typtype = 'e'
    group by t.typname
  loop
    execute format('create function private.code(value public.%I) returns integer language sql immutable parallel safe as
      $code$ select case value %s else 0 end $code$', enum.name, enum.branches);
    execute format('grant execute on function private.code(public.%I) to authenticated, service_role', enum.name);
  end loop;
end
$$;

-- Which columns of a kind are packed, in which order and width.
create table private.map_columns (
  kind text not null references private.kinds (kind),
  position smallint not null,
  name text not null,
  type text not null check (type in ('u1', 'i2', 'i4')),
  primary key (kind, position),
  unique (kind, name)
);
grant select on private.map_columns, private.kinds to authenticated, service_role;

create function private.day_number(day date)
returns smallint language sql immutable parallel safe as $$
  select case when day is null then -32768 else greatest(-32767, least(32767, day - date '2000-01-01')) end::smallint
$$;
grant execute on function private.day_number(date) to authenticated, service_role;

-- Registers a kind for the map: view public.map_<kind> with the common columns and the kind's own (name, type, expression).
create function private.make_map_view(kind text, own_columns text[][])
returns void language plpgsql set search_path = '' as $$
declare
  common constant text[] := array['id:i4', 'lon:i4', 'lat:i4', 'jurisdiction:u1', 'county:u1', 'town:i2', 'sector:u1'];
  expressions text := '';
  entry text[];
  place integer := 0;
begin
  for i in 1 .. cardinality(common) loop
    place := place + 1;
    insert into private.map_columns values (kind, place, split_part(common[i], ':', 1), split_part(common[i], ':', 2));
  end loop;
  foreach entry slice 1 in array own_columns loop
    place := place + 1;
    insert into private.map_columns values (kind, place, entry[1], entry[2]);
    expressions := expressions || format(', %s as %I', entry[3], entry[1]);
  end loop;
  execute format($sql$
    create view public.map_%1$s with (security_invoker = true) as
    select r.id,
      coalesce(round(extensions.st_x(r.geom) * 1e6)::integer, -2147483648) as lon,
      coalesce(round(extensions.st_y(r.geom) * 1e6)::integer, -2147483648) as lat,
      r.jurisdiction_id as jurisdiction,
      coalesce(county.number, 0) as county,
      coalesce(town.number, 0) as town,
      coalesce(sector.number, 0) as sector %2$s,
      r.change_xid
    from public.%1$I r
    left join public.sectors sector on sector.code = r.sector_code
    left join public.areas county on county.code = r.adcode
    left join public.areas town on town.code = r.town_code
    where r.retired_at is null;
    grant select on public.map_%1$s to authenticated, service_role;
    comment on view public.map_%1$s is 'What the map carries of %1$s, as small numbers; read through map_snapshot and map_changes.';
  $sql$, kind, expressions);
end
$$;

select private.make_map_view('enterprises', array[
  ['risk', 'u1', 'private.code(r.risk_level)'],
  ['status', 'u1', 'private.code(r.status)'],
  ['scale', 'u1', 'private.code(r.scale)'],
  ['highRisk', 'u1', 'r.is_high_risk::integer']]);
select private.make_map_view('major_hazard_sources', array[
  ['risk', 'u1', 'private.code(r.risk_level)'],
  ['grade', 'u1', 'private.code(r.grade)'],
  ['unitKind', 'u1', 'private.code(r.unit_kind)']]);
select private.make_map_view('tailings_dams', array[
  ['risk', 'u1', 'private.code(r.risk_level)'],
  ['damClass', 'u1', 'private.code(r.dam_class)'],
  ['runStatus', 'u1', 'private.code(r.run_status)'],
  ['overhead', 'u1', 'case when r.is_overhead then 1 when r.is_overhead = false then 2 else 0 end']]);
select private.make_map_view('fire_key_units', array[
  ['risk', 'u1', 'private.code(r.risk_level)'],
  ['category', 'u1', 'private.code(r.category)'],
  ['level', 'u1', 'private.code(r.level)'],
  ['teamFilled', 'u1', 'r.team_filled']]);
select private.make_map_view('hazards', array[
  ['grade', 'u1', 'private.code(r.hazard_grade)'],
  ['status', 'u1', 'private.code(r.status)'],
  ['source', 'u1', 'private.code(r.source)'],
  ['foundOn', 'i2', 'private.day_number(r.found_on)'],
  ['dueOn', 'i2', 'private.day_number(r.due_date)'],
  ['closedOn', 'i2', 'private.day_number(r.closed_on)'],
  ['unitKind', 'u1', 'coalesce(array_position(array[''enterprises'', ''major_hazard_sources'', ''tailings_dams'', ''fire_key_units''], r.object_type), 0)'],
  ['unitId', 'i4', 'coalesce(r.object_id, 0)'],
  ['listedLevel', 'u1', 'private.code(r.listed_level)'],
  ['suspended', 'u1', 'r.is_suspended::integer'],
  ['relapses', 'u1', 'least(r.relapse_count, 127)']]);

-- Packs the rows of a kind's view that satisfy a condition on change_xid. Cost: about half a second a million rows on PostgreSQL.
create function private.pack(kind text, from_xid xid8, below_xid xid8, header jsonb, removed integer[])
returns bytea language plpgsql stable set search_path = '' as $$
declare
  columns jsonb;
  aggregates text;
  row_count integer;
  payloads bytea[];
  head bytea;
begin
  select jsonb_agg(jsonb_build_object('name', name, 'type', type) order by position),
    string_agg(format(case type
      when 'u1' then 'string_agg(charsend((%I)::integer::"char"), '''')'
      when 'i2' then 'string_agg(int2send((%I)::smallint), '''')'
      else 'string_agg(int4send(%I), '''')' end, name), ', ' order by position)
  into columns, aggregates
  from private.map_columns m where m.kind = pack.kind;
  execute format('select count(*)::integer, array[%s] from public.%I r %s', aggregates, 'map_' || kind,
    case when from_xid is null then '' else 'where r.change_xid >= $1 and r.change_xid < $2' end)
  into row_count, payloads using from_xid, below_xid;
  head := convert_to((header || jsonb_build_object('rows', row_count, 'removed', coalesce(cardinality(removed), 0), 'columns', columns))::text, 'UTF8');
  return '\x57534d31'::bytea || int4send(length(head)) || head
    || coalesce((select string_agg(payload, '' order by place) from unnest(payloads) with ordinality p (payload, place)), '')
    || coalesce((select string_agg(int4send(id), '') from unnest(removed) id), '');
end
$$;
grant execute on function private.pack(text, xid8, xid8, jsonb, integer[]) to authenticated, service_role;

create function private.require_kind(kind text)
returns void language plpgsql stable set search_path = '' as $$
begin
  if not exists (select from private.kinds k where k.kind = require_kind.kind) then
    raise exception using errcode = '22023', message = 'UNKNOWN_KIND', detail = format('%L is no kind of the map', left(kind, 40));
  end if;
end
$$;
grant execute on function private.require_kind(text) to authenticated, service_role;

create function public.map_snapshot(kind text)
returns public."application/octet-stream" language plpgsql stable set search_path = '' as $$
begin
  perform private.require_kind(kind);
  return private.pack(kind, null, null, jsonb_build_object(
    'kind', kind, 'epoch', private.epoch(), 'reload', false,
    'cursor', concat_ws('.', private.epoch(), private.caller_scope(), pg_snapshot_xmin(pg_current_snapshot())),
    'asOf', floor(extract(epoch from statement_timestamp()) * 1000)), null);
end
$$;
comment on function public.map_snapshot(text) is 'All rows of a kind that the caller may read, as packed columns, with the cursor for map_changes.';

-- Changes since a cursor: rows changed by transactions that had all ended when the answer was made (change_xid below the
-- snapshot's xmin), so that a commit out of order is never missed and none is told twice. `reload` is set when the
-- cursor is of another epoch or scope, malformed, or ahead of this database (restored from a backup).
create function public.map_changes(kind text, cursor text)
returns public."application/octet-stream" language plpgsql stable set search_path = '' as $$
declare
  now_xmin xid8 := pg_snapshot_xmin(pg_current_snapshot());
  since xid8;
  removed integer[];
  header jsonb;
begin
  perform private.require_kind(kind);
  header := jsonb_build_object(
    'kind', kind, 'epoch', private.epoch(), 'reload', false,
    'cursor', concat_ws('.', private.epoch(), private.caller_scope(), now_xmin),
    'asOf', floor(extract(epoch from statement_timestamp()) * 1000));
  if split_part(cursor, '.', 3) ~ '^\d{1,19}$' then
    since := split_part(cursor, '.', 3)::xid8;
  end if;
  if since is null or since > now_xmin or split_part(cursor, '.', 1) <> private.epoch()
     or split_part(cursor, '.', 2) <> private.caller_scope() then
    return private.pack(kind, '0'::xid8, '0'::xid8, header || '{"reload": true}', null);
  end if;
  execute format('select array_agg(distinct record_id) from public.map_removals m
    where m.kind = $1 and m.change_xid >= $2 and m.change_xid < $3 and not exists (select from public.%I r where r.id = m.record_id)',
    'map_' || kind)
  into removed using kind, since, now_xmin;
  return private.pack(kind, since, now_xmin, header, removed);
end
$$;
comment on function public.map_changes(text, text) is 'Rows of a kind changed since a cursor, and ids that left; packed as map_snapshot packs.';

revoke execute on function public.map_snapshot(text), public.map_changes(text, text) from public, anon;
grant execute on function public.map_snapshot(text), public.map_changes(text, text) to authenticated, service_role;
