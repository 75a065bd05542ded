-- Loading a ledger: one call, one transaction, whole or not at all, with the caller's rights. What a kind has of its
-- own stands in its row of private.kinds and in private.side_tables.

-- Columns of a kind that a ledger may bring. Places come as lon and lat, shapes are drawn.
create function private.importable_columns(kind text)
returns text[] language sql stable set search_path = '' as $$
  select array_agg(a.attname::text order by a.attnum)
  from pg_catalog.pg_attribute a
  where a.attrelid = format('public.%I', kind)::regclass
    and a.attname = any (private.writable_columns(kind))
    and a.attname <> 'import_batch_id'
    and a.atttypid <> 'extensions.geometry'::regtype
$$;
grant execute on function private.importable_columns(text) to authenticated;

-- The record an incoming one stands for: by the key of its kind (credit code, number, filing number), else by name and
-- manager, unless both have a key.
create function private.match_record(k private.kinds, record jsonb)
returns integer language plpgsql stable set search_path = '' as $$
declare
  key_value constant text := record ->> k.match_key;
  found integer;
begin
  if key_value is not null then
    execute format('select id from public.%I where %I = $1', k.kind, k.match_key) into found using key_value;
  end if;
  if found is null and k.matches_by_name then
    execute format($sql$
      select id
      from public.%I
      where name = $1
        and jurisdiction_id = $2
        and (%s or $3 is null)
      order by id
      limit 1$sql$, k.kind, coalesce(quote_ident(k.match_key) || ' is null', 'true'))
    into found
    using record ->> 'name', (record ->> 'jurisdiction_id')::smallint, key_value;
  end if;
  return found;
end
$$;
grant execute on function private.match_record(private.kinds, jsonb) to authenticated;

-- The unit that a hazard of a ledger was found at, by name and manager; null when no kind that is found by name has it.
create function private.find_object(object_name text, jurisdiction_id smallint)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  asked text;
  found integer;
begin
  for asked in select k.kind from private.kinds k where k.is_found_by_name order by k.code loop
    execute format('select id from public.%I where name = $1 and jurisdiction_id = $2 limit 1', asked)
    into found
    using object_name, jurisdiction_id;
    if found is not null then
      return jsonb_build_object('object_type', asked, 'object_id', found);
    end if;
  end loop;
  return null;
end
$$;
grant execute on function private.find_object(text, smallint) to authenticated;

-- Replaces the rows of one side table when those that came differ, in whatever order; true when they did. Definer,
-- because a telephone that must be compared is nobody's to read.
create function private.replace_side_rows(side private.side_tables, parent_id integer, incoming jsonb)
returns boolean language plpgsql security definer set search_path = '' as $$
declare
  compared constant text := (select string_agg('c.' || quote_ident(name), ', ') from unnest(side.compared) name);
  columns text;
  differs boolean;
begin
  execute format($sql$
    select (
      select jsonb_agg(v order by v)
      from (select jsonb_build_array(%1$s) as v from public.%2$I c where c.%3$I = $1) kept)
      is distinct from (
      select jsonb_agg(v order by v)
      from (select jsonb_build_array(%1$s) as v from jsonb_populate_recordset(null::public.%2$I, $2) c) came)
  $sql$, compared, side.relation, side.key)
  into differs
  using parent_id, incoming;
  if not differs then return false; end if;
  select string_agg(quote_ident(a.attname), ', ') into columns
  from pg_catalog.pg_attribute a
  where a.attrelid = format('public.%I', side.relation)::regclass
    and a.attnum > 0
    and not a.attisdropped
    and a.attgenerated = ''
    and a.attidentity = ''
    and a.attname <> side.key;
  execute format('delete from public.%I where %I = $1', side.relation, side.key) using parent_id;
  execute format($sql$
    insert into public.%1$I (%2$I, %3$s)
    select $1, %3$s
    from jsonb_populate_recordset(null::public.%1$I, $2)
  $sql$, side.relation, side.key, columns)
  using parent_id, incoming;
  return true;
end
$$;

-- Writes the contacts that came when they differ from those of the same posts; true when they did. Other posts stay.
create function private.replace_contacts(kind text, parent_id integer, incoming jsonb)
returns boolean language plpgsql security definer set search_path = '' as $$
begin
  if (
    select coalesce(jsonb_agg(jsonb_build_array(c.role, c.name, c.phone) order by c.role), '[]')
    from public.contacts c
    where c.kind = replace_contacts.kind
      and c.record_id = parent_id
      and c.role in (select r ->> 'role' from jsonb_array_elements(incoming) r))
    is not distinct from (
    select coalesce(jsonb_agg(jsonb_build_array(c ->> 'role', c ->> 'name', c ->> 'phone') order by c ->> 'role'), '[]')
    from jsonb_array_elements(incoming) c)
  then
    return false;
  end if;
  -- The scope is the record's: private.take_scope.
  insert into public.contacts (kind, record_id, role, name, phone)
  select replace_contacts.kind, parent_id, c.role, c.name, c.phone
  from jsonb_populate_recordset(null::public.contacts, incoming) c
  on conflict on constraint contacts_kind_record_id_role_key do update
    set name = excluded.name, phone = excluded.phone;
  return true;
