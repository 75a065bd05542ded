-- Side records of hazards and units: listings, extensions, suspensions, look-backs, inspections, supervision groups,
-- receptors, protection zones, targets, letters, attachments, contacts, exports.

create table public.listed_supervisions (
  id integer primary key generated always as identity,
  hazard_id integer not null references public.hazards (id) on delete cascade,
  level public.supervision_level not null,
  body text not null,
  doc_no text,
  listed_on date not null,
  due_date date,
  announced_url text,
  delisted_on date,
  check (delisted_on is null or delisted_on >= listed_on)
);
create unique index listed_supervisions_open_idx on public.listed_supervisions (hazard_id, level) where delisted_on is null;
comment on table public.listed_supervisions is '挂牌督办: one open row per hazard and level.';
select private.comment_columns('public.listed_supervisions', '{"id": "key", "hazard_id": "隐患", "level": "级别", "body": "挂牌单位", "doc_no": "文号", "listed_on": "挂牌日期", "due_date": "办结期限", "announced_url": "公告", "delisted_on": "摘牌日期"}');

create table public.extensions (
  id integer primary key generated always as identity,
  hazard_id integer not null references public.hazards (id) on delete cascade,
  applied_on date not null,
  reason text not null,
  interim_control text,
  original_due date not null,
  new_due date not null,
  approver text,
  approved boolean,
  check (applied_on <= original_due),
  check (new_due > original_due)
);
create index extensions_hazard_id_idx on public.extensions (hazard_id);
comment on table public.extensions is '延期: applied for before expiry; the original date is kept.';
select private.comment_columns('public.extensions', '{"id": "key", "hazard_id": "隐患", "applied_on": "申请日期", "reason": "理由", "interim_control": "期间管控", "original_due": "原期限", "new_due": "新期限", "approver": "批准人", "approved": "是否批准; null = 待批"}');

create table public.suspensions (
  id integer primary key generated always as identity,
  hazard_id integer not null references public.hazards (id) on delete cascade,
  kind text not null check (kind in ('PARTIAL', 'FULL')),
  order_no text,
  from_date date not null,
  resumed_on date,
  checked_by text,
  check (resumed_on is null or (resumed_on >= from_date and checked_by is not null))
);
create index suspensions_hazard_id_idx on public.suspensions (hazard_id);
comment on table public.suspensions is '停产停业: ends only after an on-site check.';
select private.comment_columns('public.suspensions', '{"id": "key", "hazard_id": "隐患", "kind": "局部或全部", "order_no": "文号", "from_date": "开始", "resumed_on": "恢复", "checked_by": "现场核查人"}');

create table public.lookbacks (
  id integer primary key generated always as identity,
  hazard_id integer not null references public.hazards (id) on delete cascade,
  planned_on date not null,
  done_on date,
  relapsed boolean,
  inspector text,
  check ((done_on is null) = (relapsed is null))
);
create index lookbacks_hazard_id_idx on public.lookbacks (hazard_id);
comment on table public.lookbacks is '回头看: whether a closed hazard stayed closed.';
select private.comment_columns('public.lookbacks', '{"id": "key", "hazard_id": "隐患", "planned_on": "计划日期", "done_on": "实施日期", "relapsed": "是否反弹", "inspector": "检查人"}');

-- Keeps the flags of hazards that the map shows (listed, suspended) equal to their side records.
create function private.flag_hazard()
returns trigger language plpgsql security definer set search_path = '' as $$
declare
  hazard integer := case when tg_op = 'DELETE' then old.hazard_id else new.hazard_id end;
begin
  update public.hazards h set
    is_listed = level is not null, listed_level = level,
    is_suspended = exists (select from public.suspensions s where s.hazard_id = h.id and s.resumed_on is null)
  from (select min(l.level) as level from public.listed_supervisions l where l.hazard_id = hazard and l.delisted_on is null) open
  where h.id = hazard;
  return null;
end
$$;
create trigger listed_supervisions_flag after insert or update or delete on public.listed_supervisions
  for each row execute function private.flag_hazard();
create trigger suspensions_flag after insert or update or delete on public.suspensions
  for each row execute function private.flag_hazard();

create table public.supervision_groups (
  id integer primary key check (id between 1 and 99),
  leader text,
  department_id integer references public.departments (id),
  members text,
  jurisdiction_ids smallint[] not null default '{}',
  valid_from date not null,
  valid_to date
);
comment on table public.supervision_groups is '综合督导组: thirteen groups, leader of deputy division rank or above.';
select private.comment_columns('public.supervision_groups', '{"id": "组号", "leader": "组长", "department_id": "牵头部门", "members": "成员", "jurisdiction_ids": "督导范围", "valid_from": "自", "valid_to": "至"}');

