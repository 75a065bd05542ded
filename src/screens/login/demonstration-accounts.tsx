import { useTranslation } from 'react-i18next';
import type { Configuration, DemonstrationAccount } from '@/domain/configuration';
import { currentLanguage } from '@/i18n';
import { DemonstrationTag } from '@/ui/demonstration-tag';
import styles from './login.module.css';

interface DemonstrationAccountsProps {
  demonstration: NonNullable<Configuration['demonstration']>;
  disabled: boolean;
  onChoose: (email: string) => void;
}

/** The invented accounts: one card per role, and one chip per county office. */
export function DemonstrationAccounts({ demonstration, disabled, onChoose }: DemonstrationAccountsProps) {
  const { t } = useTranslation();
  const counties = demonstration.accounts.filter((account) => account.role === 'county_office');
  const others = demonstration.accounts.filter((account) => account.role !== 'county_office');
  const language = currentLanguage();
  const chip = (account: DemonstrationAccount) => (
    <button
      key={account.email}
      type="button"
      disabled={disabled}
      title={account.email}
      data-demonstration-account={account.email}
      onClick={() => onChoose(account.email)}
    >
      {account.name[language]}
    </button>
  );
  return (
    <section className={styles.demonstration} aria-labelledby="demonstration-heading">
      <div className={styles.demonstrationHeading}>
        <h2 id="demonstration-heading">{t('login:demonstration.heading')}</h2>
        <DemonstrationTag />
      </div>
      <p className={styles.hint}>
        {t('login:demonstration.explain')}{' '}
        {demonstration.password === undefined ? t('login:demonstration.fillIn') : t('login:demonstration.oneClick')}
      </p>
      <ul className={styles.roles}>
        {others.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              disabled={disabled}
              title={account.email}
              data-demonstration-account={account.email}
              onClick={() => onChoose(account.email)}
            >
              <strong>{t(`roles:${account.role}.name`)}</strong>
              <span>{t(`roles:${account.role}.scope`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {counties.length > 0 && (
        <div role="group" aria-label={t('login:demonstration.counties')}>
          <h3>{t('login:demonstration.counties')}</h3>
          <div className={styles.chips}>{counties.map(chip)}</div>
        </div>
      )}
    </section>
  );
}