end
$$;

-- Replaces the side records that came with a row (chemicals, guarantee team, phones) when they differ; true when they
-- did.
create function private.replace_side_records(kind text, parent_id integer, record jsonb)
returns boolean language plpgsql security definer set search_path = '' as $$
declare
  changed boolean := false;
  scope record;
  side private.side_tables;
begin
  select * into scope from private.scope_of(kind, parent_id);
  if auth.role() <> 'service_role'
    and not private.may_write(kind, scope.jurisdiction_id, scope.sector_code, scope.town_code)
  then
    raise exception using errcode = '42501', message = 'RECORD_NOT_FOR_CALLER';
  end if;
  for side in
    select * from private.side_tables s where s.kind = replace_side_records.kind and record ? s.imported_as
  loop
    changed := private.replace_side_rows(side, parent_id, record -> side.imported_as) or changed;
  end loop;
  if record ? 'contacts' then
    changed := private.replace_contacts(kind, parent_id, record -> 'contacts') or changed;
  end if;
  return changed;
end
$$;
grant execute on function private.replace_side_records(text, integer, jsonb) to authenticated;

-- Makes a record of the columns given, with its place and its batch; answers its key.
create function private.insert_imported(kind text, record jsonb, given text[], batch_id integer)
returns integer language plpgsql set search_path = '' as $$
declare
  columns constant text := (select string_agg(quote_ident(name), ', ') from unnest(given) name);
  made integer;
begin
  execute format($sql$
    insert into public.%1$I (%2$s, geom, import_batch_id)
    select %2$s,
      extensions.st_setsrid(extensions.st_makepoint(($1 ->> 'lon')::float8, ($1 ->> 'lat')::float8), 4490),
      $2
    from jsonb_populate_record(null::public.%1$I, $1)
    returning id$sql$, kind, columns)
  into made
  using record, batch_id;
  return made;
end
$$;
grant execute on function private.insert_imported(text, jsonb, text[], integer) to authenticated;

-- Changes a record that is in the books, given as `before`, where a column or the place that came differs; true when
-- it did.
create function private.update_imported(kind text, before jsonb, record jsonb, given text[], batch_id integer)
returns boolean language plpgsql set search_path = '' as $$
declare
  columns constant text := (
    select string_agg(format('%1$I = n.%1$I', name), ', ') from unnest(given) name where name <> 'source_row');
  after jsonb;
begin
  execute format('select to_jsonb(n) from jsonb_populate_record(null::public.%I, $1) n', kind)
  into after
  using record;
  if not exists (
      select from unnest(given) name
      where name <> 'source_row' and before -> name is distinct from after -> name)
    and round((before ->> 'lon')::numeric, 6) is not distinct from round((record ->> 'lon')::numeric, 6)
    and round((before ->> 'lat')::numeric, 6) is not distinct from round((record ->> 'lat')::numeric, 6)
  then
    return false;
  end if;
  execute format($sql$
    update public.%1$I r
    set %2$s,
      import_batch_id = $2,
      source_row = n.source_row,
      geom = extensions.st_setsrid(extensions.st_makepoint(($1 ->> 'lon')::float8, ($1 ->> 'lat')::float8), 4490)
    from jsonb_populate_record(null::public.%1$I, $1) n
    where r.id = $3$sql$, kind, columns)
  using record, batch_id, (before ->> 'id')::integer;
  return true;
end
$$;
grant execute on function private.update_imported(text, jsonb, jsonb, text[], integer) to authenticated;

-- Why a row may not change a record that is in the books, null when it may: a column of the kind's fixed_columns
-- differs.
create function private.refuse_update(k private.kinds, before jsonb, record jsonb)
returns jsonb language sql immutable parallel safe set search_path = '' as $$
  select jsonb_build_object(
    'code', upper(name) || '_DIFFERS',
    'message', format('%s stands as %s in the books and as %s in the ledger',
      record ->> k.match_key, before ->> name, record ->> name))
  from unnest(k.fixed_columns) name
  where record ->> name is distinct from before ->> name
  limit 1
$$;
grant execute on function private.refuse_update(private.kinds, jsonb, jsonb) to authenticated;

-- Loads one row of a ledger. `done` is what became of it; `refusal` what was not taken from it, as { code, message }.
create function private.import_record(
  k private.kinds, record jsonb, importable text[], batch_id integer,
  out done text, out refusal jsonb)
language plpgsql set search_path = '' as $$
declare
  existing integer;
  before jsonb;
  given text[];
  is_changed boolean;
