-- Included by every test file, inside its transaction: people of each role, records in and out of their scopes, and
-- one way to try a statement as a person. Everything is rolled back with the file.

create extension if not exists pgtap with schema extensions;
create schema tests;
set local search_path = tests, public, extensions;

-- Scopes of the records: A in the first county, its town and sector K14; B in the second; C in the fifth, K14 again.
create table tests.scopes (scope text primary key, jurisdiction_id smallint, sector_code text, town_code text, place extensions.geometry);
insert into tests.scopes
select s.scope, s.jurisdiction_id, s.sector_code, s.town_code, extensions.st_pointonsurface(a.geom)
from (values ('A', 1::smallint, 'K14', '411702100'), ('B', 2, 'K16', '411721101'), ('C', 5, 'K14', null)) s (scope, jurisdiction_id, sector_code, town_code)
join public.jurisdictions j on j.id = s.jurisdiction_id join public.areas a on a.code = j.adcode;

-- Which scopes each person reads, and of which kinds each writes; said in the words of the roles table, not of the policies.
create table tests.people (
  person text primary key, user_id uuid not null default gen_random_uuid(), role public.app_role, reads text[] not null,
  writes_units text[] not null default '{}', writes_hazards text[] not null default '{}'
);
insert into tests.people (person, role, reads, writes_units, writes_hazards) values
  ('city leader', 'city_leader', '{A,B,C}', '{}', '{}'),
  ('safety office', 'safety_office', '{A,B,C}', '{A,B,C}', '{A,B,C}'),
  ('analyst', 'analyst', '{A,B,C}', '{}', '{}'),
  ('industry department', 'industry_dept', '{A,C}', '{A,C}', '{A,C}'),
  ('supervision group', 'supervision_group', '{A,B}', '{}', '{A,B}'),
  ('county office', 'county_office', '{A}', '{A}', '{A}'),
  ('township', 'township', '{A}', '{}', '{A}'),
  ('auditor', 'auditor', '{A,B,C}', '{}', '{}'),
  ('suspended office', 'safety_office', '{}', '{}', '{}'),
  ('office with first password', 'safety_office', '{}', '{}', '{}'),
  ('login without profile', null, '{}', '{}', '{}');
insert into auth.users (id, email) select user_id, replace(person, ' ', '-') || '@test.local' from tests.people;
insert into public.profiles (user_id, email, display_name, role, jurisdiction_ids, sector_codes, town_code, must_change_password, suspended_at)
select user_id, replace(person, ' ', '-') || '@test.local', person, role,
  case role when 'supervision_group' then '{1,2}'::smallint[] when 'county_office' then '{1}' else '{}' end,
  case role when 'industry_dept' then array['K14'] else '{}' end,
  case role when 'township' then '411702100' end,
  person = 'office with first password', case person when 'suspended office' then now() end
from tests.people where role is not null;

-- Runs a statement with the rights of a person ('anon' for nobody) and takes its effect back: the number of rows it
-- touched, or the code it was refused with. Becoming the person ends with the block.
create function tests.attempt(person text, statement text)
returns text language plpgsql as $$
declare
  outcome text;
  affected bigint;
  id uuid := (select user_id from tests.people p where p.person = attempt.person);
  database_role text := case person when 'anon' then 'anon' else 'authenticated' end;
begin
  begin
    perform set_config('request.jwt.claim.sub', coalesce(id::text, ''), true), set_config('request.jwt.claim.role', database_role, true),
      set_config('request.jwt.claims', jsonb_strip_nulls(jsonb_build_object('sub', id, 'role', database_role))::text, true),
      set_config('role', database_role, true);
    execute statement;
    get diagnostics affected = row_count;
    outcome := affected::text;
    raise exception using errcode = 'TAKEN';
  exception
    when sqlstate 'TAKEN' then null;
    when others then outcome := sqlstate;
  end;
  return outcome;
end
$$;

-- The same, keeping the effect.
create function tests.act(person text, statement text)
returns text language plpgsql as $$
declare
  affected bigint;
  id uuid := (select user_id from tests.people p where p.person = act.person);
begin
  perform set_config('request.jwt.claim.sub', id::text, true), set_config('request.jwt.claim.role', 'authenticated', true),
    set_config('request.jwt.claims', jsonb_build_object('sub', id, 'role', 'authenticated')::text, true), set_config('role', 'authenticated', true);
  execute statement;
  get diagnostics affected = row_count;
  perform set_config('role', 'none', true);
  return affected::text;
end
$$;

-- One record of each kind in each scope, by fixed keys: 900001, 900002, 900003 for A, B, C.
create function tests.key_of(scope text) returns integer language sql immutable as $$ select 900000 + strpos('ABC', scope) $$;

-- A statement that makes a record of any kind: what the kind cannot do without, and the scope. A column is filled by its
-- type; the last value of a list asks for the least (a general hazard needs no criterion).
create function tests.insert_statement(kind text, id integer, number integer, scope tests.scopes)
returns text language sql stable as $$
  select format('insert into public.%I (%s, jurisdiction_id, sector_code, town_code, geom) values (%s, %L, %L, %L, %L)',
    kind,
    string_agg(name, ', ' order by name),
    string_agg(quote_literal(value), ', ' order by name),
    scope.jurisdiction_id, scope.sector_code, scope.town_code, scope.place)
  from (
    select quote_ident(a.attname) as name,
      case
        when a.attname = 'no' then format('ZMD-20240501-%s', number)
        when t.typtype = 'e' then (select enumlabel::text from pg_enum where enumtypid = t.oid order by enumsortorder desc limit 1)
        when t.typname = 'date' then '2024-05-01'
        else '示例' || scope.scope end as value
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = format('public.%I', kind)::regclass and a.attnum > 0 and a.attnotnull and not a.atthasdef
      and a.attidentity = '' and a.attname not in ('jurisdiction_id', 'sector_code')
    union all select 'id', id::text where id is not null) required
$$;
do $$
declare
  statement text;
begin
  for statement in
    select tests.insert_statement(k.kind, tests.key_of(s.scope), tests.key_of(s.scope), s) from private.kinds k cross join tests.scopes s
  loop
    execute statement;
  end loop;
end
$$;
