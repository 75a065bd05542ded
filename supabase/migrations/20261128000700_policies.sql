-- Who may read and write what. Deny by default: every table has row security, anon has no grant at all, authenticated
-- gets what is granted by name. Predicates stand inside (select …) so that they run once a query, and reading has a
-- policy of its own: one "for all" would ask of every row that is not for the reader whether he may write it.

-- Reading by scope, of a table or alias with jurisdiction_id, sector_code and town_code.
create function private.read_condition(relation text)
returns text language sql stable set search_path = '' as $$
  select format($condition$
    (select private.sees_whole_city())
    or %1$I.jurisdiction_id = any ((select private.caller_jurisdictions())::smallint[])
    or %1$I.sector_code = any ((select private.caller_sectors())::text[])
    or %1$I.town_code = (select private.caller_town())$condition$, relation)
$$;

-- Writing records of a kind by scope: what private.may_write answers, for many rows at once.
create function private.write_condition(kind text, relation text)
returns text language sql stable set search_path = '' as $$
  select format($condition$
    (select private.writes_whole_city())
    or %2$I.jurisdiction_id = any ((select private.writable_jurisdictions(%1$L))::smallint[])
    or %2$I.sector_code = any ((select private.caller_sectors())::text[])
    or %2$I.town_code = (select private.writable_town(%1$L))$condition$, kind, relation)
$$;

-- Row security on, and who reads which rows; the columns are granted apart.
create function private.make_select_policy(relation text, condition text)
returns void language plpgsql set search_path = '' as $$
begin
  execute format('alter table public.%I enable row level security', relation);
  execute format(
    'create policy %1$s_select_policy on public.%1$I for select to authenticated using (%2$s)',
    relation, condition);
end
$$;

-- One policy for each of the verbs insert, update, delete; they are granted apart.
create function private.make_write_policies(relation text, verbs text[], condition text)
returns void language plpgsql set search_path = '' as $$
declare
  verb text;
begin
  foreach verb in array verbs loop
    execute format(
      'create policy %1$s_%2$s_policy on public.%1$I for %2$s to authenticated %3$s %4$s',
      relation,
      verb,
      case when verb <> 'insert' then format('using (%s)', condition) end,
      case when verb <> 'delete' then format('with check (%s)', condition) end);
  end loop;
end
$$;

-- Reading by scope, for a table that only triggers write.
create function private.make_scope_policy(relation text)
returns void language plpgsql set search_path = '' as $$
begin
  perform private.make_select_policy(relation, private.read_condition(relation));
  execute format('grant select on public.%I to authenticated', relation);
end
$$;

-- Reference tables: any active person reads them; the safety office keeps them.
create function private.make_reference_policies(relation text, is_kept_by_office boolean)
returns void language plpgsql set search_path = '' as $$
begin
  perform private.make_select_policy(relation, '(select private.caller_role()) is not null');
  execute format('grant select on public.%I to authenticated', relation);
  if is_kept_by_office then
    perform private.make_write_policies(
      relation, '{insert,update,delete}', '(select private.writes_whole_city())');
    execute format('grant insert, update, delete on public.%I to authenticated', relation);
  end if;
end
$$;

-- Lets people write what they may of a kind. Run once more after a migration that adds a column to the kind.
create function private.grant_writing(kind text)
returns void language plpgsql set search_path = '' as $$
declare
  columns text := (select string_agg(quote_ident(name), ', ') from unnest(private.writable_columns(kind)) name);
begin
  execute format('grant insert (%1$s), update (%1$s) on public.%2$I to authenticated', columns, kind);
end
$$;

-- Reading and writing of a mapped kind. Nobody deletes a record: it is retired.
create function private.make_kind_policies(kind text)
returns void language plpgsql set search_path = '' as $$
begin
  perform private.make_scope_policy(kind);
  perform private.make_write_policies(kind, '{insert,update}', private.write_condition(kind, kind));
  perform private.grant_writing(kind);
end
$$;

-- Side records follow the record they belong to: whoever reads it reads them, whoever may write it writes them, by the
-- verbs given. A ledger row brings them under the key `imported_as`, and they are replaced when they differ in a
-- column of `compared`. With `phone_slot` the table has a column phone, which nobody is granted: reveal_phone gives
-- one at a time.
create function private.make_side_table(
  relation text,
  kind text,
  key text,
  verbs text[] default '{insert,update,delete}',
  imported_as text default null,
  compared text[] default '{}',
  phone_slot text default null)
returns void language plpgsql set search_path = '' as $$
declare
  is_parent constant text := format('parent.id = %I.%I', relation, key);
  readable text;
begin
  insert into private.side_tables (relation, kind, key, imported_as, compared, phone_slot)
  values (relation, kind, key, imported_as, compared, phone_slot);
  perform private.make_select_policy(
    relation,
    format('exists (select from public.%I parent where %s)', kind, is_parent));
  perform private.make_write_policies(
    relation,
    verbs,
    format('exists (select from public.%I parent where %s and (%s))',
      kind, is_parent, private.write_condition(kind, 'parent')));
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into readable
  from pg_catalog.pg_attribute a
  where a.attrelid = format('public.%I', relation)::regclass
    and a.attnum > 0
    and not a.attisdropped
    and (phone_slot is null or a.attname <> 'phone');
  execute format(
    case when phone_slot is null then 'grant select on public.%1$I to authenticated'
      else 'grant select (%2$s) on public.%1$I to authenticated' end,
    relation, readable);
  if verbs <> '{}' then
    execute format('grant %s on public.%I to authenticated', array_to_string(verbs, ', '), relation);
  end if;
end
$$;

select private.make_reference_policies(name, false) from unnest(array['areas', 'jurisdictions']) name;
select private.make_reference_policies(name, true) from unnest(array['departments', 'sectors', 'criteria']) name;

-- People: each reads the own profile, also before the first password change; the safety office reads all. Nobody
-- writes here: accounts are made, scoped and suspended by the accounts function with the service key.
select private.make_select_policy(
  'profiles',
  'user_id = (select auth.uid()) or (select private.caller_role()) = ''safety_office''');
grant select on public.profiles to authenticated;
