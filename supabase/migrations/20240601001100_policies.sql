-- Who may read and write what (domain.md §5). Deny by default: every table has row security, anon has no grant at all,
-- authenticated gets what is granted here by name. Predicates stand inside (select …) so that they run once a query.

grant usage on schema public to anon, authenticated, service_role;
grant usage on schema extensions to anon, authenticated, service_role;
grant usage on schema private to authenticated, service_role;
revoke all on all tables in schema public from anon, authenticated;
revoke all on all functions in schema public from public, anon, authenticated;
revoke all on all functions in schema private from public, anon, authenticated;
grant all on all tables in schema public to service_role;
grant all on all sequences in schema public to service_role;
grant execute on all functions in schema public to service_role;
grant execute on all functions in schema private to service_role;
grant select, insert, update, delete on all tables in schema private to service_role;

do $$
declare
  name text;
begin
  foreach name in array array['epoch()', 'caller_role()', 'sees_whole_city()', 'caller_jurisdictions()', 'caller_sectors()',
      'caller_town()', 'caller_scope()', 'county_at(extensions.geometry)', 'enum_code(anyenum)'] loop
    execute format('grant execute on function private.%s to authenticated', name);
  end loop;
end
$$;
grant execute on function public.app_state() to authenticated, service_role;
grant execute on function public.credit_code_check_digit_agrees(text), public.source_grade_of(numeric, numeric),
  public.dam_class_of(numeric, numeric), public.mask_phone(text) to authenticated, service_role;

-- May the caller write a record of this scope? Townships and supervision groups write hazards only.
create function private.may_write(kind text, jurisdiction_id smallint, sector_code text, town_code text)
returns boolean language sql stable security definer set search_path = '' as $$
  select coalesce(case private.caller_role()
    when 'safety_office' then true
    when 'county_office' then may_write.jurisdiction_id = any (private.caller_jurisdictions())
    when 'industry_dept' then may_write.sector_code = any (private.caller_sectors())
    when 'supervision_group' then kind = 'hazards' and may_write.jurisdiction_id = any (private.caller_jurisdictions())
    when 'township' then kind = 'hazards' and may_write.town_code = private.caller_town()
    else false end, false)
$$;
grant execute on function private.may_write(text, smallint, text, text) to authenticated, service_role;

-- Reading by scope, for a table with jurisdiction_id, sector_code and town_code.
create function private.make_scope_policy(relation text)
returns void language plpgsql set search_path = '' as $$
begin
  execute format($sql$
    alter table public.%1$I enable row level security;
    grant select on public.%1$I to authenticated;
    create policy %1$s_select_policy on public.%1$I for select to authenticated using (
      (select private.sees_whole_city())
      or jurisdiction_id = any ((select private.caller_jurisdictions())::smallint[])
      or sector_code = any ((select private.caller_sectors())::text[])
      or town_code = (select private.caller_town()));
  $sql$, relation);
end
$$;

-- Reading and writing of a mapped kind: everything but what the stamps own.
create function private.make_kind_policies(kind text)
returns void language plpgsql set search_path = '' as $$
declare
  writable text;
begin
  perform private.make_scope_policy(kind);
  select string_agg(quote_ident(column_name), ', ') into writable
  from information_schema.columns
  where table_schema = 'public' and table_name = kind and is_generated = 'NEVER'
    and column_name <> all (array['id', 'adcode', 'declared_county_distance_m', 'is_demonstration', 'version', 'created_at', 'created_by',
      'updated_at', 'updated_by', 'change_xid', 'team_filled', 'is_listed', 'listed_level', 'is_suspended', 'relapse_count', 'review_round']);
  execute format($sql$
    grant insert (%2$s), update (%2$s) on public.%1$I to authenticated;
    create policy %1$s_insert_policy on public.%1$I for insert to authenticated
      with check (private.may_write(%1$L, jurisdiction_id, sector_code, town_code));
    create policy %1$s_update_policy on public.%1$I for update to authenticated
      using (private.may_write(%1$L, jurisdiction_id, sector_code, town_code))
      with check (private.may_write(%1$L, jurisdiction_id, sector_code, town_code));
  $sql$, kind, writable);
