-- The map's own read path: packed columns straight from SQL, with the caller's rights, and the changes since.
--
-- Octets of both functions, all numbers big-endian:
--   'WSM2', int4 length of a JSON header, the header, md5 of the header (16 octets);
--   for every `chunkRows` rows (the last chunk has what remains): the columns in the header's order, md5 of them;
--   `removed` int4 ids, md5 of them (also when there are none).
-- Header: { kind, epoch, cursor, asOf, reload, rows, located, removed, chunkRows, columns: [{ name, type, coding?, base? }] }.
-- Rows stand along the space-filling curve of the page's place index (private.morton_code), then by id; the
-- `located` ones come first. A chunk needs no other one.
--
-- A column is as many octets a row as its type says: u1 (0–127 used), i2, i4. They are sent as planes, all the highest
-- octets of the chunk first, because neighbours along the curve share them and a compressor then finds runs.
-- Codings: none: the value itself. 'step': zigzag of the difference to the row before, in the first row of a chunk to 0.
-- 'gap': 0 for none, else 1 + zigzag of the difference to column `base` (to 0 where that has none), at most ±32767 days.
-- zigzag(d) is 2d for d ≥ 0 and −2d − 1 below: small differences of either sign become small numbers.
--
-- Codes are enum positions from 1; 0 means none. An unlocated record has lon = lat = −2147483648, sent as step 0.
-- Degrees are millionths; days count from 2000-01-01 with −32768 for none.

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
  coding text check (coding in ('step', 'gap')),
  base text check ((base is not null) = (coding is not distinct from 'gap')),
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
  common constant text[] := array['id:i4', 'lon:i4:step', 'lat:i4:step', 'jurisdiction:u1', 'county:u1', 'town:i2', 'sector:u1'];
  expressions text := '';
  entry text[];
  place integer := 0;
begin
  for i in 1 .. cardinality(common) loop
    place := place + 1;
    insert into private.map_columns (kind, position, name, type, coding)
    values (kind, place, split_part(common[i], ':', 1), split_part(common[i], ':', 2), nullif(split_part(common[i], ':', 3), ''));
  end loop;
  foreach entry slice 1 in array own_columns loop
    place := place + 1;
    insert into private.map_columns (kind, position, name, type) values (kind, place, entry[1], entry[2]);
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

-- A deadline and a closing lie days after the finding: their distance from it is a smaller number than their own.
update private.map_columns set coding = 'gap', base = 'foundOn' where kind = 'hazards' and name in ('dueOn', 'closedOn');

