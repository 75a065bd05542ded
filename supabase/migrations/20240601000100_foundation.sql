-- Foundation: extensions, the closed lists of the field, areas, jurisdictions, departments,
-- sectors, people and the epoch of the store. Enum values are spelled as src/domain/enumerations.ts
-- spells them and stand in the same order (a test compares the two).

create schema if not exists extensions;
create extension if not exists postgis with schema extensions;

create schema if not exists private;
comment on schema private is 'Helpers that must see more than their caller. Nothing here is reachable through the API.';
revoke all on schema private from public;

-- On Supabase new objects are granted to everyone by default; here nothing is reachable until granted.
alter default privileges in schema public revoke all on tables from public, anon, authenticated;
alter default privileges in schema public revoke all on sequences from public, anon, authenticated;
alter default privileges in schema public revoke execute on functions from anon, authenticated;
alter default privileges revoke execute on functions from public;

create type public.area_level as enum ('CITY', 'COUNTY', 'TOWN', 'VILLAGE');
create type public.jurisdiction_kind as enum ('COUNTY', 'ZONE');
create type public.risk_level as enum ('MAJOR', 'CONSIDERABLE', 'GENERAL', 'LOW');
create type public.risk_method as enum ('LEC', 'LS', 'RISK_MATRIX', 'EXPERT');
create type public.hazard_grade as enum ('MAJOR', 'GENERAL');
create type public.source_grade as enum ('GRADE_1', 'GRADE_2', 'GRADE_3', 'GRADE_4');
create type public.dam_class as enum ('CLASS_1', 'CLASS_2', 'CLASS_3', 'CLASS_4', 'CLASS_5');
create type public.fire_unit_level as enum ('LEVEL_1', 'LEVEL_2', 'LEVEL_3');
create type public.supervision_level as enum ('PROVINCE', 'CITY', 'COUNTY');
create type public.warning_level as enum ('RED', 'ORANGE', 'YELLOW', 'BLUE', 'NORMAL');
create type public.accident_grade as enum ('EXTRAORDINARY', 'MAJOR', 'CONSIDERABLE', 'GENERAL');
create type public.hazard_status as enum
  ('PENDING_VERIFY', 'REJECTED', 'REGISTERED', 'ORDERED', 'RECTIFYING', 'REVIEW_PENDING', 'CLOSE_APPROVAL', 'CLOSED', 'REOPENED');
create type public.hazard_source as enum
  ('SELF_CHECK', 'DEPARTMENT_CHECK', 'SUPERVISION_GROUP', 'UNANNOUNCED_CHECK', 'PUBLIC_REPORT', 'EXPERT_CHECK',
   'SUPERIOR_ASSIGNED', 'JOINT_CHECK', 'CROSS_CHECK', 'LOOKBACK', 'MONITORING');
create type public.hazard_category as enum ('PERSON', 'MACHINE', 'ENVIRONMENT', 'MANAGEMENT');
create type public.enterprise_status as enum ('OPERATING', 'SUSPENDED', 'CLOSED', 'REVOKED');
create type public.enterprise_scale as enum ('LARGE', 'MEDIUM', 'SMALL', 'MICRO');
create type public.standardization_grade as enum ('GRADE_1', 'GRADE_2', 'GRADE_3');
create type public.source_unit_kind as enum ('PRODUCTION', 'STORAGE');
create type public.dam_method as enum ('UPSTREAM', 'CENTERLINE', 'DOWNSTREAM', 'ONE_STEP');
create type public.tailings_storage as enum ('WET', 'DRY');
create type public.dam_topography as enum ('VALLEY', 'HILLSIDE', 'RIVER_VALLEY', 'FLAT');
create type public.run_status as enum
  ('UNDER_CONSTRUCTION', 'CONSTRUCTION_STOPPED', 'IN_USE', 'OUT_OF_USE', 'CLOSING', 'CLOSED', 'DEREGISTERED', 'RE_MINING');
create type public.safety_degree as enum ('CRITICAL', 'DANGEROUS', 'DEFECTIVE', 'NORMAL');
create type public.fire_category as enum
  ('F01', 'F02', 'F03', 'F04', 'F05', 'F06', 'F07', 'F08', 'F09', 'F10', 'F11');
create type public.coordinate_system as enum ('CGCS2000', 'WGS84', 'GCJ02', 'BD09', 'EPSG:4526', 'EPSG:4547');
create type public.location_method as enum ('GPS', 'MAP', 'GEOCODED', 'IMPORTED');
create type public.app_role as enum
  ('city_leader', 'safety_office', 'analyst', 'industry_dept', 'supervision_group', 'county_office', 'township', 'auditor');