end
$$;

select private.make_kind_policies(kind) from private.kinds order by position;
select private.make_scope_policy(name) from unnest(array['record_history', 'map_removals', 'attachments']) name;

-- Reference tables: any active person reads them; the safety office keeps them.
create function private.make_reference_policies(relation text, kept_by_office boolean)
returns void language plpgsql set search_path = '' as $$
begin
  execute format($sql$
    alter table public.%1$I enable row level security;
    grant select on public.%1$I to authenticated;
    create policy %1$s_select_policy on public.%1$I for select to authenticated using ((select private.caller_role()) is not null);
  $sql$, relation);
  if kept_by_office then
    execute format($sql$
      grant insert, update, delete on public.%1$I to authenticated;
      create policy %1$s_write_policy on public.%1$I for all to authenticated
        using ((select private.caller_role()) = 'safety_office') with check ((select private.caller_role()) = 'safety_office');
    $sql$, relation);
  end if;
end
$$;
select private.make_reference_policies(name, false)
from unnest(array['areas', 'jurisdictions', 'hazard_transitions', 'guarantee_team_roles', 'fire_checklist_items']) name;
select private.make_reference_policies(name, true)
from unnest(array['departments', 'sectors', 'criteria', 'supervision_groups', 'targets']) name;

-- Side records follow the record they belong to: whoever reads it reads them, whoever may write it writes them.
create function private.make_side_policies(relation text, parent text, key text, writable boolean)
returns void language plpgsql set search_path = '' as $$
begin
  execute format($sql$
    alter table public.%1$I enable row level security;
    create policy %1$s_select_policy on public.%1$I for select to authenticated
      using (exists (select from public.%2$I parent where parent.id = %3$I));
  $sql$, relation, parent, key);
  if writable then
    execute format($sql$
      grant insert, update, delete on public.%1$I to authenticated;
      create policy %1$s_write_policy on public.%1$I for all to authenticated
        using (exists (select from public.%2$I parent where parent.id = %3$I
          and private.may_write(%2$L, parent.jurisdiction_id, parent.sector_code, parent.town_code)))
        with check (exists (select from public.%2$I parent where parent.id = %3$I
          and private.may_write(%2$L, parent.jurisdiction_id, parent.sector_code, parent.town_code)));
    $sql$, relation, parent, key);
  end if;
end
$$;
select private.make_side_policies('licences', 'enterprises', 'enterprise_id', true);
select private.make_side_policies('source_chemicals', 'major_hazard_sources', 'source_id', true);
select private.make_side_policies('source_assessments', 'major_hazard_sources', 'source_id', false);
select private.make_side_policies('protection_zones', 'major_hazard_sources', 'source_id', true);
select private.make_side_policies('guarantee_team_members', 'fire_key_units', 'unit_id', true);
select private.make_side_policies('hazard_events', 'hazards', 'hazard_id', false);
select private.make_side_policies('extensions', 'hazards', 'hazard_id', true);
select private.make_side_policies('suspensions', 'hazards', 'hazard_id', true);
select private.make_side_policies('lookbacks', 'hazards', 'hazard_id', true);
select private.make_side_policies('listed_supervisions', 'hazards', 'hazard_id', false);
grant select on public.licences, public.source_chemicals, public.source_assessments, public.protection_zones, public.hazard_events,
  public.extensions, public.suspensions, public.lookbacks, public.listed_supervisions to authenticated;
grant insert on public.source_assessments to authenticated;
create policy source_assessments_insert_policy on public.source_assessments for insert to authenticated
  with check (exists (select from public.major_hazard_sources s where s.id = source_id
    and private.may_write('major_hazard_sources', s.jurisdiction_id, s.sector_code, s.town_code)));

