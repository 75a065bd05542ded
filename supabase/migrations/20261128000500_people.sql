-- People: who is signed in, with which role and scope; and what this store is.

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
create index profiles_town_code_idx on public.profiles (town_code);
create index profiles_department_id_idx on public.profiles (department_id);
comment on table public.profiles is
  '账号: role and scope of each signed-in person; made, scoped and suspended by the safety office alone.';
select private.comment_columns('public.profiles', '{
  "user_id": "账号 · account in auth.users",
  "email": "登录名 · sign-in name, lower case",
  "display_name": "姓名或岗位 · name or post",
  "role": "角色 · role",
  "jurisdiction_ids": "管辖范围 · jurisdictions (county_office: one; supervision_group: one or more)",
  "sector_codes": "行业范围 · sectors (industry_dept)",
  "town_code": "乡镇（街道） · town (township)",
  "department_id": "所属部门 · department",
  "must_change_password": "须改初始密码 · true until the first password has been replaced; reads nothing meanwhile",
  "suspended_at": "停用时间 · suspended since; null while active",
  "is_demonstration": "演示账号 · demonstration account",
  "created_at": "创建时间 · made when",
  "created_by": "创建人 · made by whom"}');

-- What the store is: its epoch (clients load afresh when it changes) and whether it shows demonstration data.
create table private.state (
  only_row boolean primary key default true check (only_row),
  epoch uuid not null default gen_random_uuid(),
  city_code text not null default '411700',
  demonstration boolean not null default false,
  seeded_at timestamptz
);
insert into private.state default values;
grant select, insert, update, delete on private.state to service_role;

-- The epoch as clients see it. A dump restored elsewhere, or over itself, gives another one: the table's
-- own oid and the database's change with it.
create function private.epoch()
returns text language sql stable security definer set search_path = '' as $$
  select md5(epoch::text || 'private.state'::regclass::oid::text
    || (select oid::text from pg_catalog.pg_database where datname = current_database()))
  from private.state
$$;
grant execute on function private.epoch() to authenticated;

-- The profile of the caller while it is active: none when signed out, suspended, or before the first password change.
-- Nobody is granted it; the functions below see it as their owner.
create view private.caller as
select *
from public.profiles
where user_id = (select auth.uid())
  and suspended_at is null
  and not must_change_password;
comment on view private.caller is 'The active profile of whoever asks: at most one row.';

-- The caller's role, null without an active profile. Like all that follows one look-up of the profile: stands inside
-- (select …), so that a query asks once.
create function private.caller_role()
returns public.app_role language sql stable security definer set search_path = '' as $$
  select role from private.caller
$$;
grant execute on function private.caller_role() to authenticated;

-- True when the caller reads every county and sector.
create function private.sees_whole_city()
returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select from private.caller where role in ('city_leader', 'safety_office', 'analyst', 'auditor'))
$$;
grant execute on function private.sees_whole_city() to authenticated;

-- Jurisdictions the caller reads by managing or supervising them; empty for every other role.
create function private.caller_jurisdictions()
returns smallint[] language sql stable security definer set search_path = '' as $$
  select coalesce((
    select jurisdiction_ids from private.caller where role in ('county_office', 'supervision_group')), '{}')
$$;
grant execute on function private.caller_jurisdictions() to authenticated;

-- Sectors the caller leads city-wide; empty for every other role.
create function private.caller_sectors()
returns text[] language sql stable security definer set search_path = '' as $$
  select coalesce((select sector_codes from private.caller where role = 'industry_dept'), '{}')
$$;
grant execute on function private.caller_sectors() to authenticated;

-- The caller's town; null for every other role.
create function private.caller_town()
returns text language sql stable security definer set search_path = '' as $$
  select town_code from private.caller where role = 'township'
$$;
grant execute on function private.caller_town() to authenticated;

-- True when the caller writes records of every county and sector.
create function private.writes_whole_city()
returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from private.caller where role = 'safety_office')
$$;
grant execute on function private.writes_whole_city() to authenticated;

-- Jurisdictions in which the caller writes records of a kind: a supervision group writes hazards only.
create function private.writable_jurisdictions(kind text)
returns smallint[] language sql stable security definer set search_path = '' as $$
  select coalesce((
    select jurisdiction_ids
    from private.caller
    where role = 'county_office'
      or (role = 'supervision_group' and kind = 'hazards')), '{}')
$$;
grant execute on function private.writable_jurisdictions(text) to authenticated;

-- The town in which the caller writes records of a kind, null for none: a township writes hazards only.
create function private.writable_town(kind text)
returns text language sql stable security definer set search_path = '' as $$
  select town_code from private.caller where role = 'township' and kind = 'hazards'
$$;
grant execute on function private.writable_town(text) to authenticated;

-- May the caller write a record of this scope? One look-up for one record: where a statement touches many, the policies
-- ask the three functions above instead, once a query (private.write_condition). A test compares the two.
create function private.may_write(kind text, jurisdiction_id smallint, sector_code text, town_code text)
returns boolean language sql stable security definer set search_path = '' as $$
  select coalesce((
    select case c.role
      when 'safety_office' then true
      when 'county_office' then may_write.jurisdiction_id = any (c.jurisdiction_ids)
      when 'industry_dept' then may_write.sector_code = any (c.sector_codes)
      when 'supervision_group' then kind = 'hazards' and may_write.jurisdiction_id = any (c.jurisdiction_ids)
      when 'township' then kind = 'hazards' and may_write.town_code = c.town_code
      else false end
    from private.caller c), false)
$$;
grant execute on function private.may_write(text, smallint, text, text) to authenticated;

-- Title-bar facts for a signed-in person: epoch, whether the data are a demonstration, the caller's role.
create function public.app_state()
returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'epoch', private.epoch(),
    'demonstration', demonstration,
    'cityCode', city_code,
    'role', private.caller_role(),
    'now', now())
  from private.state
$$;
comment on function public.app_state() is
  'Epoch of the store, demonstration mark, city code, role of the caller, server time.';
grant execute on function public.app_state() to authenticated;