-- The position of an enum value, from 1; 0 for null. This is the code that the packed snapshot carries.
create function private.enum_code(value anyenum)
returns integer language sql stable parallel safe set search_path = '' as $$
  select coalesce((
    select row_number from (
      select enumlabel, row_number() over (order by enumsortorder)
      from pg_catalog.pg_enum where enumtypid = pg_catalog.pg_typeof(value)::oid
    ) labels where enumlabel = value::text), 0)::integer
$$;
comment on function private.enum_code(anyenum) is 'Position of an enum value from 1, 0 for null; the reference against which the fast per-kind codes are tested.';

-- Writes many column comments in one statement: keys are columns, values their comments.
create function private.comment_columns(relation regclass, comments jsonb)
returns void language plpgsql set search_path = '' as $$
declare
  entry record;
begin
  for entry in select key, value from jsonb_each_text(comments) loop
    execute format('comment on column %s.%I is %L', relation, entry.key, entry.value);
  end loop;
end
$$;

create table public.areas (
  code text primary key check (code ~ '^\d{6}(\d{3}(\d{3})?)?$'),
  number smallint not null generated always as identity unique,
  name text not null,
  name_en text,
  level public.area_level not null,
  parent_code text references public.areas (code),
  geom extensions.geometry (MultiPolygon, 4490),
  source text
);
create index areas_geom_idx on public.areas using gist (geom);
create index areas_parent_code_idx on public.areas (parent_code);
comment on table public.areas is '行政区划: the city, its ten counties and districts, 208 townships; villages as they are entered. Townships have no shape in any open source.';
select private.comment_columns('public.areas', '{
  "code": "行政区划代码: GB/T 2260 (6 digits), statistical township code (9), village (12)",
  "number": "small number that stands for the area in packed columns",
  "name": "名称", "name_en": "English name", "level": "层级", "parent_code": "上级区划",
  "geom": "边界, CGCS2000; null where no source has one", "source": "where name and shape come from"}');

create table public.jurisdictions (
  id smallint primary key,
  code text not null unique,
  name text not null,
  name_en text not null,
  kind public.jurisdiction_kind not null,
  adcode text references public.areas (code),
  check (kind = 'ZONE' or adcode is not null)
);
comment on table public.jurisdictions is '管辖单位: ten counties and three zones. Who manages; the zones lie inside counties, so a point cannot be assigned to one by its place.';
select private.comment_columns('public.jurisdictions', '{
  "id": "1–13, the code in packed columns", "code": "adcode of a county, internal code of a zone",
  "name": "名称", "name_en": "English name", "kind": "county or zone", "adcode": "county it is; null for a zone"}');

create table public.departments (
  id integer primary key generated by default as identity,
  code text not null unique,
  name text not null,
  name_en text not null
);
comment on table public.departments is '部门: those that lead sectors (三管三必须) and take part in checks.';
select private.comment_columns('public.departments', '{"id": "key", "code": "internal code", "name": "名称", "name_en": "English name"}');

create table public.sectors (
  code text primary key check (code ~ '^[KX]\d{2}$'),
  number smallint not null unique,
  name text not null,
  name_en text not null,
  lead_department_id integer references public.departments (id),
  lead_is_settled boolean not null default true
);
comment on table public.sectors is '行业领域: the plan''s seventeen key fields (K01–K17) and the others; each has one lead department, which the safety office may change.';
select private.comment_columns('public.sectors', '{
  "code": "K01–K17 of 驻安委〔2024〕7号 item 11, X01–X99 others", "number": "code in packed columns", "name": "名称", "name_en": "English name",
  "lead_department_id": "牵头部门", "lead_is_settled": "false where the lead is an open question for the client"}');

create table public.criteria (
  id text primary key,
  standard text not null,
  clause text not null,
  title text not null,
  sector_code text references public.sectors (code),
  valid_from date,
  valid_to date
);
comment on table public.criteria is '重大事故隐患判定标准: versioned clauses a major hazard must cite.';
select private.comment_columns('public.criteria', '{
  "id": "key", "standard": "标准或文号", "clause": "条款", "title": "what the clause says, in short", "sector_code": "行业领域",
  "valid_from": "生效", "valid_to": "失效; null while in force"}');