-- Phones: the column is never granted; the masked one is.
grant select (unit_id, slot, name, organisation, phone_masked, phone_is_valid, valid_until) on public.guarantee_team_members to authenticated;
alter table public.contacts enable row level security;
grant select (id, kind, record_id, jurisdiction_id, sector_code, town_code, role, name, phone_masked) on public.contacts to authenticated;
grant insert, update, delete on public.contacts to authenticated;
create policy contacts_select_policy on public.contacts for select to authenticated using (
  (select private.sees_whole_city())
  or jurisdiction_id = any ((select private.caller_jurisdictions())::smallint[])
  or sector_code = any ((select private.caller_sectors())::text[])
  or town_code = (select private.caller_town()));
create policy contacts_write_policy on public.contacts for all to authenticated
  using (private.may_write(kind, jurisdiction_id, sector_code, town_code))
  with check (private.may_write(kind, jurisdiction_id, sector_code, town_code));

-- Listing: the city lists at city level, a county at county level (挂牌督办); the province's listings are entered by the city.
grant insert, update on public.listed_supervisions to authenticated;
create policy listed_supervisions_write_policy on public.listed_supervisions for all to authenticated
  using ((select private.caller_role()) = 'safety_office' or (level = 'COUNTY' and (select private.caller_role()) = 'county_office'
    and exists (select from public.hazards h where h.id = hazard_id)))
  with check ((select private.caller_role()) = 'safety_office' or (level = 'COUNTY' and (select private.caller_role()) = 'county_office'
    and exists (select from public.hazards h where h.id = hazard_id)));

-- Inspections: an unannounced one that has not ended is hidden from those it will visit (四不两直).
alter table public.inspections enable row level security;
grant select, insert on public.inspections to authenticated;
create policy inspections_select_policy on public.inspections for select to authenticated using (
  (select private.caller_role()) is not null and (
    (select private.sees_whole_city())
    or created_by = (select auth.uid())
    or sector_code = any ((select private.caller_sectors())::text[])
    or ((not unannounced or ended_at is not null or (select private.caller_role()) = 'supervision_group')
      and (jurisdiction_id = any ((select private.caller_jurisdictions())::smallint[]) or town_code = (select private.caller_town())))));
create policy inspections_insert_policy on public.inspections for insert to authenticated
  with check (created_by = (select auth.uid()) and private.may_write('hazards', jurisdiction_id, sector_code, town_code));

alter table public.sensitive_receptors enable row level security;
grant select, insert, update, delete on public.sensitive_receptors to authenticated;
create policy sensitive_receptors_select_policy on public.sensitive_receptors for select to authenticated using ((select private.caller_role()) is not null);
create policy sensitive_receptors_write_policy on public.sensitive_receptors for all to authenticated
  using (private.may_write('sensitive_receptors', jurisdiction_id, null, null))
  with check (private.may_write('sensitive_receptors', jurisdiction_id, null, null));

alter table public.notice_letters enable row level security;
grant select, insert, update on public.notice_letters to authenticated;
create policy notice_letters_select_policy on public.notice_letters for select to authenticated using (
  (select private.sees_whole_city()) or jurisdiction_id = any ((select private.caller_jurisdictions())::smallint[]));
create policy notice_letters_write_policy on public.notice_letters for all to authenticated
  using ((select private.caller_role()) = 'safety_office') with check ((select private.caller_role()) = 'safety_office');

grant insert on public.attachments to authenticated;
create policy attachments_insert_policy on public.attachments for insert to authenticated
  with check (created_by = (select auth.uid()) and private.may_write(kind, jurisdiction_id, sector_code, town_code));

alter table public.import_batches enable row level security;
grant select, insert, update (inserted_rows, updated_rows, unchanged_rows) on public.import_batches to authenticated;
create policy import_batches_select_policy on public.import_batches for select to authenticated using (
  created_by = (select auth.uid()) or (select private.caller_role()) in ('safety_office', 'auditor'));
create policy import_batches_insert_policy on public.import_batches for insert to authenticated
  with check (created_by = (select auth.uid()) and (select private.caller_role()) in ('safety_office', 'county_office', 'industry_dept'));
