import { Link, useSearch } from '@tanstack/react-router';
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
  const Panel = panels[tab];
  return (
    <div className={styles.page}>
      <h1>{t('admin:heading')}</h1>
      {/* Each has an address of its own; links wrap on a phone where antd's tabs put a button among the tabs. */}
      <nav className={styles.tabs} aria-label={t('admin:heading')}>
        {ADMIN_TABS.map((each) => (
          <Link key={each} to="/admin" search={{ tab: each }} aria-current={each === tab ? 'page' : undefined}>
            {t(`admin:tab.${each}`)}
          </Link>
        ))}
      </nav>
      <Panel />
    </div>
  );
}
