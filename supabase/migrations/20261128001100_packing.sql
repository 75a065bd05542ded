-- The map's own read path: packed columns straight from SQL, with the caller's rights.
--
-- Octets of map_snapshot and map_changes, all numbers big-endian:
--   'WSM2', int4 length of a JSON header, the header, md5 of the header (16 octets);
--   for every `chunkRows` rows (the last chunk has what remains): the columns in the header's order, md5 of them;
--   `removed` int4 ids, md5 of them (also when there are none).
-- Header: { kind, epoch, cursor, asOf, reload, rows, located, removed, chunkRows,
--   columns: [{ name, type, coding?, base? }] }.
-- Rows stand along the space-filling curve of the page's place index (private.morton_code), then by id; the
-- `located` ones come first. A chunk needs no other one.
--
-- A column is as many octets a row as its type says: u1 (0–127 used), i2, i4. They are sent as planes, all the highest
-- octets of the chunk first, because neighbours along the curve share them and a compressor then finds runs.
-- Codings, none: the value itself.
--   'step': zigzag of the difference to the row before, in the first row of a chunk to 0; 0 for rows without a place.
--   'delta': the same in every row, also in those without a place. Values must not be negative, so that no difference
--     overflows.
--   'gap': 0 for none, else 1 + zigzag of the difference to column `base` (to 0 where that has none), at most ±32767
--     days.
-- zigzag(d) is 2d for d ≥ 0 and −2d − 1 below: small differences of either sign become small numbers.
--
-- Codes are enum positions from 1; 0 means none. An unlocated record has lon = lat = −2147483648, sent as step 0.
-- Degrees are millionths; days count from 2000-01-01 with −32768 for none.

create domain public."application/octet-stream" as bytea;

-- Zigzag of an expression, as an expression.
create function private.zigzag(difference text)
returns text language sql immutable parallel safe set search_path = '' as $$
  select format('((%1$s << 1) # (%1$s >> 31))', difference)
$$;
grant execute on function private.zigzag(text) to authenticated;

-- What is sent of a column, as an expression over the row, its `place` in the order, and before_<name> of the row
-- before.
create function private.coded_column(name text, coding text, base text, chunk_rows integer)
returns text language sql immutable parallel safe set search_path = '' as $$
  select case coding
    when 'step' then format('case when located then %s else 0 end', private.zigzag(step))
    when 'delta' then private.zigzag(step)
    when 'gap' then format('case when %I = -32768 then 0 else 1 + %s end', name, private.zigzag(
      format('greatest(-32767, least(32767, %1$I - case when %2$I = -32768 then 0 else %2$I end))', name, base)))
    else quote_ident(name) end
  from format(
    '(%I - case when (place - 1) %% %s = 0 then 0 else %I end)',
    name, chunk_rows, 'before_' || name) step
$$;
grant execute on function private.coded_column(text, text, text, integer) to authenticated;

-- The planes of a column, highest octets first, as a list of aggregates.
create function private.column_planes(name text, type text)
returns text language sql immutable parallel safe set search_path = '' as $$
  select string_agg(
    format('coalesce(string_agg(set_byte(''\x00''::bytea, 0, %I >> %s), ''''), '''')', name, shift),
    ', ' order by shift desc)
  from generate_series(0, case type when 'u1' then 0 when 'i2' then 8 else 24 end, 8) shift
$$;
grant execute on function private.column_planes(text, text) to authenticated;

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
    coalesce(string_agg(format(', lag(%I) over w as %I', name, 'before_' || name), '')
      filter (where m.coding in ('step', 'delta')), ''),
    string_agg(private.coded_column(name, m.coding, base, chunk_rows) || ' as ' || quote_ident(name), ', '
      order by m.position),
    string_agg(private.column_planes(name, m.type), ', ' order by m.position)
  into lags, coded, planes
  from private.map_columns m
  where m.kind = packing_statement.kind;
  return format($sql$
    select count(*)::integer, (count(*) filter (where located))::integer, array[%1$s]
    from (
      select located, %2$s
      from (
        select p.*, lon <> -2147483648 as located, row_number() over w as place %3$s
        from (
          select r.*,
            greatest(0, least(65535, floor((lon / 1e6::float8 + 180) / 360 * 1048576 - 819200)))::integer as x,
            greatest(0, least(65535,
              floor((0.5 - ln((1 + sine) / (1 - sine)) / (4 * pi())) * 1048576 - 393216)))::integer as y
          from (
            select r.*, case when lat = -2147483648 then 0 else sin(lat / 1e6::float8 * pi() / 180) end as sine
            from public.%4$I r
            %5$s
            offset 0) r
          offset 0) p
        window w as (
          order by case when lon = -2147483648 then 4294967296 else private.morton_code(x, y) end, id)
        offset 0) o
      offset 0) c$sql$, planes, coded, lags, 'map_' || kind, condition);