create policy import_batches_update_policy on public.import_batches for update to authenticated
  using (created_by = (select auth.uid())) with check (created_by = (select auth.uid()));

-- People: each reads the own profile, also before the first password change; the safety office reads all. Nobody
-- writes here: accounts are made, scoped and suspended by the accounts function with the service key.
alter table public.profiles enable row level security;
grant select on public.profiles to authenticated;
create policy profiles_select_policy on public.profiles for select to authenticated using (
  user_id = (select auth.uid()) or (select private.caller_role()) = 'safety_office');

alter table public.audit_log enable row level security;
grant select on public.audit_log to authenticated;
create policy audit_log_select_policy on public.audit_log for select to authenticated using (
  (select private.caller_role()) in ('safety_office', 'auditor'));

-- Informants: sealed but for the named officers.
alter table public.informant_officers enable row level security;
alter table public.hazard_informants enable row level security;
grant select on public.hazard_informants to authenticated;
create policy hazard_informants_select_policy on public.hazard_informants for select to authenticated using (
  (select private.caller_role()) is not null
  and exists (select from public.informant_officers o where o.user_id = (select auth.uid())));
grant select on public.informant_officers to authenticated;
create policy informant_officers_select_policy on public.informant_officers for select to authenticated using (
  user_id = (select auth.uid()) or (select private.caller_role()) = 'safety_office');

-- A phone in full: only for those who manage or supervise the record, and every reading is logged.
create function public.reveal_phone(kind text, record_id integer, slot text)
returns text language plpgsql security definer set search_path = '' as $$
declare
  caller public.app_role := private.caller_role();
  found_phone text;
  scope record;
begin
  if kind = 'fire_key_units' and slot ~ '^\d$' then
    select m.phone, u.jurisdiction_id, u.sector_code, u.town_code into scope
    from public.guarantee_team_members m join public.fire_key_units u on u.id = m.unit_id
    where m.unit_id = reveal_phone.record_id and m.slot = reveal_phone.slot::smallint;
  else
    select c.phone, c.jurisdiction_id, c.sector_code, c.town_code into scope
    from public.contacts c where c.kind = reveal_phone.kind and c.record_id = reveal_phone.record_id and c.role = reveal_phone.slot;
  end if;
  if scope is null or caller is null or not (
      caller = 'safety_office'
      or (caller in ('county_office', 'supervision_group') and scope.jurisdiction_id = any (private.caller_jurisdictions()))
      or (caller = 'industry_dept' and scope.sector_code = any (private.caller_sectors()))) then
    raise exception using errcode = '42501', message = 'PHONE_NOT_FOR_CALLER';
  end if;
  found_phone := scope.phone;
  insert into public.audit_log (action, detail) values ('REVEAL_PHONE', jsonb_build_object('kind', kind, 'recordId', record_id, 'slot', slot));
  return found_phone;
end
$$;
comment on function public.reveal_phone(text, integer, text) is 'One telephone number in full, for those who manage or supervise the record; logged.';
revoke execute on function public.reveal_phone(text, integer, text) from public, anon;
grant execute on function public.reveal_phone(text, integer, text) to authenticated, service_role;

-- Exports are logged before they are handed out: what was exported, how many, under which filter.
create function public.log_export(detail jsonb)
returns void language plpgsql security definer set search_path = '' as $$
begin
  if private.caller_role() is null then
    raise exception using errcode = '42501', message = 'NOT_SIGNED_IN';
  end if;
  if pg_column_size(detail) > 16384 then
    raise exception using errcode = '22001', message = 'DETAIL_TOO_LARGE';
  end if;
  insert into public.audit_log (action, detail) values ('EXPORT', detail);
end
$$;
comment on function public.log_export(jsonb) is 'Writes an export into the audit log.';
revoke execute on function public.log_export(jsonb) from public, anon;
grant execute on function public.log_export(jsonb) to authenticated, service_role;
