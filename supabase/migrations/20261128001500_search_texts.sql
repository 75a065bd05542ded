-- What people search by: the names and codes of a kind, apart from map_snapshot because most visits never search.
-- A page at a time, so that neither side ever holds more than some megabytes of it; with the caller's rights, so that a
-- reader gets the texts of exactly the rows that map_snapshot gives.
--
-- Octets of both functions, all numbers big-endian:
--   'WST1', int4 length of a JSON header, the header, md5 of the header (16 octets);
--   for each row int4, the id less that of the row before (of the first: less 0); the texts in UTF-8; md5 of both.
-- Header: { kind, rows, octets, next }. Rows ascend by id. `octets` is the length of the texts; `next` is what to give
-- as `after` for the page that follows, absent from the last one.
-- The texts are the fields of private.text_columns, one after the other and separated by U+001D: of each the values of
-- all rows, separated by U+001E, empty for null. The first one is the name. Values of one field are more alike than
-- fields of one row: a compressor makes a sixth less of them. Neither sign occurs within a value: they are sent as
-- blanks.

-- Which columns of a kind are searched. Never what is sealed (informants) or withheld (telephones).
create table private.text_columns (
  kind text not null references private.kinds (kind),
  position smallint not null,
  expression text not null,
  primary key (kind, position)
);
grant select on private.text_columns to authenticated, service_role;
comment on table private.text_columns is
  'Columns that map_texts carries, by kind; the first is the name that lists show.';

-- Packs the texts of rows selected by a condition on the kind's table, named r; `page_rows` of them at the most.
create function private.pack_texts(kind text, page_rows integer, condition text, after integer, ids integer[])
returns bytea language plpgsql stable set search_path = '' set jit = off as $$
declare
  fields text;
  joined text;
  row_count integer;
  last_id integer;
  steps bytea;
  texts bytea;
  head bytea;
begin
  select
    string_agg(
      format('translate(left(%s, 300), %L, ''  '') as field%s', expression, chr(29) || chr(30), position),
      ', ' order by position),
    string_agg(
      format('coalesce(string_agg(coalesce(field%s, ''''), %L), '''')', position, chr(30)),
      format(' || %L || ', chr(29)) order by position)
  into fields, joined
  from private.text_columns c
  where c.kind = pack_texts.kind;
  -- The rows come in the order of the inner statement: aggregates need not sort them again.
  execute format($sql$
    select count(*)::integer, max(id), coalesce(string_agg(int4send(step), ''), ''), convert_to(%s, 'UTF8')
    from (
      select id, id - lag(id, 1, 0) over (order by id) as step, %s
      from public.%I r
      where retired_at is null and %s
      order by id
      limit $3) p $sql$,
    joined, fields, kind, condition)
  into row_count, last_id, steps, texts
  using after, ids, page_rows;
  head := convert_to(jsonb_strip_nulls(jsonb_build_object(
    'kind', kind,
    'rows', row_count,
    'octets', length(texts),
    'next', case when ids is null and row_count = page_rows then last_id end))::text, 'UTF8');
  return '\x57535431'::bytea || int4send(length(head)) || head || decode(md5(head), 'hex')
    || steps || texts || decode(md5(steps || texts), 'hex');
end
$$;
grant execute on function private.pack_texts(text, integer, text, integer, integer[]) to authenticated;

-- The page of a kind's texts that follows an id, from 0 on.
create function public.map_texts(kind text, after integer)
returns public."application/octet-stream" language plpgsql stable set search_path = '' as $$
begin
  perform private.require_kind(kind);
  return private.pack_texts(kind, 32768, 'id > $1', coalesce(after, 0), null);
end
$$;
comment on function public.map_texts(text, integer) is
  'Names and codes of the rows of a kind that the caller may read, a page at a time, as packed octets.';
grant execute on function public.map_texts(text, integer) to authenticated;

-- The texts of rows that came or changed. More ids than a page has rows are refused: the caller asks in portions.
create function public.map_texts_of(kind text, ids integer[])
returns public."application/octet-stream" language plpgsql stable set search_path = '' as $$
begin
  perform private.require_kind(kind);
  if cardinality(ids) > 32768 then
    raise exception using
      errcode = '22023',
      message = 'TOO_MANY_IDS',
      detail = format('%s ids, at most 32768', cardinality(ids));
  end if;
  return private.pack_texts(kind, 32768, 'id = any ($2)', null, coalesce(ids, '{}'));
end
$$;
comment on function public.map_texts_of(text, integer[]) is
  'Names and codes of some rows of a kind, as map_texts packs them; of those the caller may read.';
grant execute on function public.map_texts_of(text, integer[]) to authenticated;