begin
  if k.before_import is not null then
    execute format('select %s($1)', k.before_import) into record using record;
  end if;
  existing := private.match_record(k, record);
  select array_agg(key) into given from jsonb_object_keys(record) key where key = any (importable);
  if existing is null then
    existing := private.insert_imported(k.kind, record, given, batch_id);
    perform private.replace_side_records(k.kind, existing, record);
    if k.after_import is not null then
      execute format('select %s($1, $2)', k.after_import) into refusal using existing, record;
    end if;
    done := 'inserted';
    return;
  end if;
  execute format($sql$
    select to_jsonb(r) || jsonb_build_object('lon', extensions.st_x(geom), 'lat', extensions.st_y(geom))
    from public.%I r
    where id = $1$sql$, k.kind)
  into before
  using existing;
  if k.fixed_columns <> '{}' then
    refusal := private.refuse_update(k, before, record);
    if refusal is not null then
      done := 'refused';
      return;
    end if;
  end if;
  is_changed := private.update_imported(k.kind, before, record, given, batch_id);
  is_changed := private.replace_side_records(k.kind, existing, record) or is_changed;
  done := case when is_changed then 'updated' else 'unchanged' end;
end
$$;
grant execute on function private.import_record(private.kinds, jsonb, text[], integer) to authenticated;

-- Writes the batch into the books before its rows, which point at it. Refuses what is no kind, and records that are no
-- list.
create function private.open_batch(batch jsonb, records jsonb)
returns integer language plpgsql set search_path = '' as $$
declare
  batch_id integer;
begin
  perform private.require_kind(batch ->> 'kind');
  if jsonb_typeof(records) <> 'array' or jsonb_array_length(records) > 200000 then
    raise exception using
      errcode = '22023',
      message = 'RECORDS_INVALID',
      detail = 'records must be an array of at most 200,000';
  end if;
  insert into public.import_batches
    (kind, file_name, sheet, coordinate_system, data_rows, accepted_rows, rejected_rows, report)
  values (
    batch ->> 'kind',
    batch ->> 'file_name',
    batch ->> 'sheet',
    (batch ->> 'coordinate_system')::public.coordinate_system,
    (batch ->> 'data_rows')::integer,
    (batch ->> 'accepted_rows')::integer,
    (batch ->> 'rejected_rows')::integer,
    batch -> 'report')
  returning id into batch_id;
  return batch_id;
end
$$;
grant execute on function private.open_batch(jsonb, jsonb) to authenticated;

-- An import is in the log, whoever loads.
create function private.log_import(batch_id integer, kind text, inserted integer, updated integer)
returns void language sql security definer set search_path = '' as $$
  insert into public.audit_log (action, detail)
  values ('IMPORT', jsonb_build_object(
    'batchId', batch_id,
    'kind', kind,
    'inserted', inserted,
    'updated', updated))
$$;
grant execute on function private.log_import(integer, text, integer, integer) to authenticated;

-- batch: { kind, file_name, sheet, coordinate_system, data_rows, accepted_rows, rejected_rows, report }. records:
-- objects keyed by column, with lon, lat (CGCS2000 or null), source_row, contacts, and the side records of the kind.
-- Answers { batchId, inserted, updated, unchanged, refused: [{ index, code, message }] }. One error takes everything
-- back and names the row. Costs some ten statements a row.
create function public.import_batch(batch jsonb, records jsonb)
returns jsonb language plpgsql set search_path = '' as $$
declare
  batch_id constant integer := private.open_batch(batch, records);
  importable constant text[] := private.importable_columns(batch ->> 'kind');
  k private.kinds;
  record jsonb;
  position bigint;
  done text;
  refusal jsonb;
  inserted integer := 0;
  updated integer := 0;
  unchanged integer := 0;
  refused jsonb := '[]';
begin
  select * into k from private.kinds where kind = batch ->> 'kind';
  for record, position in select r, n from jsonb_array_elements(records) with ordinality t (r, n) loop
    begin
      select i.done, i.refusal into done, refusal from private.import_record(k, record, importable, batch_id) i;
    exception when others then
      raise exception using
        errcode = sqlstate,
        message = sqlerrm,
        detail = format('row %s of the ledger; nothing was loaded', coalesce(record ->> 'source_row', position::text));
    end;
    inserted := inserted + (done = 'inserted')::integer;
    updated := updated + (done = 'updated')::integer;
    unchanged := unchanged + (done = 'unchanged')::integer;
    if refusal is not null then
      refused := refused || (jsonb_build_object('index', position - 1) || refusal);
    end if;
  end loop;
  update public.import_batches b
  set inserted_rows = inserted, updated_rows = updated, unchanged_rows = unchanged
  where b.id = batch_id;
  perform private.log_import(batch_id, k.kind, inserted, updated);
  return jsonb_build_object(
    'batchId', batch_id,
    'inserted', inserted,
    'updated', updated,
    'unchanged', unchanged,
    'refused', refused);
end
$$;
comment on function public.import_batch(jsonb, jsonb) is
  'Loads the accepted rows of a ledger in one transaction; the same rows twice change nothing.';
grant execute on function public.import_batch(jsonb, jsonb) to authenticated;
