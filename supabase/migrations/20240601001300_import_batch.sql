-- Loading a ledger: one call, one transaction, whole or not at all, with the caller's rights.

-- The record an incoming one stands for: by its key (credit code, number, filing number), else by name and manager.
create function private.match_record(kind text, record jsonb)
returns integer language plpgsql stable set search_path = '' as $$
declare
  key text := case kind when 'hazards' then 'no' when 'major_hazard_sources' then 'filing_no' when 'tailings_dams' then 'code' else 'uscc' end;
  name_column text := case kind when 'hazards' then 'no' else 'name' end;
  found integer;
begin
  if record ->> key is not null then
    execute format('select id from public.%I where %I = $1', kind, key) into found using record ->> key;
  end if;
  if found is null and kind <> 'hazards' then
    execute format('select id from public.%I where name = $1 and jurisdiction_id = $2 and (%I is null or $3 is null) order by id limit 1', kind, key)
    into found using record ->> name_column, (record ->> 'jurisdiction_id')::smallint, record ->> key;
  end if;
  return found;
end
$$;

-- Replaces the side records that came with a row (chemicals, guarantee team, phones) when they differ; true when they did.
create function private.replace_children(kind text, parent_id integer, record jsonb)
returns boolean language plpgsql security definer set search_path = '' as $$
declare
  changed boolean := false;
  scope record;
begin
  execute format('select jurisdiction_id, sector_code, town_code from public.%I where id = $1', kind) into scope using parent_id;
  if auth.role() <> 'service_role' and not private.may_write(kind, scope.jurisdiction_id, scope.sector_code, scope.town_code) then
    raise exception using errcode = '42501', message = 'RECORD_NOT_FOR_CALLER';
  end if;
  if kind = 'major_hazard_sources' and record ? 'chemicals' and
     (select coalesce(jsonb_agg(jsonb_build_array(c.name, c.cas, c.design_maximum_t) order by c.id), '[]') from public.source_chemicals c where c.source_id = parent_id)
     is distinct from
     (select coalesce(jsonb_agg(jsonb_build_array(c ->> 'name', c ->> 'cas', (c ->> 'design_maximum_t')::numeric) order by n), '[]')
      from jsonb_array_elements(record -> 'chemicals') with ordinality t (c, n)) then
    delete from public.source_chemicals where source_id = parent_id;
    insert into public.source_chemicals (source_id, name, cas, state, design_maximum_t, critical_quantity_t, beta, hazard_class)
    select parent_id, c.name, c.cas, c.state, c.design_maximum_t, c.critical_quantity_t, c.beta, c.hazard_class
    from jsonb_populate_recordset(null::public.source_chemicals, record -> 'chemicals') c;
    changed := true;
  end if;
  if kind = 'fire_key_units' and record ? 'guarantee_team' and
     (select coalesce(jsonb_agg(jsonb_build_array(m.slot, m.name, m.phone) order by m.slot), '[]') from public.guarantee_team_members m where m.unit_id = parent_id)
     is distinct from
     (select coalesce(jsonb_agg(jsonb_build_array((m ->> 'slot')::smallint, m ->> 'name', m ->> 'phone') order by (m ->> 'slot')::smallint), '[]')
      from jsonb_array_elements(record -> 'guarantee_team') m) then
    delete from public.guarantee_team_members where unit_id = parent_id;
    insert into public.guarantee_team_members (unit_id, slot, name, organisation, phone, valid_until)
    select parent_id, m.slot, m.name, m.organisation, m.phone, m.valid_until
    from jsonb_populate_recordset(null::public.guarantee_team_members, record -> 'guarantee_team') m;
    changed := true;
  end if;
  if record ? 'contacts' and
     (select coalesce(jsonb_agg(jsonb_build_array(c.role, c.name, c.phone) order by c.role), '[]') from public.contacts c
      where c.kind = replace_children.kind and c.record_id = parent_id
        and c.role in (select r ->> 'role' from jsonb_array_elements(record -> 'contacts') r))
     is distinct from
     (select coalesce(jsonb_agg(jsonb_build_array(c ->> 'role', c ->> 'name', c ->> 'phone') order by c ->> 'role'), '[]')
      from jsonb_array_elements(record -> 'contacts') c) then
    insert into public.contacts (kind, record_id, jurisdiction_id, sector_code, town_code, role, name, phone)
    select replace_children.kind, parent_id, scope.jurisdiction_id, scope.sector_code, scope.town_code, c.role, c.name, c.phone
    from jsonb_populate_recordset(null::public.contacts, record -> 'contacts') c
    on conflict on constraint contacts_kind_record_id_role_key do update set name = excluded.name, phone = excluded.phone;
    changed := true;
  end if;
  return changed;
