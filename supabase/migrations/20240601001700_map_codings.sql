-- Fewer octets for hazards, which are two thirds of a snapshot. What 20240601001200_map_snapshot.sql says of the octets
-- stays true, with one coding more: 'delta': zigzag of the difference to the row before, in every row, also in those
-- without a place; in the first row of a chunk to 0. Values must not be negative, so that no difference overflows.

alter table private.map_columns drop constraint map_columns_coding_check;
alter table private.map_columns add constraint map_columns_coding_check check (coding in ('step', 'delta', 'gap'));

-- As before, and 'delta'.
create or replace function private.packing_statement(kind text, chunk_rows integer, condition text)
returns text language plpgsql stable set search_path = '' as $$
declare
  lags text;
  coded text;
  planes text;
begin
  select
    string_agg(case when m.coding in ('step', 'delta') then format(', lag(%I) over w as %I', name, 'before_' || name) else '' end, ''),
    string_agg(case m.coding
      when 'step' then format('case when located then (%1$s << 1) # (%1$s >> 31) else 0 end',
        format('(%I - case when (place - 1) %% %s = 0 then 0 else %I end)', name, chunk_rows, 'before_' || name))
      when 'delta' then format('(%1$s << 1) # (%1$s >> 31)',
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

-- Hazards of one unit lie at one place, so that they are neighbours along the curve; and what is closed is mostly closed
-- within days of its deadline. Changed columns empty the cache of snapshots by a trigger.
update private.map_columns set coding = 'delta' where kind = 'hazards' and name = 'unitId';
update private.map_columns set base = 'dueOn' where kind = 'hazards' and name = 'closedOn';
