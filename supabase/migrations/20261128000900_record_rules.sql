-- What every mapped record shares: the rules of a place, the stamps nobody may forge, and the history.

-- Import batches come first, because records point at the batch they came in.
create table public.import_batches (
  id integer primary key generated always as identity,
  kind text not null references private.kinds (kind),
  file_name text not null check (length(file_name) <= 255),
  sheet text,
  coordinate_system public.coordinate_system,
  data_rows integer not null check (data_rows >= 0),
  accepted_rows integer not null check (accepted_rows >= 0),
  rejected_rows integer not null check (rejected_rows >= 0),
  inserted_rows integer not null default 0,
  updated_rows integer not null default 0,
  unchanged_rows integer not null default 0,
  report jsonb,
  created_at timestamptz not null default now(),
  created_by uuid default auth.uid()
);
create index import_batches_kind_idx on public.import_batches (kind);
comment on table public.import_batches is '导入批次: one workbook loaded whole or not at all, with its report.';
select private.comment_columns('public.import_batches', '{
  "id": "主键 · key",
  "kind": "类型 · kind of the records",
  "file_name": "文件名 · file name",
  "sheet": "工作表 · worksheet",
  "coordinate_system": "坐标系 · coordinate system of the workbook",
  "data_rows": "数据行数 · rows that are records",
  "accepted_rows": "有效行数 · rows that hold",
  "rejected_rows": "错误行数 · rows with an error",
  "inserted_rows": "新增行数 · new records",
  "updated_rows": "更新行数 · records changed",
  "unchanged_rows": "未变行数 · records already so",
  "report": "检查报告 · findings as the importer reported them",
  "created_at": "导入时间 · when",
  "created_by": "导入人 · by whom; null for the command line"}');
select private.make_select_policy(
  'import_batches',
  'created_by = (select auth.uid()) or (select private.caller_role()) in (''safety_office'', ''auditor'')');
