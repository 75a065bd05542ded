-- 举报人 are sealed: no one reads this table but the officers named here.

create table public.informant_officers (
  user_id uuid primary key references public.profiles (user_id) on delete cascade
);
comment on table public.informant_officers is
  '举报受理人: the (at most two) officers who may open an informant''s identity.';
select private.comment_columns('public.informant_officers', '{
  "user_id": "账号 · account"}');
select private.make_select_policy(
  'informant_officers',
  'user_id = (select auth.uid()) or (select private.caller_role()) = ''safety_office''');
grant select on public.informant_officers to authenticated;

create table public.hazard_informants (
  hazard_id integer primary key references public.hazards (id) on delete cascade,
  name text,
  phone text,
  received_at timestamptz not null default now(),
  reward text
);
comment on table public.hazard_informants is '举报人: sealed, in no export, no history, no log.';
select private.comment_columns('public.hazard_informants', '{
  "hazard_id": "隐患 · hazard",
  "name": "姓名 · name",
  "phone": "电话 · telephone",
  "received_at": "受理时间 · received when",
  "reward": "奖励 · reward"}');
select private.make_select_policy('hazard_informants', $condition$
  (select private.caller_role()) is not null
  and exists (select from public.informant_officers o where o.user_id = (select auth.uid()))$condition$);
grant select on public.hazard_informants to authenticated;

-- Refuses a third officer.
create function private.at_most_two_officers()
returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if (select count(*) from public.informant_officers) >= 2 then
    raise exception using
      errcode = '23514',
      message = 'TOO_MANY_OFFICERS',
      detail = 'informants are open to two named officers at the most';
  end if;
  return new;
end
$$;
create trigger informant_officers_limit before insert on public.informant_officers
  for each row execute function private.at_most_two_officers();