end
$$;
grant execute on function private.packing_statement(text, integer, text) to authenticated;

-- Lays planes and ids out as octets: head, chunks, tail, each with its md5.
create function private.assemble(header jsonb, planes bytea[], row_count integer, chunk_rows integer, removed integer[])
returns bytea language plpgsql immutable set search_path = '' as $$
declare
  head constant bytea := convert_to(header::text, 'UTF8');
  chunk bytea;
  body bytea := '';
  tail bytea;
begin
  for first_row in 1 .. row_count by chunk_rows loop
    chunk := '';
    for position in 1 .. cardinality(planes) loop
      chunk := chunk || substring(planes[position] from first_row for chunk_rows);
    end loop;
    body := body || chunk || decode(md5(chunk), 'hex');
  end loop;
  select coalesce(string_agg(int4send(id), '' order by id), '') into tail from unnest(removed) id;
  return '\x57534d32'::bytea || int4send(length(head)) || head || decode(md5(head), 'hex')
    || body || tail || decode(md5(tail), 'hex');
end
$$;
grant execute on function private.assemble(jsonb, bytea[], integer, integer, integer[]) to authenticated;

-- Packs the rows of a kind's view, all or those changed within a range of transactions. The sort and the planes of a
-- million rows take three to five seconds of one core; work_mem lets the sort stay in memory, and compiling the
-- statement would take longer than it saves in the many small answers of map_changes.
create function private.pack(kind text, from_xid xid8, below_xid xid8, header jsonb, removed integer[])
returns bytea language plpgsql stable set search_path = '' set work_mem = '128MB' set jit = off as $$
declare
  chunk_rows constant integer := 65536;
  condition constant text := case
    when from_xid is null then ''
    else 'where r.change_xid >= $1 and r.change_xid < $2' end;
  has_rows boolean := true;
  row_count integer := 0;
  located_count integer := 0;
  planes bytea[];
  columns jsonb;
begin
  if from_xid is not null then
    -- Most beats find nothing: one look into the index then spares the large statement.
    execute format('select exists (select from public.%I r %s)', 'map_' || kind, condition)
    into has_rows
    using from_xid, below_xid;
  end if;
  if has_rows then
    execute private.packing_statement(kind, chunk_rows, condition)
    into row_count, located_count, planes
    using from_xid, below_xid;
  end if;
  select jsonb_agg(
    jsonb_strip_nulls(jsonb_build_object('name', m.name, 'type', m.type, 'coding', m.coding, 'base', m.base))
    order by m.position)
  into columns
  from private.map_columns m
  where m.kind = pack.kind;
  return private.assemble(
    header || jsonb_build_object(
      'rows', row_count,
      'located', located_count,
      'removed', coalesce(cardinality(removed), 0),
      'chunkRows', chunk_rows,
      'columns', columns),
    planes, row_count, chunk_rows, removed);
end
$$;
grant execute on function private.pack(text, xid8, xid8, jsonb, integer[]) to authenticated;

-- What decides which rows the caller reads, and nothing else: people of one view get the same snapshot and understand
-- one another's cursors. It names exactly what the select policies of the kinds ask for (private.read_condition).
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
grant execute on function private.caller_view() to authenticated;

-- Where a reader stands: epoch, view, and the oldest transaction that has not ended.
create function private.map_cursor()
returns text language sql stable set search_path = '' as $$
  select concat_ws('.', private.epoch(), private.caller_view(), pg_snapshot_xmin(pg_current_snapshot()))
$$;
grant execute on function private.map_cursor() to authenticated;

-- What every header begins with.
create function private.map_header(kind text)
returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'kind', kind,
    'epoch', private.epoch(),
    'reload', false,
    'cursor', private.map_cursor(),
    'asOf', floor(extract(epoch from statement_timestamp()) * 1000))
$$;
grant execute on function private.map_header(text) to authenticated;

-- All rows of a kind, packed with the caller's rights in one look at the database, and the cursor's transaction id.
create function private.pack_snapshot(kind text, out octets bytea, out since xid8)
language plpgsql stable set search_path = '' as $$
begin
  since := pg_snapshot_xmin(pg_current_snapshot());
  octets := private.pack(kind, null, null, private.map_header(kind), null);
end
$$;
grant execute on function private.pack_snapshot(text) to authenticated;
