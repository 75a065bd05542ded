-- Telephones and files of the records of every kind; and the one way to read a telephone number in full.

create table public.attachments (
  id integer primary key generated always as identity,
  kind text not null,
  record_id integer not null,
  jurisdiction_id smallint not null references public.jurisdictions (id),
  sector_code text,
  town_code text,
  purpose text not null check (purpose in ('PHOTO_BEFORE', 'PHOTO_AFTER', 'PLAN', 'REPORT', 'ORDER', 'OTHER')),
  path text not null unique,
  taken_at timestamptz,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer check (bytes between 1 and 20971520),
  created_at timestamptz not null default now(),
  created_by uuid default auth.uid()
);
create index attachments_record_idx on public.attachments (kind, record_id);
comment on table public.attachments is '附件: photographs and documents in storage.';
select private.comment_columns('public.attachments', '{
  "id": "主键 · key",
  "kind": "类型 · kind of the record",
  "record_id": "记录 · record",
  "jurisdiction_id": "管辖单位 · jurisdiction of the record",
  "sector_code": "行业领域 · sector of the record",
  "town_code": "乡镇（街道） · town of the record",
  "purpose": "用途 · purpose",
  "path": "存储路径 · path in storage",
  "taken_at": "拍摄时间 · taken when",
  "sha256": "摘要 · digest, SHA-256",
  "bytes": "大小 · size in octets",
  "created_at": "上传时间 · when",
  "created_by": "上传人 · by whom"}');
select private.make_scope_policy('attachments');
select private.make_write_policies(
  'attachments',
  '{insert}',
  'created_by = (select auth.uid()) and private.may_write(kind, jurisdiction_id, sector_code, town_code)');
grant insert on public.attachments to authenticated;

create table public.contacts (
  id integer primary key generated always as identity,
  kind text not null,
  record_id integer not null,
  jurisdiction_id smallint not null references public.jurisdictions (id),
  sector_code text,
  town_code text,
  role text not null check (
    role in ('PRINCIPAL', 'SAFETY_MANAGER', 'FIRE_RESPONSIBLE', 'FIRE_MANAGER', 'GUARANTOR', 'OTHER')),
  name text,
  phone text not null check (length(phone) <= 32),
  phone_masked text generated always as (public.mask_phone(phone)) stored,
  unique (kind, record_id, role)
);
comment on table public.contacts is
  '联系电话: personal data; the number itself is read only through reveal_phone, which logs.';
select private.comment_columns('public.contacts', '{
  "id": "主键 · key",
  "kind": "类型 · kind of the record",
  "record_id": "记录 · record",
  "jurisdiction_id": "管辖单位 · jurisdiction of the record",
  "sector_code": "行业领域 · sector of the record",
  "town_code": "乡镇（街道） · town of the record",
  "role": "岗位 · post",
  "name": "姓名 · name",
  "phone": "电话 · telephone (not selectable)",
  "phone_masked": "电话（脱敏） · telephone, masked"}');
select private.make_select_policy('contacts', private.read_condition('contacts'));
select private.make_write_policies(
  'contacts',
  '{insert,update,delete}',
  'private.may_write(kind, jurisdiction_id, sector_code, town_code)');
grant select (id, kind, record_id, jurisdiction_id, sector_code, town_code, role, name, phone_masked)
  on public.contacts to authenticated;
grant insert, update, delete on public.contacts to authenticated;

-- A contact or an attachment has the scope of the record it names, whatever it was sent with: nobody files one under
-- his own jurisdiction for a record of another.
create function private.take_scope()
returns trigger language plpgsql security definer set search_path = '' as $$
begin
  select s.jurisdiction_id, s.sector_code, s.town_code
  into new.jurisdiction_id, new.sector_code, new.town_code
  from private.scope_of(new.kind, new.record_id) s;
  if new.jurisdiction_id is null then
    raise exception using
      errcode = '23503',
      message = 'RECORD_UNKNOWN',
      detail = format('%s %s does not exist', new.kind, new.record_id);
  end if;
  return new;
end
$$;
create trigger contacts_take_scope before insert or update on public.contacts
  for each row execute function private.take_scope();
create trigger attachments_take_scope before insert or update on public.attachments
  for each row execute function private.take_scope();

-- A telephone of a record, with the scope it is read in: of a post, or of a slot in the side table of its kind that has
-- telephones.
create function private.find_phone(
  kind text, record_id integer, slot text,
  out phone text, out jurisdiction_id smallint, out sector_code text)
language plpgsql stable security definer set search_path = '' as $$
declare
  side private.side_tables;
begin
  select * into side
  from private.side_tables s
  where s.kind = find_phone.kind
    and s.phone_slot is not null
    and slot ~ '^\d$';
  if found then
    execute format($sql$
      select m.phone, r.jurisdiction_id, r.sector_code
      from public.%1$I m
      join public.%2$I r on r.id = m.%3$I
      where r.id = $1
        and m.%4$I::text = $2$sql$, side.relation, kind, side.key, side.phone_slot)
    into phone, jurisdiction_id, sector_code
    using record_id, slot;
  else
    select c.phone, c.jurisdiction_id, c.sector_code
    into phone, jurisdiction_id, sector_code
    from public.contacts c
    where c.kind = find_phone.kind
      and c.record_id = find_phone.record_id
      and c.role = find_phone.slot;
  end if;
end
$$;

-- A phone in full: only for those who manage or supervise the record, and every reading is logged. A record or a number
-- that is not there is refused like one that is not for the caller.
create function public.reveal_phone(kind text, record_id integer, slot text)
returns text language plpgsql security definer set search_path = '' as $$
declare
  found_phone record;
begin
  select * into found_phone from private.find_phone(kind, record_id, slot);
  if private.caller_role() is null or not coalesce(
    private.writes_whole_city() and found_phone.jurisdiction_id is not null
      or found_phone.jurisdiction_id = any (private.caller_jurisdictions())
      or found_phone.sector_code = any (private.caller_sectors()), false)
  then
    raise exception using errcode = '42501', message = 'PHONE_NOT_FOR_CALLER';
  end if;
  insert into public.audit_log (action, detail)
  values ('REVEAL_PHONE', jsonb_build_object('kind', kind, 'recordId', record_id, 'slot', slot));
  return found_phone.phone;
end
$$;
comment on function public.reveal_phone(text, integer, text) is
  'One telephone number in full, for those who manage or supervise the record; logged.';
grant execute on function public.reveal_phone(text, integer, text) to authenticated;