-- Puts a zero between the bits of a number below 65536. A table of octets, because shifting and masking cost three times as much in SQL.
-- Parentheses matter: a | b << 1 is (a | b) << 1 here.
create function private.spread_bits(value integer)
returns bigint language sql immutable parallel safe as $$
  select ('{0,1,4,5,16,17,20,21,64,65,68,69,80,81,84,85,256,257,260,261,272,273,276,277,320,321,324,325,336,337,340,341,1024,1025,1028,1029,1040,1041,1044,1045,1088,1089,1092,1093,1104,1105,1108,1109,1280,1281,1284,1285,1296,1297,1300,1301,1344,1345,1348,1349,1360,1361,1364,1365,4096,4097,4100,4101,4112,4113,4116,4117,4160,4161,4164,4165,4176,4177,4180,4181,4352,4353,4356,4357,4368,4369,4372,4373,4416,4417,4420,4421,4432,4433,4436,4437,5120,5121,5124,5125,5136,5137,5140,5141,5184,5185,5188,5189,5200,5201,5204,5205,5376,5377,5380,5381,5392,5393,5396,5397,5440,5441,5444,5445,5456,5457,5460,5461,16384,16385,16388,16389,16400,16401,16404,16405,16448,16449,16452,16453,16464,16465,16468,16469,16640,16641,16644,16645,16656,16657,16660,16661,16704,16705,16708,16709,16720,16721,16724,16725,17408,17409,17412,17413,17424,17425,17428,17429,17472,17473,17476,17477,17488,17489,17492,17493,17664,17665,17668,17669,17680,17681,17684,17685,17728,17729,17732,17733,17744,17745,17748,17749,20480,20481,20484,20485,20496,20497,20500,20501,20544,20545,20548,20549,20560,20561,20564,20565,20736,20737,20740,20741,20752,20753,20756,20757,20800,20801,20804,20805,20816,20817,20820,20821,21504,21505,21508,21509,21520,21521,21524,21525,21568,21569,21572,21573,21584,21585,21588,21589,21760,21761,21764,21765,21776,21777,21780,21781,21824,21825,21828,21829,21840,21841,21844,21845}'::bigint[])[(value & 255) + 1]
    | (('{0,1,4,5,16,17,20,21,64,65,68,69,80,81,84,85,256,257,260,261,272,273,276,277,320,321,324,325,336,337,340,341,1024,1025,1028,1029,1040,1041,1044,1045,1088,1089,1092,1093,1104,1105,1108,1109,1280,1281,1284,1285,1296,1297,1300,1301,1344,1345,1348,1349,1360,1361,1364,1365,4096,4097,4100,4101,4112,4113,4116,4117,4160,4161,4164,4165,4176,4177,4180,4181,4352,4353,4356,4357,4368,4369,4372,4373,4416,4417,4420,4421,4432,4433,4436,4437,5120,5121,5124,5125,5136,5137,5140,5141,5184,5185,5188,5189,5200,5201,5204,5205,5376,5377,5380,5381,5392,5393,5396,5397,5440,5441,5444,5445,5456,5457,5460,5461,16384,16385,16388,16389,16400,16401,16404,16405,16448,16449,16452,16453,16464,16465,16468,16469,16640,16641,16644,16645,16656,16657,16660,16661,16704,16705,16708,16709,16720,16721,16724,16725,17408,17409,17412,17413,17424,17425,17428,17429,17472,17473,17476,17477,17488,17489,17492,17493,17664,17665,17668,17669,17680,17681,17684,17685,17728,17729,17732,17733,17744,17745,17748,17749,20480,20481,20484,20485,20496,20497,20500,20501,20544,20545,20548,20549,20560,20561,20564,20565,20736,20737,20740,20741,20752,20753,20756,20757,20800,20801,20804,20805,20816,20817,20820,20821,21504,21505,21508,21509,21520,21521,21524,21525,21568,21569,21572,21573,21584,21585,21588,21589,21760,21761,21764,21765,21776,21777,21780,21781,21824,21825,21828,21829,21840,21841,21844,21845}'::bigint[])[(value >> 8) + 1] << 16)
$$;

-- Place on the curve of a cell of the page's finest grid (src/store/place-index.ts says which cells those are; a test
-- compares the two). The arguments must be cheap, or PostgreSQL does not inline it and a row costs a microsecond more.
create function private.morton_code(x integer, y integer)
returns bigint language sql immutable parallel safe as $$
  select private.spread_bits(x) | (private.spread_bits(y) << 1)
$$;
grant execute on function private.spread_bits(integer), private.morton_code(integer, integer) to authenticated, service_role;

-- The statement that packs a kind: count of rows, count of located rows, one plane after the other as bytea[].
-- `condition` selects among the rows of the kind's view, named r. "offset 0" keeps PostgreSQL from computing an
-- expression once for each of its uses outside. The page's grid starts at column 819200 and row 393216 of the Web
-- Mercator quadtree's level 20.
create function private.packing_statement(kind text, chunk_rows integer, condition text)
returns text language plpgsql stable set search_path = '' as $$
declare
  lags text;
  coded text;
  planes text;
begin
  select
    string_agg(case m.coding when 'step' then format(', lag(%I) over w as %I', name, 'before_' || name) else '' end, ''),
    string_agg(case m.coding
      when 'step' then format('case when located then (%1$s << 1) # (%1$s >> 31) else 0 end',
        format('(%I - case when (place - 1) %% %s = 0 then 0 else %I end)', name, chunk_rows, 'before_' || name))
      when 'gap' then format('case when %I = -32768 then 0 else 1 + ((%2$s << 1) # (%2$s >> 31)) end', name,
        format('greatest(-32767, least(32767, %I - case when %I = -32768 then 0 else %2$I end))', name, base))
      else quote_ident(name) end || ' as ' || quote_ident(name), ', ' order by m.position),
    string_agg((select string_agg(format('coalesce(string_agg(set_byte(''\x00''::bytea, 0, %I >> %s), ''''), '''')', name, shift), ', ' order by shift desc)
      from generate_series(0, case m.type when 'u1' then 0 when 'i2' then 8 else 24 end, 8) shift), ', ' order by m.position)
  into lags, coded, planes
  from private.map_columns m where m.kind = packing_statement.kind;
  return format($sql$
    select count(*)::integer, (count(*) filter (where located))::integer, array[%s]
    from (
      select located, %s
      from (
        select p.*, lon <> -2147483648 as located, row_number() over w as place %s
        from (
          select r.*,
            greatest(0, least(65535, floor((lon / 1e6::float8 + 180) / 360 * 1048576 - 819200)))::integer as x,
            greatest(0, least(65535, floor((0.5 - ln((1 + sine) / (1 - sine)) / (4 * pi())) * 1048576 - 393216)))::integer as y
          from (select r.*, case when lat = -2147483648 then 0 else sin(lat / 1e6::float8 * pi() / 180) end as sine from public.%I r %s offset 0) r
          offset 0) p
        window w as (order by case when lon = -2147483648 then 4294967296 else private.morton_code(x, y) end, id)
        offset 0) o
      offset 0) c$sql$, planes, coded, lags, 'map_' || kind, condition);
