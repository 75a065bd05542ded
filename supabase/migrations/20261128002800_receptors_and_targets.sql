-- 敏感目标 and the plan's targets.

create table public.sensitive_receptors (
  id integer primary key generated always as identity,
  kind text not null check (kind in (
    'SCHOOL', 'KINDERGARTEN', 'HOSPITAL', 'WELFARE', 'RESIDENTIAL', 'VILLAGE', 'MARKET', 'STATION', 'WATER_SOURCE',
    'HERITAGE')),
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
select private.comment_columns('public.sensitive_receptors', '{
  "id": "主键 · key",
  "kind": "类型 · type of receptor",
  "name": "名称 · name",
  "people_day": "白天人数 · people by day; null = 未知",
  "people_night": "夜间人数 · people by night; null = 未知",
  "jurisdiction_id": "管辖单位 · jurisdiction",
  "geom": "位置 · place, CGCS2000",
  "source": "来源 · source",
  "is_demonstration": "演示数据 · demonstration data"}');
select private.make_select_policy('sensitive_receptors', '(select private.caller_role()) is not null');
select private.make_write_policies('sensitive_receptors', '{insert,update,delete}', $condition$
  (select private.writes_whole_city())
  or jurisdiction_id = any ((select private.writable_jurisdictions('sensitive_receptors'))::smallint[])$condition$);
grant select, insert, update, delete on public.sensitive_receptors to authenticated;

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
create index targets_owner_department_id_idx on public.targets (owner_department_id);
comment on table public.targets is '工作要点目标: dated targets of the plan with the definition of their figure.';
select private.comment_columns('public.targets', '{
  "id": "主键 · key",
  "item_no": "条目 · item of the plan",
  "text": "目标 · target",
  "seed_text": "原文 · wording of the plan",
  "metric_type": "指标类型 · type of figure",
  "numerator_sql_key": "分子查询 · query that counts the numerator",
  "denominator": "分母 · denominator",
  "target_value": "目标值 · value to reach",
  "due_date": "期限 · deadline",
  "due_is_assumed": "期限为推定 · true where the text gives no date",
  "owner_department_id": "责任部门 · responsible department",
  "jurisdiction_ids": "范围 · jurisdictions; empty = all",
  "source": "来源 · source"}');
select private.make_reference_policies('targets', true);
