import { Tabs } from 'antd';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AccountsPanel } from './accounts-panel';
import { ADMIN_TABS } from './admin-search';
import { JurisdictionsTable, SectorsTable } from './reference-tables';
import styles from './admin.module.css';

const panels = { accounts: AccountsPanel, jurisdictions: JurisdictionsTable, sectors: SectorsTable } as const;

/** Accounts and reference tables, for the safety office. */
export function AdminScreen() {
  const { t } = useTranslation();
  const { tab = 'accounts' } = useSearch({ from: '/admin' });
  const navigate = useNavigate();
  return (
    <div className={styles.page}>
      <h1>{t('admin:heading')}</h1>
      <Tabs
        activeKey={tab}
        onChange={(key) => void navigate({ to: '/admin', search: { tab: ADMIN_TABS.find((each) => each === key) } })}
        items={ADMIN_TABS.map((each) => {
          const Panel = panels[each];
          return { key: each, label: t(`admin:tab.${each}`), children: <Panel /> };
        })}
        destroyOnHidden
      />
    </div>
  );
}
