import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfiguration } from '@/data/configuration';
import { LANGUAGES, currentLanguage, switchLanguage } from '@/i18n';
import { DemonstrationTag } from '@/ui/demonstration-tag';
import { CountySilhouette } from './county-silhouette';
import styles from './login.module.css';

/** The two halves of every page before the map: the quiet stage with the title, and the form. */
export function LoginFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const language = currentLanguage();
  return (
    <div className={styles.frame}>
      <header className={styles.stage}>
        <CountySilhouette />
        <div className={styles.words}>
          <p className={styles.title}>{configuration.title[language]}</p>
          <p className={styles.intro}>{t('login:intro')}</p>
          <p className={styles.marks}>
            <span>{t('login:internal')}</span>
            {configuration.demonstration && <DemonstrationTag />}
          </p>
        </div>
      </header>
      <main className={styles.side}>
        <div className={styles.languages} role="group" aria-label={t('shell:language')}>
          {LANGUAGES.map((each) => (
            <button
              key={each}
              type="button"
              lang={each}
              aria-pressed={each === language}
              onClick={() => void switchLanguage(each)}
            >
              {t(`shell:languageName.${each}`)}
            </button>
          ))}
        </div>
        <div className={styles.form}>{children}</div>
      </main>
    </div>
  );
}