create table public.inspections (
  id integer primary key generated always as identity,
  form_no text,
  type text not null check (type in ('SUPERVISION', 'UNANNOUNCED', 'ENFORCEMENT', 'JOINT', 'CROSS', 'EXPERT', 'SELF', 'LOOKBACK')),
  unannounced boolean not null default false,
  group_id integer references public.supervision_groups (id),
  object_type text not null,
  object_id integer,
  object_name text not null,
  jurisdiction_id smallint not null references public.jurisdictions (id),
  sector_code text references public.sectors (code),
  town_code text references public.areas (code),
  lead text not null,
  experts text[] not null default '{}',
  participants text[] not null default '{}',
  started_at timestamptz not null,
  ended_at timestamptz,
  sign_in_place extensions.geometry (Point, 4490),
  checklist jsonb not null default '{}',
  found_onsite boolean not null default false,
  explained_onsite boolean not null default false,
  handed_over_onsite boolean not null default false,
  signed_onsite boolean not null default false,
  accepted_onsite boolean not null default false,
  signatures jsonb not null default '[]',
  conclusion text,
  amends_id integer references public.inspections (id),
  is_demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  created_by uuid default auth.uid(),
  check (ended_at is null or ended_at >= started_at),
  constraint inspections_signature_check check (ended_at is null or jsonb_array_length(signatures) > 0)
);
create index inspections_object_idx on public.inspections (object_type, object_id, started_at);
alter table public.hazards add foreign key (inspection_id) references public.inspections (id);
create index hazards_inspection_id_idx on public.hazards (inspection_id);
comment on table public.inspections is '检查: every one signed and traceable to a person; amendments are new rows.';
select private.comment_columns('public.inspections', '{"id": "key", "form_no": "三联单编号", "type": "检查类型", "unannounced": "四不两直", "group_id": "督导组", "object_type": "kind of the object", "object_id": "object", "object_name": "受检单位",
  "jurisdiction_id": "管辖单位", "sector_code": "行业领域", "town_code": "乡镇", "lead": "带队领导", "experts": "专家", "participants": "参加人员", "started_at": "开始", "ended_at": "结束", "sign_in_place": "签到位置", "checklist": "检查表",
  "found_onsite": "五现场: 查", "explained_onsite": "五现场: 讲", "handed_over_onsite": "五现场: 交", "signed_onsite": "五现场: 签字", "accepted_onsite": "五现场: 验", "signatures": "三签字: name, organisation, time, image hash",
  "conclusion": "结论", "amends_id": "更正的检查", "is_demonstration": "演示数据", "created_at": "when", "created_by": "by whom"}');

create table public.sensitive_receptors (
  id integer primary key generated always as identity,
  kind text not null check (kind in ('SCHOOL', 'KINDERGARTEN', 'HOSPITAL', 'WELFARE', 'RESIDENTIAL', 'VILLAGE', 'MARKET', 'STATION', 'WATER_SOURCE', 'HERITAGE')),
  name text not null,
  people_day integer check (people_day >= 0),
  people_night integer check (people_night >= 0),
  jurisdiction_id smallint references public.jurisdictions (id),
  geom extensions.geometry (Geometry, 4490) not null,
  source text,
  is_demonstration boolean not null default false
);
create index sensitive_receptors_geom_idx on public.sensitive_receptors using gist (geom);
comment on table public.sensitive_receptors is '敏感目标 (防护目标): people unknown stay null, never zero.';
select private.comment_columns('public.sensitive_receptors', '{"id": "key", "kind": "类型", "name": "名称", "people_day": "白天人数; null = 未知", "people_night": "夜间人数; null = 未知", "jurisdiction_id": "管辖单位", "geom": "位置, CGCS2000", "source": "来源", "is_demonstration": "演示数据"}');

create table public.protection_zones (
  id integer primary key generated always as identity,
  source_id integer not null references public.major_hazard_sources (id) on delete cascade,
  kind text not null check (kind in ('STATUTORY', 'SCREENING')),
  geom extensions.geometry (MultiPolygon, 4490) not null,
  method text not null,
  report_no text,
  issued_on date,
  valid_to date,
  check (kind = 'SCREENING' or report_no is not null)
);
create index protection_zones_source_id_idx on public.protection_zones (source_id);
comment on table public.protection_zones is '法定评价范围 (with its report) or 筛查范围; a screening ring is never a safety distance.';
select private.comment_columns('public.protection_zones', '{"id": "key", "source_id": "重大危险源", "kind": "法定评价范围 or 筛查范围", "geom": "范围, CGCS2000", "method": "方法", "report_no": "报告编号", "issued_on": "出具日期", "valid_to": "有效期至"}');