select private.make_write_policies(
  'import_batches',
  '{insert}',
  'created_by = (select auth.uid())
    and (select private.caller_role()) in (''safety_office'', ''county_office'', ''industry_dept'')');
select private.make_write_policies('import_batches', '{update}', 'created_by = (select auth.uid())');
grant select, insert, update (inserted_rows, updated_rows, unchanged_rows) on public.import_batches to authenticated;

-- The county whose ground a point lies on; null outside the city.
create function private.county_at(place extensions.geometry)
returns text language sql stable parallel safe set search_path = '' as $$
  select code
  from public.areas
  where level = 'COUNTY'
    and extensions.st_covers(geom, place)
  order by code
  limit 1
$$;
grant execute on function private.county_at(extensions.geometry) to authenticated;

-- Metres from a point to the county its manager declares; 0 inside, null without place or for a zone.
create function private.metres_to_county(place extensions.geometry, declared text)
returns double precision language sql stable parallel safe set search_path = '' as $$
  select extensions.st_distance(place::extensions.geography, geom::extensions.geography)
  from public.areas
  where code = declared
    and place is not null
$$;

-- Before every write of a record: find its county, measure it against the declared one, refuse a point outside the city
-- (reject outside, warn on disagreement), stamp what nobody may forge.
create function private.stamp_record()
returns trigger language plpgsql security definer set search_path = '' as $$
declare
  declared text;
begin
  if tg_op = 'INSERT'
    or new.geom::bytea is distinct from old.geom::bytea
    or new.jurisdiction_id is distinct from old.jurisdiction_id
  then
    new.adcode := private.county_at(new.geom);
    if new.geom is not null and new.adcode is null then
      raise exception using
        errcode = '23514',
        message = 'LOCATION_OUTSIDE_CITY',
        detail = format('(%s, %s) lies outside the city', extensions.st_x(new.geom), extensions.st_y(new.geom));
    end if;
    select j.adcode into declared from public.jurisdictions j where j.id = new.jurisdiction_id;
    new.declared_county_distance_m := case
      when new.geom is null or declared is null then null
      when declared = new.adcode then 0
      else private.metres_to_county(new.geom, declared) end;
  end if;
  if tg_op = 'INSERT' then
    new.version := 1;
    new.created_at := now();
    new.created_by := auth.uid();
  else
    new.version := old.version + 1;
    new.created_at := old.created_at;
    new.created_by := old.created_by;
  end if;
  new.updated_at := now();
  new.updated_by := auth.uid();
  new.change_xid := pg_current_xact_id();
  return new;
end
$$;

create table public.record_history (
  id bigint primary key generated always as identity,
  kind text not null,
  record_id integer not null,
  version integer not null,
  action text not null check (action in ('INSERT', 'UPDATE', 'DELETE')),
  at timestamptz not null default now(),
  actor uuid,
  jurisdiction_id smallint not null,
  sector_code text,
  town_code text,
  before jsonb,
  after jsonb
);
create index record_history_record_idx on public.record_history (kind, record_id, version);
comment on table public.record_history is '变更历史: append-only, written by trigger, one row per change.';
select private.comment_columns('public.record_history', '{
  "id": "主键 · key",
  "kind": "类型 · kind of the record",
  "record_id": "记录 · record",
  "version": "版本 · version after the change",
  "action": "操作 · what was done",
  "at": "时间 · when",
  "actor": "操作人 · who; null for the system",
  "jurisdiction_id": "管辖单位 · jurisdiction at the time (scope of the reader)",
  "sector_code": "行业领域 · sector at the time",
  "town_code": "乡镇（街道） · town at the time",
  "before": "变更前 · the record before; only the columns that changed",
  "after": "变更后 · the record after; only the columns that changed"}');
select private.make_scope_policy('record_history');

-- Records that a reader may have on screen and must take off: deleted, retired, or moved out of a scope.
create table public.map_removals (
  id bigint primary key generated always as identity,
  kind text not null,
  record_id integer not null,
  jurisdiction_id smallint not null,
  sector_code text,
  town_code text,
  change_xid xid8 not null default pg_current_xact_id()
);
create index map_removals_change_idx on public.map_removals (kind, change_xid);
comment on table public.map_removals is
  '移出记录: what left the map, or left a scope; read by map_changes with the scope the record had before.';
select private.comment_columns('public.map_removals', '{
  "id": "主键 · key",
  "kind": "类型 · kind",
  "record_id": "记录 · record",
  "jurisdiction_id": "原管辖单位 · jurisdiction it had",
  "sector_code": "原行业领域 · sector it had",
  "town_code": "原乡镇（街道） · town it had",
  "change_xid": "事务号 · transaction that removed it"}');
select private.make_scope_policy('map_removals');

-- After every write of a record: what it was and what it is, and whom the map must take it from.
create function private.keep_history()
returns trigger language plpgsql security definer set search_path = '' as $$
declare
  stamps constant text[] := array['change_xid', 'updated_at', 'updated_by', 'version'];
  before jsonb;
  after jsonb;
begin
  if tg_op <> 'INSERT' then before := to_jsonb(old) - stamps; end if;
  if tg_op <> 'DELETE' then after := to_jsonb(new) - stamps; end if;
  if tg_op = 'UPDATE' then
    select coalesce(jsonb_object_agg(b.key, b.value), '{}'), coalesce(jsonb_object_agg(b.key, after -> b.key), '{}')
    into before, after
    from jsonb_each(before) b
    where b.value is distinct from after -> b.key;
  end if;
  insert into public.record_history
    (kind, record_id, version, action, actor, jurisdiction_id, sector_code, town_code, before, after)
  select tg_table_name, r.id, r.version, tg_op, auth.uid(), r.jurisdiction_id, r.sector_code, r.town_code, before, after
  from (select (case when tg_op = 'DELETE' then old else new end).*) r;
  if tg_op = 'DELETE'
    or (tg_op = 'UPDATE' and (
      (old.jurisdiction_id, old.sector_code, old.town_code)
        is distinct from (new.jurisdiction_id, new.sector_code, new.town_code)
      or (old.retired_at is null and new.retired_at is not null)))
  then
    insert into public.map_removals (kind, record_id, jurisdiction_id, sector_code, town_code)
    values (tg_table_name, old.id, old.jurisdiction_id, old.sector_code, old.town_code);
  end if;
  return null;
end
$$;

-- Gives a table the columns that every record of the map has.
create function private.make_common_columns(kind text)
returns void language plpgsql set search_path = '' as $$
begin
  execute format($sql$
    alter table public.%1$I
      add column jurisdiction_id smallint not null references public.jurisdictions (id),
      add column town_code text references public.areas (code),
      add column address text check (length(address) <= 300),
      add column geom extensions.geometry (Point, 4490)
        check (extensions.st_x(geom) between 113.0 and 115.3 and extensions.st_y(geom) between 32.2 and 33.7),
      add column adcode text references public.areas (code),
      add column declared_county_distance_m double precision,
      add column coordinate_system_in public.coordinate_system,
      add column original_x double precision,
      add column original_y double precision,
      add column location_method public.location_method,
      add column location_accuracy_m double precision check (location_accuracy_m >= 0),
      add column location_verified_by uuid,
      add column location_verified_at timestamptz,
      add column extra jsonb not null default '{}',
      add column import_batch_id integer references public.import_batches (id),
      add column source_row integer,
      add column retired_at timestamptz,
      add column retired_reason text,
      add column is_demonstration boolean not null default false,
      add column version integer not null default 1,
      add column created_at timestamptz not null default now(),
      add column created_by uuid,
      add column updated_at timestamptz not null default now(),
      add column updated_by uuid,
      add column change_xid xid8 not null default pg_current_xact_id(),
      add constraint %1$s_retired_check check (retired_at is null or length(coalesce(retired_reason, '')) > 0)
  $sql$, kind);
end
$$;

-- Says the common columns in both languages; the key and the sector are there before, but mean the same everywhere.
create function private.comment_common_columns(kind text)
returns void language plpgsql set search_path = '' as $$
begin
  perform private.comment_columns(format('public.%I', kind)::regclass, '{
    "id": "主键 · key",
    "sector_code": "行业领域 · sector",
    "jurisdiction_id": "管辖单位 · jurisdiction: who manages (declared)",
    "town_code": "乡镇（街道） · town",
    "address": "详细地址 · address",
    "geom": "位置 · place, CGCS2000 (EPSG:4490); null = 未定位, counted aloud",
    "adcode": "所在区县 · county it lies in (computed from geom)",
    "declared_county_distance_m": "距申报区县 · metres to the declared county; 0 inside, null if unlocated or a zone''s",
    "coordinate_system_in": "原坐标系 · coordinate system the place was given in",
    "original_x": "原坐标一 · first coordinate as given",
    "original_y": "原坐标二 · second coordinate as given",
    "location_method": "定位方式 · how it was located",
    "location_accuracy_m": "定位精度 · accuracy of the place, metres",
    "location_verified_by": "位置核实人 · who verified the place",
    "location_verified_at": "位置核实时间 · when the place was verified",
    "extra": "其他字段 · ledger fields that have no column of their own",
    "import_batch_id": "导入批次 · import batch it came in",
    "source_row": "台账行号 · worksheet row it came from",
    "retired_at": "停用时间 · retired since (left the map, kept in the books)",
    "retired_reason": "停用原因 · why it was retired",
    "is_demonstration": "演示数据 · demonstration data",
    "version": "版本 · counts changes; a command names the version it was made on",
    "created_at": "创建时间 · when made",
    "created_by": "创建人 · made by whom",
    "updated_at": "更新时间 · when last changed",
    "updated_by": "更新人 · last changed by whom",
    "change_xid": "变更事务号 · transaction of the last change; the cursor of map_changes"}');
end
$$;

-- Indexes, stamps and history of a kind. An import batch is looked for when it is undone; most rows have none.
create function private.make_record_rules(kind text)
returns void language plpgsql set search_path = '' as $$
begin
  execute format($sql$
    create index %1$s_geom_idx on public.%1$I using gist (geom);
    create index %1$s_change_idx on public.%1$I (change_xid);
    create index %1$s_scope_idx on public.%1$I (jurisdiction_id, sector_code);
    create index %1$s_town_idx on public.%1$I (town_code);
    create index %1$s_import_batch_idx on public.%1$I (import_batch_id) where import_batch_id is not null;
    create trigger %1$s_stamp before insert or update on public.%1$I
      for each row execute function private.stamp_record();
    create trigger %1$s_history after insert or update or delete on public.%1$I
      for each row execute function private.keep_history();
  $sql$, kind);
end
$$;
