-- What the map carries of a kind, as small numbers: the codes, the columns as rows of data, and the views made of them.

-- The position of an enum value, from 1; 0 for null. Reads the catalogue: the reference against which the fast codes
-- below are tested, never part of a query.
create function private.enum_code(value anyenum)
returns integer language sql stable parallel safe set search_path = '' as $$
  select coalesce((
    select row_number
    from (
      select enumlabel, row_number() over (order by enumsortorder)
      from pg_catalog.pg_enum
      where enumtypid = pg_catalog.pg_typeof(value)::oid) labels
    where enumlabel = value::text), 0)::integer
$$;
comment on function private.enum_code(anyenum) is 'Position of an enum value from 1, 0 for null.';
grant execute on function private.enum_code(anyenum) to authenticated;

-- Makes private.code(value), the fast immutable code of one enum: code('MAJOR'::risk_level) = 1. PostgreSQL puts its
-- text into the query, which a "set search_path" would prevent; it needs none. Run once more, in a migration of its
-- own, after one that added a value: a new value may not be used in the transaction that adds it.
create function private.make_enum_code(enum regtype)
returns void language plpgsql set search_path = '' as $$
declare
  branches text;
begin
  select string_agg(format('when %L then %s', e.enumlabel, e.position), ' ' order by e.position) into branches
  from (
    select enumlabel, row_number() over (order by enumsortorder) as position
    from pg_catalog.pg_enum
    where enumtypid = enum) e;
  execute format(
    'create or replace function private.code(value %s) returns integer language sql immutable parallel safe as
      $code$ select case value %s else 0 end $code$',
    enum, branches);
  execute format('grant execute on function private.code(%s) to authenticated', enum);
end
$$;

-- The same for every enum of public that has no code yet.
create function private.make_enum_codes()
returns void language plpgsql set search_path = '' as $$
declare
  enum regtype;
begin
  for enum in
    select t.oid
    from pg_catalog.pg_type t
    where t.typnamespace = 'public'::regnamespace
      and t.typtype = 'e'
      and to_regprocedure(format('private.code(%s)', t.oid::regtype)) is null
  loop
    perform private.make_enum_code(enum);
  end loop;
end
$$;

-- Days from 2000-01-01, −32768 for none. Without "set search_path", so that PostgreSQL puts its text into the query.
create function private.day_number(day date)
returns smallint language sql immutable parallel safe as $$
  select case
    when day is null then -32768
    else greatest(-32767, least(32767, day - date '2000-01-01')) end::smallint
$$;
grant execute on function private.day_number(date) to authenticated;

-- Puts a zero between the bits of a number below 256. A table of octets, because shifting and masking cost three times
-- as much in SQL. Without "set search_path", like the two functions below, so that PostgreSQL puts the text into the
-- query.
create function private.spread_octet(value integer)
returns bigint language sql immutable parallel safe as $$
  select ('{
    0,1,4,5,16,17,20,21,64,65,68,69,80,81,84,85,256,257,260,261,272,273,276,277,320,321,324,325,336,337,340,341,
    1024,1025,1028,1029,1040,1041,1044,1045,1088,1089,1092,1093,1104,1105,1108,1109,1280,1281,1284,1285,1296,1297,
    1300,1301,1344,1345,1348,1349,1360,1361,1364,1365,4096,4097,4100,4101,4112,4113,4116,4117,4160,4161,4164,4165,
    4176,4177,4180,4181,4352,4353,4356,4357,4368,4369,4372,4373,4416,4417,4420,4421,4432,4433,4436,4437,5120,5121,
    5124,5125,5136,5137,5140,5141,5184,5185,5188,5189,5200,5201,5204,5205,5376,5377,5380,5381,5392,5393,5396,5397,
    5440,5441,5444,5445,5456,5457,5460,5461,16384,16385,16388,16389,16400,16401,16404,16405,16448,16449,16452,16453,
    16464,16465,16468,16469,16640,16641,16644,16645,16656,16657,16660,16661,16704,16705,16708,16709,16720,16721,
    16724,16725,17408,17409,17412,17413,17424,17425,17428,17429,17472,17473,17476,17477,17488,17489,17492,17493,
    17664,17665,17668,17669,17680,17681,17684,17685,17728,17729,17732,17733,17744,17745,17748,17749,20480,20481,
    20484,20485,20496,20497,20500,20501,20544,20545,20548,20549,20560,20561,20564,20565,20736,20737,20740,20741,
    20752,20753,20756,20757,20800,20801,20804,20805,20816,20817,20820,20821,21504,21505,21508,21509,21520,21521,
    21524,21525,21568,21569,21572,21573,21584,21585,21588,21589,21760,21761,21764,21765,21776,21777,21780,21781,
    21824,21825,21828,21829,21840,21841,21844,21845}'::bigint[])[value + 1]