end
$$;
grant execute on function private.packing_statement(text, integer, text) to authenticated, service_role;

-- Packs the rows of a kind's view, all or those changed within a range of transactions. The sort and the planes of a
-- million rows take three to five seconds of one core; work_mem lets the sort stay in memory, and compiling the
-- statement would take longer than it saves in the many small answers of map_changes.
create function private.pack(kind text, from_xid xid8, below_xid xid8, header jsonb, removed integer[])
returns bytea language plpgsql stable set search_path = '' set work_mem = '128MB' set jit = off as $$
declare
  chunk_rows constant integer := 65536;
  has_rows boolean := true;
  row_count integer := 0;
  located_count integer := 0;
  planes bytea[];
  head bytea;
  chunk bytea;
  body bytea := '';
  tail bytea;
begin
  if from_xid is not null then
    -- Most beats find nothing: one look into the index then spares the large statement.
    execute format('select exists (select from public.%I r where r.change_xid >= $1 and r.change_xid < $2)', 'map_' || kind)
    into has_rows using from_xid, below_xid;
  end if;
  if has_rows then
    execute private.packing_statement(kind, chunk_rows, case when from_xid is null then '' else 'where r.change_xid >= $1 and r.change_xid < $2' end)
    into row_count, located_count, planes using from_xid, below_xid;
  end if;
  select convert_to((header || jsonb_build_object(
    'rows', row_count, 'located', located_count, 'removed', coalesce(cardinality(removed), 0), 'chunkRows', chunk_rows,
    'columns', jsonb_agg(jsonb_strip_nulls(jsonb_build_object('name', m.name, 'type', m.type, 'coding', m.coding, 'base', m.base)) order by m.position)))::text, 'UTF8')
  into head
  from private.map_columns m where m.kind = pack.kind;
  for first_row in 1 .. row_count by chunk_rows loop
    chunk := '';
    for position in 1 .. cardinality(planes) loop
      chunk := chunk || substring(planes[position] from first_row for chunk_rows);
    end loop;
    body := body || chunk || decode(md5(chunk), 'hex');
  end loop;
  select coalesce(string_agg(int4send(id), '' order by id), '') into tail from unnest(removed) id;
  return '\x57534d32'::bytea || int4send(length(head)) || head || decode(md5(head), 'hex') || body || tail || decode(md5(tail), 'hex');
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

-- What decides which rows the caller reads, and nothing else: people of one view get the same snapshot and understand one
-- another's cursors. It names exactly what the select policies of the kinds ask for (private.make_scope_policy).
create function private.caller_view()
returns text language sql stable security definer set search_path = '' as $$
  select case
    when private.caller_role() is null then case when auth.role() = 'service_role' then 'service' else 'none' end
    when private.sees_whole_city() then 'city'
    else md5(format('%s|%s|%s',
      (select array_agg(distinct id order by id) from unnest(private.caller_jurisdictions()) id),
      (select array_agg(distinct code order by code) from unnest(private.caller_sectors()) code),
      private.caller_town())) end
$$;
grant execute on function private.caller_view() to authenticated, service_role;

create function private.map_cursor()
returns text language sql stable set search_path = '' as $$
  select concat_ws('.', private.epoch(), private.caller_view(), pg_snapshot_xmin(pg_current_snapshot()))
$$;
grant execute on function private.map_cursor() to authenticated, service_role;

-- All rows of a kind, packed with the caller's rights in one look at the database, and the cursor's transaction id.
create function private.pack_snapshot(kind text, out octets bytea, out since xid8)
language plpgsql stable set search_path = '' as $$
begin
  since := pg_snapshot_xmin(pg_current_snapshot());
  octets := private.pack(kind, null, null, jsonb_build_object(
    'kind', kind, 'epoch', private.epoch(), 'reload', false, 'cursor', private.map_cursor(),
    'asOf', floor(extract(epoch from statement_timestamp()) * 1000)), null);
