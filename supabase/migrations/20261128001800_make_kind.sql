-- A kind of the map in one call.

-- Makes a table with columns id, sector_code and the kind's own (name among them, where it has one) a kind of the map:
-- common columns, indexes, stamps, history, row security and rights by role, packed columns and their view, the signal
-- of changes, the texts that are searched, and what the import must know. Nothing else in SQL names a kind.
--
--   code             number of the kind in packed columns: the next one, never one that was used before
--   packed           own columns of the map, as [name, type, expression over the record r]
--   texts            what is searched, the name first
--   match_key        column by which a ledger row finds the record it stands for
--   matches_by_name  whether a row without that key is matched by name and manager
--   is_unit          whether a hazard may be found at it
--   is_found_by_name whether hazards of a ledger find it by its name
--   codings          packed columns of which less is sent than the value, as [name, coding, base]
--   view_joins       further tables that `packed` names
--   kept_columns     own columns that triggers keep
--   fixed_columns    columns that a ledger sets on new records only
--   before_import    function (record jsonb) returns jsonb, which completes a ledger row
--   after_import     function (record_id integer, record jsonb) returns jsonb, which answers a refusal or null
create function private.make_kind(
  kind text,
  code integer,
  packed text[][],
  texts text[],
  match_key text default null,
  matches_by_name boolean default true,
  is_unit boolean default true,
  is_found_by_name boolean default false,
  codings text[][] default '{}',
  view_joins text default '',
  kept_columns text[] default '{}',
  fixed_columns text[] default '{}',
  before_import regproc default null,
  after_import regproc default null)
returns void language plpgsql set search_path = '' as $$
begin
  insert into private.kinds values (
    kind, code, is_unit, match_key, matches_by_name, is_found_by_name, kept_columns, fixed_columns, view_joins,
    before_import::text, after_import::text);
  if is_unit then
    insert into private.object_types (object_type) values (kind);
  end if;
  if is_found_by_name then
    execute format('create index %1$s_name_idx on public.%1$I (name)', kind);
  end if;
  perform private.make_common_columns(kind);
  perform private.comment_common_columns(kind);
  perform private.make_record_rules(kind);
  perform private.make_kind_policies(kind);
  perform private.make_enum_codes();
  perform private.add_map_columns(kind, packed, codings);
  perform private.make_map_view(kind);
  perform private.make_change_signal(kind);
  insert into private.text_columns (kind, position, expression)
  select make_kind.kind, place, expression
  from unnest(texts) with ordinality t (expression, place);
end
$$;