create table public.targets (
  id integer primary key generated always as identity,
  item_no smallint not null check (item_no between 1 and 37),
  text text not null,
  seed_text text not null,
  metric_type text not null check (metric_type in ('PERCENT', 'COUNT', 'BOOLEAN')),
  numerator_sql_key text,
  denominator text,
  target_value numeric,
  due_date date,
  due_is_assumed boolean not null default false,
  owner_department_id integer references public.departments (id),
  jurisdiction_ids smallint[] not null default '{}',
  source text not null default '驻安委〔2024〕7号'
);
comment on table public.targets is '工作要点目标: dated targets of the plan with the definition of their figure.';
select private.comment_columns('public.targets', '{"id": "key", "item_no": "条目", "text": "目标", "seed_text": "原文", "metric_type": "指标类型", "numerator_sql_key": "query that counts the numerator", "denominator": "分母", "target_value": "目标值",
  "due_date": "期限", "due_is_assumed": "true where the text gives no date", "owner_department_id": "责任部门", "jurisdiction_ids": "范围; empty = all", "source": "来源"}');

create table public.notice_letters (
  id integer primary key generated always as identity,
  type text not null check (type in ('REMINDER', 'URGE', 'WARNING', 'INTERVIEW')),
  jurisdiction_id smallint references public.jurisdictions (id),
  hazard_id integer references public.hazards (id) on delete cascade,
  doc_no text,
  issued_on date not null,
  reply_due date,
  replied_on date,
  outcome text
);
create index notice_letters_hazard_id_idx on public.notice_letters (hazard_id);
comment on table public.notice_letters is '提醒警示 · 督促函 · 约谈 as dated events.';
select private.comment_columns('public.notice_letters', '{"id": "key", "type": "类型", "jurisdiction_id": "管辖单位", "hazard_id": "隐患", "doc_no": "文号", "issued_on": "发出", "reply_due": "回复期限", "replied_on": "回复", "outcome": "结果"}');

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
select private.comment_columns('public.attachments', '{"id": "key", "kind": "kind of the record", "record_id": "record", "jurisdiction_id": "管辖单位", "sector_code": "行业领域", "town_code": "乡镇", "purpose": "用途", "path": "path in storage", "taken_at": "拍摄时间", "sha256": "digest", "bytes": "size", "created_at": "when", "created_by": "by whom"}');

create table public.contacts (
  id integer primary key generated always as identity,
  kind text not null,
  record_id integer not null,
  jurisdiction_id smallint not null references public.jurisdictions (id),
  sector_code text,
  town_code text,
  role text not null check (role in ('PRINCIPAL', 'SAFETY_MANAGER', 'FIRE_RESPONSIBLE', 'FIRE_MANAGER', 'GUARANTOR', 'OTHER')),
  name text,
  phone text not null check (length(phone) <= 32),
  phone_masked text generated always as (public.mask_phone(phone)) stored,
  unique (kind, record_id, role)
);
comment on table public.contacts is '联系电话: personal data; the number itself is read only through reveal_phone, which logs.';
select private.comment_columns('public.contacts', '{"id": "key", "kind": "kind of the record", "record_id": "record", "jurisdiction_id": "管辖单位", "sector_code": "行业领域", "town_code": "乡镇", "role": "岗位", "name": "姓名", "phone": "电话 (not selectable)", "phone_masked": "电话 (masked)"}');

create table public.audit_log (
  id bigint primary key generated always as identity,
  at timestamptz not null default now(),
  actor uuid default auth.uid(),
  action text not null check (action in ('EXPORT', 'REVEAL_PHONE', 'IMPORT', 'ACCOUNT')),
  detail jsonb not null default '{}'
);
comment on table public.audit_log is '审计日志: exports, revealed phones, imports, account changes. Append-only.';
select private.comment_columns('public.audit_log', '{"id": "key", "at": "when", "actor": "who", "action": "what", "detail": "facts of the act; never an informant"}');

-- A contact or an attachment has the scope of the record it names, whatever it was sent with: nobody files one under
-- his own jurisdiction for a record of another.
create function private.take_scope()
returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from private.kinds k where k.kind = new.kind) then
    raise exception using errcode = '22023', message = 'UNKNOWN_KIND', detail = format('%L is no kind of the map', left(new.kind, 40));
  end if;
  execute format('select jurisdiction_id, sector_code, town_code from public.%I where id = $1', new.kind)
  into new.jurisdiction_id, new.sector_code, new.town_code using new.record_id;
  if new.jurisdiction_id is null then
    raise exception using errcode = '23503', message = 'RECORD_UNKNOWN', detail = format('%s %s does not exist', new.kind, new.record_id);
  end if;
  return new;
end
$$;
create trigger contacts_take_scope before insert or update on public.contacts for each row execute function private.take_scope();
create trigger attachments_take_scope before insert or update on public.attachments for each row execute function private.take_scope();