create table public.profiles (
  user_id uuid primary key references auth.users (id) on delete cascade,
  email text not null check (email = lower(email)),
  display_name text not null check (length(display_name) between 1 and 80),
  role public.app_role not null,
  jurisdiction_ids smallint[] not null default '{}',
  sector_codes text[] not null default '{}',
  town_code text references public.areas (code),
  department_id integer references public.departments (id),
  must_change_password boolean not null default true,
  suspended_at timestamptz,
  is_demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  created_by uuid,
  constraint profiles_scope_check check (
    case role
      when 'county_office' then cardinality(jurisdiction_ids) = 1
      when 'supervision_group' then cardinality(jurisdiction_ids) >= 1
      when 'industry_dept' then cardinality(sector_codes) >= 1
      when 'township' then town_code is not null
      else true
    end)
);
comment on table public.profiles is '账号: role and scope of each signed-in person; made, scoped and suspended by the safety office alone.';
select private.comment_columns('public.profiles', '{
  "user_id": "account in auth.users", "email": "sign-in name, lower case", "display_name": "姓名或岗位", "role": "角色",
  "jurisdiction_ids": "管辖范围 (county_office: one; supervision_group: one or more)", "sector_codes": "行业范围 (industry_dept)",
  "town_code": "乡镇 (township)", "department_id": "所属部门", "must_change_password": "true until the first password has been replaced; reads nothing meanwhile",
  "suspended_at": "停用时间; null while active", "is_demonstration": "演示账号", "created_at": "made when", "created_by": "made by whom"}');

-- What the store is: its epoch (clients load afresh when it changes) and whether it shows demonstration data.
create table private.state (
  only_row boolean primary key default true check (only_row),
  epoch uuid not null default gen_random_uuid(),
  city_code text not null default '411700',
  demonstration boolean not null default false,
  seeded_at timestamptz
);
insert into private.state default values;

-- The epoch as clients see it. A dump restored elsewhere, or over itself, gives another one: the table's
-- own oid and the database's change with it.
create function private.epoch()
returns text language sql stable security definer set search_path = '' as $$
  select md5(epoch::text || 'private.state'::regclass::oid::text
    || (select oid::text from pg_catalog.pg_database where datname = current_database()))
  from private.state
$$;

-- The caller, once per query. Null or empty when signed out, suspended, or before the first password change.
create function private.caller_role()
returns public.app_role language sql stable security definer set search_path = '' as $$
  select role from public.profiles
  where user_id = (select auth.uid()) and suspended_at is null and not must_change_password
$$;

-- True when the caller reads every county and sector.
create function private.sees_whole_city()
returns boolean language sql stable security definer set search_path = '' as $$
  select coalesce(private.caller_role() in ('city_leader', 'safety_office', 'analyst', 'auditor'), false)
$$;

-- Jurisdictions the caller reads by managing or supervising them; empty for every other role.
create function private.caller_jurisdictions()
returns smallint[] language sql stable security definer set search_path = '' as $$
  select coalesce((
    select jurisdiction_ids from public.profiles
    where user_id = (select auth.uid()) and private.caller_role() in ('county_office', 'supervision_group')), '{}')
$$;

-- Sectors the caller leads city-wide; empty for every other role.
create function private.caller_sectors()
returns text[] language sql stable security definer set search_path = '' as $$
  select coalesce((
    select sector_codes from public.profiles
    where user_id = (select auth.uid()) and private.caller_role() = 'industry_dept'), '{}')
$$;

-- The caller's town; null for every other role.
create function private.caller_town()
returns text language sql stable security definer set search_path = '' as $$
  select town_code from public.profiles
  where user_id = (select auth.uid()) and private.caller_role() = 'township'
$$;

-- A digest of what decides the caller's view: when it changes, what was loaded before is no longer right.
create function private.caller_scope()
returns text language sql stable security definer set search_path = '' as $$
  select coalesce((
    select left(md5(concat_ws('|', user_id, role, jurisdiction_ids::text, sector_codes::text, town_code)), 12)
    from public.profiles where user_id = (select auth.uid()) and private.caller_role() is not null),
    case when auth.role() = 'service_role' then 'service' else 'none' end)
$$;

-- Title-bar facts for a signed-in person: epoch, whether the data are a demonstration, the caller's role.
create function public.app_state()
returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'epoch', private.epoch(), 'demonstration', demonstration, 'cityCode', city_code,
    'role', private.caller_role(), 'now', now())
  from private.state
$$;
comment on function public.app_state() is 'Epoch of the store, demonstration mark, city code, role of the caller, server time.';
