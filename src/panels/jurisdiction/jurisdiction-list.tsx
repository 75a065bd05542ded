import { useTranslation } from 'react-i18next';
import type { Jurisdiction } from '@/data/reference';
import { currentLanguage } from '@/i18n';
import text from '../panel-text.module.css';
import styles from './jurisdiction-list.module.css';

interface JurisdictionListProps {
  jurisdictions: readonly Jurisdiction[];
  /** Passing records by jurisdiction id. */
  counts: Uint32Array;
  entered: number | null;
  onEnter: (id: number | null) => void;
}

/** The thirteen who manage, with what passes the other filters. */
export function JurisdictionList({ jurisdictions, counts, entered, onEnter }: JurisdictionListProps) {
  const { t, i18n } = useTranslation();
  const language = currentLanguage();
  const format = new Intl.NumberFormat(i18n.language);
  const largest = Math.max(1, ...counts);
  return (
    <section aria-labelledby="jurisdictions-heading">
      <h2 id="jurisdictions-heading" className={text.heading} title={t('analysis:jurisdictions.definition')}>
        {t('analysis:jurisdictions.heading')}
      </h2>
      <ul className={styles.jurisdictions}>
        {jurisdictions.map(({ id, name, name_en, kind, code }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={entered === id}
              data-testid="jurisdiction"
              data-code={code}
              data-count={counts[id]}
              onClick={() => onEnter(entered === id ? null : id)}
            >
              <span>
                {language === 'zh-CN' ? name : name_en}
                {kind === 'ZONE' && <small>{t('analysis:jurisdictions.zone')}</small>}
              </span>
              <span className={styles.bar} aria-hidden="true">
                <i style={{ width: `${((counts[id] ?? 0) / largest) * 100}%` }} />
              </span>
              <span className={text.figure}>{format.format(counts[id] ?? 0)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
