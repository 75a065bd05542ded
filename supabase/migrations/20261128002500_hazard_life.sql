-- 隐患流转: the steps of a hazard's life, as data, and the events that it leaves.

-- The transition table, as data: the trigger below and the desk's buttons read the same rows.
create table public.hazard_transitions (
  event text not null,
  from_status public.hazard_status not null,
  to_status public.hazard_status not null,
  for_grade public.hazard_grade,
  roles public.app_role[] not null,
  guard text not null,
  primary key (event, from_status, to_status)
);
comment on table public.hazard_transitions is
  '隐患流转规则: which event leads from where to where, by whom, under which guard.';
select private.comment_columns('public.hazard_transitions', '{
  "event": "事件 · event",
  "from_status": "原状态 · from",
  "to_status": "新状态 · to",
  "for_grade": "适用等级 · only for this grade; null = both",
  "roles": "可操作角色 · who may",
  "guard": "条件 · what must hold"}');
select private.make_reference_policies('hazard_transitions', false);
insert into public.hazard_transitions (event, from_status, to_status, for_grade, roles, guard) values
  ('VERIFY', 'PENDING_VERIFY', 'REGISTERED', null,
    '{safety_office,industry_dept,county_office,township}',
    'location, grade and verifier present'),
  ('REJECT', 'PENDING_VERIFY', 'REJECTED', null,
    '{safety_office,industry_dept,county_office}',
    'reason given'),
  ('ORDER', 'REGISTERED', 'ORDERED', null,
    '{safety_office,industry_dept,county_office}',
    'order number and due date; a major hazard cites its criterion'),
  ('START', 'ORDERED', 'RECTIFYING', null,
    '{safety_office,industry_dept,county_office,township}',
    'a major hazard has all five elements'),
  ('REQUEST_REVIEW', 'ORDERED', 'REVIEW_PENDING', null,
    '{safety_office,industry_dept,county_office,township}',
    'photo after and text'),
  ('REQUEST_REVIEW', 'RECTIFYING', 'REVIEW_PENDING', null,
    '{safety_office,industry_dept,county_office,township}',
    'photo after and text'),
  ('REVIEW_FAILED', 'REVIEW_PENDING', 'RECTIFYING', null,
    '{safety_office,industry_dept,county_office,supervision_group}',
    'reason and new due date'),
  ('REVIEW_PASSED', 'REVIEW_PENDING', 'CLOSED', 'GENERAL',
    '{safety_office,industry_dept,county_office,supervision_group}',
    'reviewer is not the rectifier'),
  ('REVIEW_PASSED', 'REVIEW_PENDING', 'CLOSE_APPROVAL', 'MAJOR',
    '{safety_office,industry_dept,county_office,supervision_group}',
    'reviewer is not the rectifier'),
  ('APPROVE_CLOSE', 'CLOSE_APPROVAL', 'CLOSED', 'MAJOR',
    '{safety_office,industry_dept}',
    'approver is not the reviewer; a listed hazard also needs its listing body'),
  ('REFUSE_CLOSE', 'CLOSE_APPROVAL', 'RECTIFYING', 'MAJOR',
    '{safety_office,industry_dept}',
    'reason and new due date'),
  ('RELAPSE', 'CLOSED', 'REOPENED', null,
    '{safety_office,industry_dept,county_office,supervision_group}',
    'look-back found it again'),
  ('ORDER', 'REOPENED', 'ORDERED', null,
    '{safety_office,industry_dept,county_office}',
    'order number and due date');

create table public.hazard_events (
  id bigint primary key generated always as identity,
  hazard_id integer not null references public.hazards (id) on delete cascade,
  event text not null check (event in (
    'REPORT', 'REGISTER', 'IMPORT', 'VERIFY', 'REJECT', 'ORDER', 'START', 'REQUEST_REVIEW', 'REVIEW_FAILED',
    'REVIEW_PASSED', 'APPROVE_CLOSE', 'REFUSE_CLOSE', 'RELAPSE', 'EXTEND', 'LIST', 'DELIST', 'SUSPEND', 'RESUME')),
  from_status public.hazard_status,
  to_status public.hazard_status not null,
  at timestamptz not null default now(),
  actor uuid,
  actor_name text,
  due_date date,
  note text
);
create index hazard_events_hazard_idx on public.hazard_events (hazard_id, at);
create index hazard_events_at_idx on public.hazard_events (at);
comment on table public.hazard_events is '隐患流转记录: append-only events; the map as of any date is drawn from them.';
select private.comment_columns('public.hazard_events', '{
  "id": "主键 · key",
  "hazard_id": "隐患 · hazard",
  "event": "事件 · event",
  "from_status": "原状态 · from",
  "to_status": "新状态 · to",
  "at": "时间 · when",
  "actor": "操作人账号 · account of the actor",
  "actor_name": "操作人 · name of the actor",
  "due_date": "整改期限 · deadline set by the event",
  "note": "说明 · note"}');
