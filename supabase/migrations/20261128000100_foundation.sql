-- Foundation: extensions, schemas, what is reachable by default, and the closed lists that several topics share.
-- Enum values are spelled as src/domain/enumerations.ts spells them and stand in the same order (a test compares them).
--
-- This folder is the one place of the database's text: every function stands in it once, as the database has it (a test
-- compares the two). A migration that has landed is never edited; what changes later comes as a new file.

create schema if not exists extensions;
create extension if not exists postgis with schema extensions;

create schema if not exists private;
comment on schema private is
  'Helpers that must see more than their caller. Nothing here is reachable through the API.';
revoke all on schema private from public;

-- On Supabase new objects are granted to everyone by default; here nothing is reachable until it is granted.
alter default privileges in schema public revoke all on tables from public, anon, authenticated;
alter default privileges in schema public revoke all on sequences from public, anon, authenticated;
alter default privileges in schema public revoke execute on functions from anon, authenticated;
alter default privileges revoke execute on functions from public;
alter default privileges in schema public grant all on tables to service_role;
alter default privileges in schema public grant all on sequences to service_role;
alter default privileges in schema public grant execute on functions to service_role;
alter default privileges in schema private grant execute on functions to service_role;

grant usage on schema public, extensions to anon, authenticated, service_role;
grant usage on schema private to authenticated, service_role;

create type public.area_level as enum ('CITY', 'COUNTY', 'TOWN', 'VILLAGE');
create type public.jurisdiction_kind as enum ('COUNTY', 'ZONE');
create type public.risk_level as enum ('MAJOR', 'CONSIDERABLE', 'GENERAL', 'LOW');
create type public.risk_method as enum ('LEC', 'LS', 'RISK_MATRIX', 'EXPERT');
create type public.warning_level as enum ('RED', 'ORANGE', 'YELLOW', 'BLUE', 'NORMAL');
create type public.accident_grade as enum ('EXTRAORDINARY', 'MAJOR', 'CONSIDERABLE', 'GENERAL');
create type public.coordinate_system as enum ('CGCS2000', 'WGS84', 'GCJ02', 'BD09', 'EPSG:4526', 'EPSG:4547');
create type public.location_method as enum ('GPS', 'MAP', 'GEOCODED', 'IMPORTED');
create type public.app_role as enum (
  'city_leader',
  'safety_office',
  'analyst',
  'industry_dept',
  'supervision_group',
  'county_office',
  'township',
  'auditor');

-- 统一社会信用代码 (GB 32100-2015) by its alphabet and length.
create domain public.credit_code as text
  check (value ~ '^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$');
-- A mobile number, a line with its area code, or a service number.
create domain public.phone as text
  check (value ~ '^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})$');

-- Writes many column comments in one statement: keys are columns, values their comments. Each comment says the column
-- in both languages, 中文 · English.
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

-- GB 32100-2015 check digit: c = (31 − Σ(value·weight) mod 31) mod 31 over the first 17 characters.
create function public.credit_code_check_digit_agrees(code text)
returns boolean language sql immutable parallel safe set search_path = '' as $$
  select substr(code, 18, 1) = substr('0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + (31 - (
    select sum((strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, i, 1)) - 1)
      * (array[1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28])[i])
    from generate_series(1, 17) i)::integer % 31) % 31, 1)
$$;
comment on function public.credit_code_check_digit_agrees(text) is
  'GB 32100-2015 check digit. A warning, not a constraint: some real early codes fail it.';
grant execute on function public.credit_code_check_digit_agrees(text) to authenticated;

-- 13812345678 → 138****5678; 0396-1234567 → 039****4567; anything too short to be masked so shows nothing.
create function public.mask_phone(phone text)
returns text language sql immutable parallel safe set search_path = '' as $$
  select case
    when length(phone) >= 9 then left(phone, 3) || '****' || right(phone, 4)
    else left('****', length(phone)) end
$$;
comment on function public.mask_phone(text) is 'A telephone number as everybody may see it.';
grant execute on function public.mask_phone(text) to authenticated;
