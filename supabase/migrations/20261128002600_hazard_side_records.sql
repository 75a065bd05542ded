-- What is decided about a hazard beside its status: listings, extensions, suspensions, look-backs, letters.

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
create unique index listed_supervisions_open_idx on public.listed_supervisions (hazard_id, level)
  where delisted_on is null;
create index listed_supervisions_hazard_id_idx on public.listed_supervisions (hazard_id);
comment on table public.listed_supervisions is '挂牌督办: one open row per hazard and level.';
select private.comment_columns('public.listed_supervisions', '{
  "id": "主键 · key",
  "hazard_id": "隐患 · hazard",
  "level": "级别 · level",
  "body": "挂牌单位 · body that lists",
  "doc_no": "文号 · document number",
  "listed_on": "挂牌日期 · listed on",
  "due_date": "办结期限 · deadline",
  "announced_url": "公告 · announcement",
  "delisted_on": "摘牌日期 · delisted on"}');
select private.make_side_table('listed_supervisions', 'hazards', 'hazard_id', verbs => '{}');
-- The city lists at city level, a county at county level; the province's listings are entered by the city.
select private.make_write_policies('listed_supervisions', '{insert,update}', $condition$
  (select private.caller_role()) = 'safety_office'
  or (
    level = 'COUNTY'
    and (select private.caller_role()) = 'county_office'
    and exists (select from public.hazards h where h.id = hazard_id))$condition$);
grant insert, update on public.listed_supervisions to authenticated;

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
select private.comment_columns('public.extensions', '{
  "id": "主键 · key",
  "hazard_id": "隐患 · hazard",
  "applied_on": "申请日期 · applied for on",
  "reason": "理由 · reason",
  "interim_control": "期间管控 · control meanwhile",
  "original_due": "原期限 · original deadline",
  "new_due": "新期限 · new deadline",
  "approver": "批准人 · who approves",
  "approved": "是否批准 · approved; null = 待批"}');
select private.make_side_table('extensions', 'hazards', 'hazard_id');

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
select private.comment_columns('public.suspensions', '{
  "id": "主键 · key",
  "hazard_id": "隐患 · hazard",
  "kind": "类型 · partial (局部) or full (全部)",
  "order_no": "文号 · number of the order",
  "from_date": "开始日期 · from",
  "resumed_on": "恢复日期 · resumed on",
  "checked_by": "现场核查人 · checked on site by"}');
select private.make_side_table('suspensions', 'hazards', 'hazard_id');

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
select private.comment_columns('public.lookbacks', '{
  "id": "主键 · key",
  "hazard_id": "隐患 · hazard",
  "planned_on": "计划日期 · planned on",
  "done_on": "实施日期 · done on",
  "relapsed": "是否反弹 · relapsed",
  "inspector": "检查人 · inspector"}');
select private.make_side_table('lookbacks', 'hazards', 'hazard_id');

-- Keeps the flags of hazards that the map shows (listed, suspended) equal to their side records.
create function private.flag_hazard()
returns trigger language plpgsql security definer set search_path = '' as $$
declare
  hazard integer := case when tg_op = 'DELETE' then old.hazard_id else new.hazard_id end;
begin
  update public.hazards h
  set is_listed = level is not null,
    listed_level = level,
    is_suspended = exists (select from public.suspensions s where s.hazard_id = h.id and s.resumed_on is null)
  from (
    select min(l.level) as level
    from public.listed_supervisions l
    where l.hazard_id = hazard and l.delisted_on is null) open
  where h.id = hazard;
  return null;
end
$$;
create trigger listed_supervisions_flag after insert or update or delete on public.listed_supervisions
  for each row execute function private.flag_hazard();
create trigger suspensions_flag after insert or update or delete on public.suspensions
  for each row execute function private.flag_hazard();

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
select private.comment_columns('public.notice_letters', '{
  "id": "主键 · key",
  "type": "类型 · type of letter",
  "jurisdiction_id": "管辖单位 · jurisdiction it goes to",
  "hazard_id": "隐患 · hazard it speaks of",
  "doc_no": "文号 · document number",
  "issued_on": "发出日期 · issued on",
  "reply_due": "回复期限 · reply due",
  "replied_on": "回复日期 · replied on",
  "outcome": "结果 · outcome"}');
select private.make_select_policy('notice_letters', $condition$
  (select private.sees_whole_city())
  or jurisdiction_id = any ((select private.caller_jurisdictions())::smallint[])$condition$);
select private.make_write_policies('notice_letters', '{insert,update}', '(select private.writes_whole_city())');
grant select, insert, update on public.notice_letters to authenticated;