end
$$;
grant execute on function private.pack_snapshot(text) to authenticated, service_role;

-- Snapshots that were packed, one of each view and kind, so that the second reader costs a copy. Nobody is granted it and
-- row security without a policy shuts it twice: the two functions below alone reach it, and both keep to the view of
-- their caller. Unlogged, because a crash costs nothing but packing anew; stored plain, because planes are noise to pglz.
create unlogged table private.snapshot_cache (
  epoch text not null,
  view text not null,
  kind text not null references private.kinds (kind),
  since xid8 not null,
  octets bytea not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (epoch, view, kind)
);
alter table private.snapshot_cache alter column octets set storage external;
alter table private.snapshot_cache enable row level security;
comment on table private.snapshot_cache is 'Packed snapshots by epoch, view and kind; at most 256 MB, the oldest go first.';

-- The kept snapshot of the caller's own view, null when there is none; current while fewer than a hundredth as many rows
-- have changed since as it holds. An old one is never wrong: its cursor makes map_changes tell what came after.
create function private.kept_snapshot(kind text, out octets bytea, out is_current boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
  kept private.snapshot_cache;
  tolerated integer;
  changed integer;
begin
  select * into kept from private.snapshot_cache c
  where c.epoch = private.epoch() and c.view = private.caller_view() and c.kind = kept_snapshot.kind;
  if not found then
    is_current := false;
    return;
  end if;
  -- The rows stand in the header, whose length stands before it.
  tolerated := (convert_from(substring(kept.octets from 9 for ('x' || encode(substring(kept.octets from 5 for 4), 'hex'))::bit(32)::integer), 'UTF8')::jsonb ->> 'rows')::integer / 100;
  execute format('select (select count(*) from (select from public.%I where change_xid >= $1 limit $2) r)
    + (select count(*) from (select from public.map_removals m where m.kind = $3 and m.change_xid >= $1 limit $2) m)', kind)
  into changed using kept.since, tolerated + 1, kind;
  octets := kept.octets;
  is_current := changed <= tolerated;
end
$$;
grant execute on function private.kept_snapshot(text) to authenticated, service_role;

-- Keeps a snapshot for the caller's view. Others of the view will read it, so that only what map_snapshot just packed is
-- kept: the outermost function of the call must be that one (last line of the context; a quoted name would be a
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
    set since = excluded.since, octets = excluded.octets, made_at = excluded.made_at where c.since <= excluded.since;
  delete from private.snapshot_cache c
  where (c.epoch, c.view, c.kind) in (
    select k.epoch, k.view, k.kind from private.snapshot_cache k
    join (select s.epoch, s.view, s.kind, sum(length(s.octets)) over (order by s.epoch = private.epoch() desc, s.made_at desc) as so_far
      from private.snapshot_cache s) t using (epoch, view, kind)
    where t.so_far > largest or k.epoch <> private.epoch()
    for update of k skip locked);
end
$$;
grant execute on function private.keep_snapshot(text, bytea, xid8) to authenticated, service_role;

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

-- Volatile, because it keeps what it packs; in a read-only transaction (GET) it packs and does not keep. One reader at a
-- time packs a view: others take the old snapshot, or wait for the first one when there is none.
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
  if current_setting('transaction_read_only') = 'off' and current_setting('transaction_isolation') = 'read committed' then
    perform private.keep_snapshot(kind, packed.octets, packed.since);
  end if;
  return packed.octets;
end
$$;
comment on function public.map_snapshot(text) is 'All rows of a kind that the caller may read, as packed columns, with the cursor for map_changes. May be some changes old: ask map_changes at once.';

-- Changes since a cursor: rows changed by transactions that had all ended when the answer was made (change_xid below the
-- snapshot's xmin), so that a commit out of order is never missed and none is told twice. `reload` is set when the
-- cursor is of another epoch or view, malformed, or ahead of this database (restored from a backup).
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
    'cursor', private.map_cursor(),
    'asOf', floor(extract(epoch from statement_timestamp()) * 1000));
  if split_part(cursor, '.', 3) ~ '^\d{1,19}$' then
    since := split_part(cursor, '.', 3)::xid8;
  end if;
  if since is null or since > now_xmin or split_part(cursor, '.', 1) <> private.epoch()
     or split_part(cursor, '.', 2) <> private.caller_view() then
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