$$;

-- Puts a zero between the bits of a number below 65536. Parentheses matter: a | b << 1 is (a | b) << 1 here.
create function private.spread_bits(value integer)
returns bigint language sql immutable parallel safe as $$
  select private.spread_octet(value & 255) | (private.spread_octet(value >> 8) << 16)
$$;

-- Place on the curve of a cell of the page's finest grid (src/store/place-index.ts says which cells those are; a test
-- compares the two). The arguments must be cheap, or PostgreSQL does not inline it and a row costs a microsecond more.
create function private.morton_code(x integer, y integer)
returns bigint language sql immutable parallel safe as $$
  select private.spread_bits(x) | (private.spread_bits(y) << 1)
$$;
grant execute on function private.spread_octet(integer) to authenticated;
grant execute on function private.spread_bits(integer) to authenticated;
grant execute on function private.morton_code(integer, integer) to authenticated;

-- Which columns of a kind are packed, in which order, width and coding, and what each is of the record r.
create table private.map_columns (
  kind text not null references private.kinds (kind),
  position smallint not null,
  name text not null,
  type text not null check (type in ('u1', 'i2', 'i4')),
  coding text check (coding in ('step', 'delta', 'gap')),
  base text check ((base is not null) = (coding is not distinct from 'gap')),
  expression text not null,
  primary key (kind, position),
  unique (kind, name)
);
grant select on private.map_columns to authenticated, service_role;
comment on table private.map_columns is
  'Packed columns by kind; the octets are described where they are packed. After a new row: private.make_map_view.';

-- Registers the columns of a kind: what all kinds have, and its own as [name, type, expression]. `codings` says of
-- which columns less is sent than their value, as [name, coding, base].
create function private.add_map_columns(kind text, own_columns text[][], codings text[][])
returns void language plpgsql set search_path = '' as $$
declare
  common constant text[][] := array[
    ['id', 'i4', 'r.id'],
    ['lon', 'i4', 'coalesce(round(extensions.st_x(r.geom) * 1e6)::integer, -2147483648)'],
    ['lat', 'i4', 'coalesce(round(extensions.st_y(r.geom) * 1e6)::integer, -2147483648)'],
    ['jurisdiction', 'u1', 'r.jurisdiction_id'],
    ['county', 'u1', 'coalesce(county.number, 0)'],
    ['town', 'i2', 'coalesce(town.number, 0)'],
    ['sector', 'u1', 'coalesce(sector.number, 0)']];
  entry text[];
  place integer := 0;
begin
  foreach entry slice 1 in array common || own_columns loop
    place := place + 1;
    insert into private.map_columns (kind, position, name, type, expression)
    values (kind, place, entry[1], entry[2], entry[3]);
  end loop;
  foreach entry slice 1 in array array[['lon', 'step', null], ['lat', 'step', null]] || codings loop
    update private.map_columns c
    set coding = entry[2], base = entry[3]
    where c.kind = add_map_columns.kind
      and c.name = entry[1];
  end loop;
end
$$;

-- Makes the view public.map_<kind> of the kind's rows in private.map_columns, or adds to it the columns that are new
-- there.
create function private.make_map_view(kind text)
returns void language plpgsql set search_path = '' as $$
declare
  columns text;
  joins text;
begin
  select string_agg(format('%s as %I', c.expression, c.name), ', ' order by c.position) into columns
  from private.map_columns c
  where c.kind = make_map_view.kind;
  select k.view_joins into joins from private.kinds k where k.kind = make_map_view.kind;
  execute format($sql$
    create or replace view public.map_%1$s with (security_invoker = true) as
    select r.change_xid, %2$s
    from public.%1$I r
    left join public.sectors sector on sector.code = r.sector_code
    left join public.areas county on county.code = r.adcode
    left join public.areas town on town.code = r.town_code
    %3$s
    where r.retired_at is null
  $sql$, kind, columns, joins);
  execute format('grant select on public.map_%1$s to authenticated, service_role', kind);
  execute format('comment on view public.map_%1$s is %2$L', kind, format(
    'What the map carries of %s, as small numbers; read through map_snapshot and map_changes.', kind));
end
$$;
