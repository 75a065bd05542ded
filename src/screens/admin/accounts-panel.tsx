import { App, Button, Input, Select, Table } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsQueryKey, requestAccount, useAccounts, type AccountFailureCode } from '@/data/accounts';
import type { Account } from '@/domain/accounts';
import { ROLES, type Role } from '@/domain/enumerations';
import { AccountForm } from './account-form';
import { LoadFailed } from './load-failed';
import { TemporaryPassword, type PasswordToHandOver } from './temporary-password';
import { useAccountColumns, type AccountActions } from './use-account-columns';
import styles from './admin.module.css';

/** The form is closed, open for a new account, or open for an existing one. */
type FormState = { mode: 'closed' } | { mode: 'create' } | { mode: 'edit'; account: Account };

/** Every account: find, make, scope, suspend, restore, reset. */
export function AccountsPanel() {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const queryClient = useQueryClient();
  const query = useAccounts();
  const [search, setSearch] = useState('');
  const [role, setRole] = useState<Role | undefined>();
  const [form, setForm] = useState<FormState>({ mode: 'closed' });
  const [handOver, setHandOver] = useState<PasswordToHandOver | null>(null);

  const readAgain = () => queryClient.invalidateQueries({ queryKey: accountsQueryKey });
  const sayFailure = (failure: { code: AccountFailureCode; detail: string }) => {
    void message.error(t(`admin:error.${failure.code}`, { detail: failure.detail }), 8);
    if (failure.code === 'NOT_FOUND') void readAgain();
  };

  const setActive = async (account: Account, action: 'suspend' | 'restore') => {
    const result = await requestAccount({ action, userId: account.userId });
    if (!result.ok) return sayFailure(result);
    void message.success(t(`admin:done.${action}`, { name: account.displayName }));
    await readAgain();
  };

  const actions: AccountActions = {
    edit: (account) => setForm({ mode: 'edit', account }),
    restore: (account) => void setActive(account, 'restore'),
    suspend: (account) =>
      void modal.confirm({
        title: t('admin:confirm.suspendTitle', { name: account.displayName }),
        content: t('admin:confirm.suspendText'),
        okText: t('admin:suspend'),
        okButtonProps: { danger: true },
        cancelText: t('common:cancel'),
        onOk: () => setActive(account, 'suspend'),
      }),
    resetPassword: (account) =>
      void modal.confirm({
        title: t('admin:confirm.resetTitle', { name: account.displayName }),
        content: t('admin:confirm.resetText'),
        okText: t('admin:resetPassword'),
        cancelText: t('common:cancel'),
        onOk: async () => {
          const result = await requestAccount({ action: 'reset_password', userId: account.userId });
          if (!result.ok) return sayFailure(result);
          setHandOver({ name: account.displayName, password: result.answer.temporaryPassword });
          await readAgain();
        },
      }),
  };
  const columns = useAccountColumns(actions);

  if (query.isError) return <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  const wanted = search.trim().toLowerCase();
  const shown = (query.data ?? []).filter(
    (account) =>
      (!role || account.role === role) && `${account.displayName} ${account.email}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <div className={styles.toolbar}>
        <Input.Search
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={t('admin:search')}
          aria-label={t('admin:search')}
        />
        <Select<Role>
          allowClear
          value={role}
          onChange={setRole}
          placeholder={t('admin:filterRole')}
          aria-label={t('admin:filterRole')}
          style={{ minWidth: 180 }}
          options={ROLES.map((each) => ({ value: each, label: t(`roles:${each}.name`) }))}
        />
        <span className={styles.count}>{t('admin:count', { count: shown.length })}</span>
        <Button type="primary" onClick={() => setForm({ mode: 'create' })}>
          {t('admin:create')}
        </Button>
      </div>
      <Table
        rowKey="userId"
        size="middle"
        loading={query.isPending}
        dataSource={shown}
        columns={columns}
        scroll={{ x: 1180 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: t('admin:emptyAccounts') }}
      />
      {form.mode !== 'closed' && (
        <AccountForm
          account={form.mode === 'edit' ? form.account : null}
          onClose={() => setForm({ mode: 'closed' })}
          onSaved={(saved) => {
            setForm({ mode: 'closed' });
            if (saved.temporaryPassword === null)
              void message.success(t('admin:done.scope', { name: saved.account.displayName }));
            else setHandOver({ name: saved.account.displayName, password: saved.temporaryPassword });
            void readAgain();
          }}
        />
      )}
      <TemporaryPassword handOver={handOver} onClose={() => setHandOver(null)} />
    </>
  );
}
