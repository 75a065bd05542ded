-- 检查: supervision groups and the inspections that find hazards.

create table public.supervision_groups (
  id integer primary key check (id between 1 and 99),
  leader text,
  department_id integer references public.departments (id),
  members text,
  jurisdiction_ids smallint[] not null default '{}',
  valid_from date not null,
  valid_to date
);
create index supervision_groups_department_id_idx on public.supervision_groups (department_id);
comment on table public.supervision_groups is '综合督导组: thirteen groups, leader of deputy division rank or above.';
select private.comment_columns('public.supervision_groups', '{
  "id": "组号 · number of the group",
  "leader": "组长 · leader",
  "department_id": "牵头部门 · department that leads",
  "members": "成员 · members",
  "jurisdiction_ids": "督导范围 · jurisdictions it supervises",
  "valid_from": "开始日期 · from",
  "valid_to": "结束日期 · until"}');
select private.make_reference_policies('supervision_groups', true);

create table public.inspections (
  id integer primary key generated always as identity,
  form_no text,
  type text not null check (
    type in ('SUPERVISION', 'UNANNOUNCED', 'ENFORCEMENT', 'JOINT', 'CROSS', 'EXPERT', 'SELF', 'LOOKBACK')),
  unannounced boolean not null default false,
  group_id integer references public.supervision_groups (id),
  object_type text not null references private.object_types (object_type),
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
create index inspections_amends_id_idx on public.inspections (amends_id) where amends_id is not null;
comment on table public.inspections is '检查: every one signed and traceable to a person; amendments are new rows.';
select private.comment_columns('public.inspections', '{
  "id": "主键 · key",
  "form_no": "三联单编号 · number of the form in triplicate",
  "type": "检查类型 · type of inspection",
  "unannounced": "四不两直 · without notice",
  "group_id": "督导组 · supervision group",
  "object_type": "对象类型 · kind of the unit inspected, or place",
  "object_id": "受检对象 · unit inspected; null for a place",
  "object_name": "受检单位 · name of what was inspected",
  "jurisdiction_id": "管辖单位 · jurisdiction",
  "sector_code": "行业领域 · sector",
  "town_code": "乡镇（街道） · town",
  "lead": "带队领导 · who led it",
  "experts": "专家 · experts",
  "participants": "参加人员 · participants",
  "started_at": "开始时间 · started",
  "ended_at": "结束时间 · ended",
  "sign_in_place": "签到位置 · place of signing in, CGCS2000",
  "checklist": "检查表 · checklist",
  "found_onsite": "五现场: 查 · found on site",
  "explained_onsite": "五现场: 讲 · explained on site",
  "handed_over_onsite": "五现场: 交 · handed over on site",
  "signed_onsite": "五现场: 签字 · signed on site",
  "accepted_onsite": "五现场: 验 · accepted on site",
  "signatures": "三签字 · signatures: name, organisation, time, image hash",
  "conclusion": "结论 · conclusion",
  "amends_id": "更正的检查 · inspection that this one amends",
  "is_demonstration": "演示数据 · demonstration data",
  "created_at": "创建时间 · when",
  "created_by": "创建人 · by whom"}');

-- An unannounced one that has not ended is hidden from those it will visit (四不两直). Whoever may write hazards there
-- makes inspections, and nobody changes one.
select private.make_select_policy('inspections', $condition$
  (select private.caller_role()) is not null and (
    (select private.sees_whole_city())
    or created_by = (select auth.uid())
    or sector_code = any ((select private.caller_sectors())::text[])
    or (
      (not unannounced or ended_at is not null or (select private.caller_role()) = 'supervision_group')
      and (
        jurisdiction_id = any ((select private.caller_jurisdictions())::smallint[])
        or town_code = (select private.caller_town()))))$condition$);
select private.make_write_policies(
  'inspections',
  '{insert}',
  format('created_by = (select auth.uid()) and (%s)', private.write_condition('hazards', 'inspections')));
grant select, insert on public.inspections to authenticated;