select private.make_side_table('hazard_events', 'hazards', 'hazard_id', verbs => '{}');

-- What a step needs beside its row of the table: refuses a hazard that lacks it, naming the lack.
create function private.check_hazard_guards(before public.hazards, after public.hazards)
returns void language plpgsql immutable set search_path = '' as $$
begin
  if after.status = 'RECTIFYING' and before.status = 'ORDERED' and after.hazard_grade = 'MAJOR' and (
    after.rect_measure is null
    or after.rect_person is null
    or after.rect_fund_cny is null
    or after.due_date is null
    or after.rect_plan_file is null)
  then
    raise exception using
      errcode = '23514',
      message = 'FIVE_ELEMENTS_MISSING',
      detail = '五落实: measure, person, fund, due date and plan';
  end if;
  if after.status = 'ORDERED' and (after.order_no is null or after.due_date is null) then
    raise exception using errcode = '23514', message = 'ORDER_INCOMPLETE', detail = 'order number and due date';
  end if;
  if after.status in ('CLOSED', 'CLOSE_APPROVAL')
    and before.status = 'REVIEW_PENDING'
    and after.reviewed_by is not distinct from after.rect_person
  then
    raise exception using
      errcode = '23514',
      message = 'REVIEWER_IS_RECTIFIER',
      detail = 'reviewer and rectifier must be two people';
  end if;
  if after.status = 'CLOSED'
    and before.status = 'CLOSE_APPROVAL'
    and after.closed_by is not distinct from after.reviewed_by
  then
    raise exception using
      errcode = '23514',
      message = 'APPROVER_IS_REVIEWER',
      detail = 'reviewer and approver must be two people';
  end if;
end
$$;

-- A change of status must be a row of the table, for the hazard's grade and the caller's role. The service role
-- (seeds, imports by the command line) is held to the table but not to a role. Every change leaves its event.
create function private.check_hazard_transition()
returns trigger language plpgsql security definer set search_path = '' as $$
declare
  caller public.app_role := private.caller_role();
  step public.hazard_transitions;
begin
  if new.status = old.status then return new; end if;
  select * into step
  from public.hazard_transitions t
  where t.from_status = old.status
    and t.to_status = new.status
    and (t.for_grade is null or t.for_grade = new.hazard_grade);
  if step is null then
    raise exception using
      errcode = '23514',
      message = 'TRANSITION_NOT_ALLOWED',
      detail = format('%s → %s is not a step of a %s hazard', old.status, new.status, new.hazard_grade);
  end if;
  if caller is not null and not caller = any (step.roles) then
    raise exception using
      errcode = '42501',
      message = 'TRANSITION_NOT_FOR_ROLE',
      detail = format('%s may not %s', caller, step.event);
  end if;
  perform private.check_hazard_guards(old, new);
  if new.status = 'REOPENED' then
    new.relapse_count := old.relapse_count + 1;
    new.closed_on := null;
  end if;
  if step.event in ('REVIEW_FAILED', 'REFUSE_CLOSE') then new.review_round := old.review_round + 1; end if;
  insert into public.hazard_events (hazard_id, event, from_status, to_status, actor, actor_name, due_date)
  values (
    new.id,
    step.event,
    old.status,
    new.status,
    auth.uid(),
    (select display_name from public.profiles where user_id = auth.uid()),
    new.due_date);
  return new;
end
$$;
-- Named to run before hazards_stamp: triggers of one event fire in the order of their names.
create trigger hazards_check_transition before update of status on public.hazards
  for each row execute function private.check_hazard_transition();

-- The first event of a hazard: how it came into the books.
create function private.begin_hazard_life()
returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.hazard_events (hazard_id, event, to_status, at, actor, actor_name, due_date)
  values (
    new.id,
    case
      when new.import_batch_id is not null then 'IMPORT'
      when new.status = 'PENDING_VERIFY' then 'REPORT'
      else 'REGISTER' end,
    new.status,
    now(),
    auth.uid(),
    (select display_name from public.profiles where user_id = auth.uid()),
    new.due_date);
  return null;
end
$$;
create trigger hazards_begin_life after insert on public.hazards
  for each row execute function private.begin_hazard_life();
