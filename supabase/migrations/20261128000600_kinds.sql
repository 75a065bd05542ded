-- The kinds of the map, as rows of data: what triggers, policies, snapshot, texts and import ask instead of naming
-- kinds. A kind comes into these tables by one call of private.make_kind, in its own migration.

create table private.kinds (
  kind text primary key,
  code smallint not null unique check (code between 1 and 127),
  is_unit boolean not null,
  match_key text,
  matches_by_name boolean not null,
  is_found_by_name boolean not null,
  kept_columns text[] not null,
  fixed_columns text[] not null,
  view_joins text not null,
  before_import text,
  after_import text
);
grant select on private.kinds to authenticated, service_role;
comment on table private.kinds is
  'Tables that carry records of the map, by kind; the one list that everything walks. private.make_kind fills it.';
select private.comment_columns('private.kinds', '{
  "kind": "类型 · the table''s name",
  "code": "代码 · number that stands for the kind in packed columns, for ever; also the order of every list",
  "is_unit": "是否单位 · a hazard may be found at it",
  "match_key": "匹配键 · column by which a ledger row finds the record it stands for",
  "matches_by_name": "按名称匹配 · a ledger row without that key is matched by name and manager",
  "is_found_by_name": "按名称查找 · a hazard that a ledger brings finds it by its name",
  "kept_columns": "自动维护列 · own columns that triggers keep: nobody is granted to write them, no ledger does",
  "fixed_columns": "不可导入变更列 · columns that a ledger sets on new records only: a row that differs is refused",
  "view_joins": "视图连接 · further tables that the packed columns need",
  "before_import": "导入前函数 · function (record jsonb) that completes a ledger row, null for none",
  "after_import": "导入后函数 · function (record_id integer, record jsonb) that answers a refusal or null"}');

-- What a hazard or an inspection can be found at: the kinds that are units, and a mere place.
create table private.object_types (
  object_type text primary key
);
insert into private.object_types (object_type) values ('place');
comment on table private.object_types is
  'What a hazard can be found at: a row for each kind that is a unit, and "place".';
select private.comment_columns('private.object_types', '{
  "object_type": "对象类型 · a kind that is a unit, or place"}');

-- Tables whose rows belong to one record of a kind.
create table private.side_tables (
  relation text primary key,
  kind text not null references private.kinds (kind),
  key text not null,
  imported_as text,
  compared text[] not null,
  phone_slot text,
  unique (kind, imported_as)
);
grant select on private.side_tables to authenticated, service_role;
comment on table private.side_tables is
  'Side tables of the kinds: what import_batch replaces with a row, and where reveal_phone looks.'
  ' private.make_side_table fills it.';
select private.comment_columns('private.side_tables', '{
  "relation": "表 · the side table''s name",
  "kind": "类型 · kind of the records that its rows belong to",
  "key": "外键列 · column that says to which record",
  "imported_as": "导入键 · key under which a ledger row brings them; null when none does",
  "compared": "比较列 · columns in which they must differ to be replaced",
  "phone_slot": "电话序号列 · column that tells the telephones of one record apart; null without a column phone"}');

-- Refuses what is no kind, before its name goes into any statement.
create function private.require_kind(kind text)
returns void language plpgsql stable set search_path = '' as $$
begin
  if not exists (select from private.kinds k where k.kind = require_kind.kind) then
    raise exception using
      errcode = '22023',
      message = 'UNKNOWN_KIND',
      detail = format('%L is no kind of the map', left(kind, 40));
  end if;
end
$$;
grant execute on function private.require_kind(text) to authenticated;

-- The scope of one record, whoever asks; nothing when there is no such record.
create function private.scope_of(
  kind text, record_id integer,
  out jurisdiction_id smallint, out sector_code text, out town_code text)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_kind(kind);
  execute format('select r.jurisdiction_id, r.sector_code, r.town_code from public.%I r where r.id = $1', kind)
  into jurisdiction_id, sector_code, town_code
  using record_id;
end
$$;

-- Columns of a kind that people write: neither generated nor stamped nor kept by a trigger.
create function private.writable_columns(kind text)
returns text[] language sql stable set search_path = '' as $$
  select array_agg(a.attname::text order by a.attnum)
  from pg_catalog.pg_attribute a
  join private.kinds k on k.kind = writable_columns.kind
  where a.attrelid = format('public.%I', k.kind)::regclass
    and a.attnum > 0
    and not a.attisdropped
    and a.attgenerated = ''
    and a.attname <> all (k.kept_columns || array[
      'id', 'adcode', 'declared_county_distance_m', 'is_demonstration',
      'version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'change_xid'])
$$;
grant execute on function private.writable_columns(text) to authenticated;