end
$$;

-- batch: { kind, file_name, sheet, coordinate_system, data_rows, accepted_rows, rejected_rows, report }.
-- records: objects keyed by column, with lon, lat (CGCS2000 or null), source_row, and side records as chemicals,
-- guarantee_team, contacts. Answers { batchId, inserted, updated, unchanged, refused: [{ index, code, message }] }.
-- A ledger never moves a hazard's status that is already in the books: such a row is refused by name.
create function public.import_batch(batch jsonb, records jsonb)
returns jsonb language plpgsql set search_path = '' as $$
declare
  kind text := batch ->> 'kind';
  batch_id integer;
  writable text[];
  given text[];
  record jsonb;
  position bigint;
  existing integer;
  before jsonb;
  after jsonb;
  column_list text;
  inserted integer := 0;
  updated integer := 0;
  unchanged integer := 0;
  refused jsonb := '[]';
  children_changed boolean;
begin
  perform private.require_kind(kind);
  if jsonb_typeof(records) <> 'array' or jsonb_array_length(records) > 200000 then
    raise exception using errcode = '22023', message = 'RECORDS_INVALID', detail = 'records must be an array of at most 200,000';
  end if;
  insert into public.import_batches (kind, file_name, sheet, coordinate_system, data_rows, accepted_rows, rejected_rows, report)
  values (kind, batch ->> 'file_name', batch ->> 'sheet', (batch ->> 'coordinate_system')::public.coordinate_system,
    (batch ->> 'data_rows')::integer, (batch ->> 'accepted_rows')::integer, (batch ->> 'rejected_rows')::integer, batch -> 'report')
  returning id into batch_id;
  select array_agg(a.attname::text) into writable
  from pg_catalog.pg_attribute a
  where a.attrelid = format('public.%I', kind)::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    and a.attname <> all (array['id', 'geom', 'outline', 'dam_line', 'toe_point', 'downstream_path', 'adcode', 'declared_county_distance_m', 'is_demonstration', 'version',
      'created_at', 'created_by', 'updated_at', 'updated_by', 'change_xid', 'team_filled', 'is_listed', 'listed_level', 'is_suspended',
      'relapse_count', 'review_round', 'import_batch_id']);
  for record, position in select r, n from jsonb_array_elements(records) with ordinality t (r, n) loop
    begin
      if kind = 'hazards' and record ->> 'object_id' is null then
        select record || jsonb_build_object('object_type', 'enterprises', 'object_id', e.id) into after
        from public.enterprises e where e.name = record ->> 'object_name' and e.jurisdiction_id = (record ->> 'jurisdiction_id')::smallint limit 1;
        record := coalesce(after, record);
      elsif kind in ('major_hazard_sources', 'tailings_dams') and record ->> 'enterprise_id' is null then
        select record || jsonb_build_object('enterprise_id', e.id) into after
        from public.enterprises e where e.uscc = record ->> 'uscc' or (record ->> 'uscc' is null and e.name = record ->> 'enterprise_name') limit 1;
        record := coalesce(after, record);
      end if;
      after := null;
      existing := private.match_record(kind, record);
      select array_agg(key) into given from jsonb_object_keys(record) key where key = any (writable);
      if existing is null then
        select string_agg(quote_ident(name), ', ') into column_list from unnest(given) name;
        execute format('insert into public.%1$I (%2$s, geom, import_batch_id) select %2$s,
          extensions.st_setsrid(extensions.st_makepoint(($1 ->> ''lon'')::float8, ($1 ->> ''lat'')::float8), 4490), $2
          from jsonb_populate_record(null::public.%1$I, $1) returning id', kind, column_list)
        into existing using record, batch_id;
        perform private.replace_children(kind, existing, record);
        if kind = 'hazards' and record ? 'listed_level' and record ->> 'listed_level' is not null then
          if not private.list_imported_hazard(existing, (record ->> 'listed_level')::public.supervision_level) then
            refused := refused || jsonb_build_object('index', position - 1, 'code', 'LISTING_NOT_FOR_CALLER',
              'message', format('%s was loaded without its listing: only the safety office lists at %s level', record ->> 'no', record ->> 'listed_level'));
          end if;
        end if;
        inserted := inserted + 1;
      else
        execute format('select to_jsonb(r) || jsonb_build_object(''lon'', round(extensions.st_x(geom)::numeric, 6), ''lat'', round(extensions.st_y(geom)::numeric, 6))
          from public.%I r where id = $1', kind) into before using existing;
        if kind = 'hazards' and record ->> 'status' is distinct from before ->> 'status' then
          refused := refused || jsonb_build_object('index', position - 1, 'code', 'STATUS_DIFFERS',
            'message', format('%s stands as %s in the books and as %s in the ledger', record ->> 'no', before ->> 'status', record ->> 'status'));
          continue;
        end if;
        given := array_remove(array_remove(given, 'source_row'), 'status');
        execute format('select to_jsonb(n) from jsonb_populate_record(null::public.%I, $1) n', kind) into after using record;
        select bool_or(before -> name is distinct from after -> name) into strict children_changed from unnest(given) name;
        if children_changed or round((before ->> 'lon')::numeric, 6) is distinct from round((record ->> 'lon')::numeric, 6)
           or round((before ->> 'lat')::numeric, 6) is distinct from round((record ->> 'lat')::numeric, 6) then
          select string_agg(format('%1$I = n.%1$I', name), ', ') into column_list from unnest(given) name;
          execute format('update public.%1$I r set %2$s, import_batch_id = $2, source_row = n.source_row,
            geom = extensions.st_setsrid(extensions.st_makepoint(($1 ->> ''lon'')::float8, ($1 ->> ''lat'')::float8), 4490)
            from jsonb_populate_record(null::public.%1$I, $1) n where r.id = $3', kind, column_list)
          using record, batch_id, existing;
          perform private.replace_children(kind, existing, record);
          updated := updated + 1;
        elsif private.replace_children(kind, existing, record) then
          updated := updated + 1;
        else
          unchanged := unchanged + 1;
        end if;
      end if;
    exception when others then
      raise exception using errcode = sqlstate, message = sqlerrm,
        detail = format('row %s of the ledger; nothing was loaded', coalesce(record ->> 'source_row', position::text));
    end;
  end loop;
  update public.import_batches b set inserted_rows = inserted, updated_rows = updated, unchanged_rows = unchanged where b.id = batch_id;
  perform private.log_import(batch_id, kind, inserted, updated);
  return jsonb_build_object('batchId', batch_id, 'inserted', inserted, 'updated', updated, 'unchanged', unchanged, 'refused', refused);
end
$$;
comment on function public.import_batch(jsonb, jsonb) is 'Loads the accepted rows of a ledger in one transaction; the same rows twice change nothing.';

-- A ledger says that a hazard is listed, not since when: the day it is first imported stands for it, and the body is the
-- level's committee. False when the caller may not list at that level.
create function private.list_imported_hazard(hazard integer, level public.supervision_level)
returns boolean language plpgsql security definer set search_path = '' as $$
begin
  if auth.role() <> 'service_role' and private.caller_role() <> 'safety_office'
     and not (level = 'COUNTY' and private.caller_role() = 'county_office') then
    return false;
  end if;
  insert into public.listed_supervisions (hazard_id, level, body, listed_on)
  values (hazard, level, case level when 'PROVINCE' then '省安委会' when 'CITY' then '市安委会' else '县（区）安委会' end, current_date);
  return true;
end
$$;

create function private.log_import(batch_id integer, kind text, inserted integer, updated integer)
returns void language sql security definer set search_path = '' as $$
  insert into public.audit_log (action, detail)
  values ('IMPORT', jsonb_build_object('batchId', batch_id, 'kind', kind, 'inserted', inserted, 'updated', updated))
$$;

revoke execute on function public.import_batch(jsonb, jsonb) from public, anon;
grant execute on function public.import_batch(jsonb, jsonb) to authenticated, service_role;
revoke execute on function private.match_record(text, jsonb), private.replace_children(text, integer, jsonb),
  private.list_imported_hazard(integer, public.supervision_level), private.log_import(integer, text, integer, integer) from public;
grant execute on function private.match_record(text, jsonb), private.replace_children(text, integer, jsonb),
  private.list_imported_hazard(integer, public.supervision_level), private.log_import(integer, text, integer, integer) to authenticated, service_role;
