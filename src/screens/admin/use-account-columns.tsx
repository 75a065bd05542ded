import { Button, Space, Tag, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useJurisdictions, useTowns } from '@/data/reference';
import type { Account } from '@/domain/accounts';
import { keyOfValue } from '@/domain/translation-key';
import { currentLanguage } from '@/i18n';
import { DemonstrationTag } from '@/ui/demonstration-tag';
import styles from './admin.module.css';

export interface AccountActions {
  readonly edit: (account: Account) => void;
  readonly suspend: (account: Account) => void;
  readonly restore: (account: Account) => void;
  readonly resetPassword: (account: Account) => void;
}

/** The columns of the table of accounts, in the language now shown. */
export function useAccountColumns(actions: AccountActions): TableColumnsType<Account> {
  const { t, i18n } = useTranslation();
  const jurisdictions = useJurisdictions();
  const towns = useTowns();
  const isChinese = currentLanguage() === 'zh-CN';

  const scopeOf = (account: Account): string => {
    const names = [
      ...account.jurisdictionIds.map((id) => {
        const found = jurisdictions.data?.find((each) => each.id === id);
        return found ? (isChinese ? found.name : found.name_en) : String(id);
      }),
      ...account.sectorCodes.map((code) => t(keyOfValue('enums:sector', code))),
      ...(account.townCode === null
        ? []
        : [towns.data?.find((each) => each.code === account.townCode)?.name ?? account.townCode]),
    ];
    return names.join(isChinese ? '、' : ', ') || t('admin:wholeCity');
  };

  return [
    {
      title: t('admin:column.displayName'),
      sorter: (a, b) => a.displayName.localeCompare(b.displayName, i18n.language),
      render: (_value, account) => (
        <Space size={6}>
          {account.displayName}
          {account.isDemonstration && <DemonstrationTag />}
        </Space>
      ),
    },
    { title: t('admin:column.email'), dataIndex: 'email', sorter: (a, b) => a.email.localeCompare(b.email) },
    { title: t('admin:column.role'), render: (_value, account) => t(`roles:${account.role}.name`) },
    { title: t('admin:column.scope'), render: (_value, account) => scopeOf(account), width: 220 },
    { title: t('admin:column.status'), render: (_value, account) => <AccountStatus account={account} /> },
    {
      title: t('admin:column.createdAt'),
      render: (_value, account) => (
        <span className={styles.muted}>
          {new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(new Date(account.createdAt))}
        </span>
      ),
    },
    {
      title: t('admin:column.actions'),
      render: (_value, account) => (
        <Space size={0} wrap>
          <Button type="link" size="small" onClick={() => actions.edit(account)}>
            {t('admin:edit')}
          </Button>
          <Button type="link" size="small" onClick={() => actions.resetPassword(account)}>
            {t('admin:resetPassword')}
          </Button>
          {account.suspendedAt === null ? (
            <Button type="link" size="small" danger onClick={() => actions.suspend(account)}>
              {t('admin:suspend')}
            </Button>
          ) : (
            <Button type="link" size="small" onClick={() => actions.restore(account)}>
              {t('admin:restore')}
            </Button>
          )}
        </Space>
      ),
    },
  ];
}

function AccountStatus({ account }: { account: Account }) {
  const { t } = useTranslation();
  if (account.suspendedAt !== null) return <Tag>{t('admin:status.suspended')}</Tag>;
  return (
    <>
      {t('admin:status.active')}
      {account.mustChangePassword && <Tag style={{ marginInlineStart: 8 }}>{t('admin:status.mustChangePassword')}</Tag>}
    </>
  );
}
