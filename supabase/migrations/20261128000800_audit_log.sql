-- The audit log, and the exports that are written into it.

create table public.audit_log (
  id bigint primary key generated always as identity,
  at timestamptz not null default now(),
  actor uuid default auth.uid(),
  action text not null check (action in ('EXPORT', 'REVEAL_PHONE', 'IMPORT', 'ACCOUNT')),
  detail jsonb not null default '{}'
);
comment on table public.audit_log is
  '审计日志: exports, revealed phones, imports, account changes. Append-only.';
select private.comment_columns('public.audit_log', '{
  "id": "主键 · key",
  "at": "时间 · when",
  "actor": "操作人 · who",
  "action": "操作 · what",
  "detail": "详情 · facts of the act; never an informant"}');
select private.make_select_policy('audit_log', '(select private.caller_role()) in (''safety_office'', ''auditor'')');
grant select on public.audit_log to authenticated;

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
grant execute on function public.log_export(jsonb) to authenticated;
