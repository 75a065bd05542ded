import { useTranslation } from 'react-i18next';
import { useLensView } from '../lens-view';
import text from '../panel-text.module.css';
import { jurisdictionName } from './jurisdiction-name';
import styles from './jurisdiction-list.module.css';

/** The thirteen who manage, with what passes the other filters. */
export function JurisdictionList() {
  const { t, i18n } = useTranslation();
  const { answer, places, entered, language, enter } = useLensView();
  const counts = answer.counts.facets.jurisdiction;
  const format = new Intl.NumberFormat(i18n.language);
  const largest = Math.max(1, ...counts);
  return (
    <section aria-labelledby="jurisdictions-heading">
      <h2 id="jurisdictions-heading" className={text.heading} title={t('analysis:jurisdictions.definition')}>
        {t('analysis:jurisdictions.heading')}
      </h2>
      <ul className={styles.jurisdictions}>
        {places.jurisdictions.map((jurisdiction) => {
          const { id, kind, code } = jurisdiction;
          return (
            <li key={id}>
              <button
                type="button"
                aria-pressed={entered?.id === id}
                data-testid="jurisdiction"
                data-code={code}
                data-count={counts[id]}
                onClick={() => enter(entered?.id === id ? null : id)}
              >
                <span>
                  {jurisdictionName(jurisdiction, language)}
                  {kind === 'ZONE' && <small>{t('analysis:jurisdictions.zone')}</small>}
                </span>
                <span className={styles.bar} aria-hidden="true">
                  <i style={{ width: `${((counts[id] ?? 0) / largest) * 100}%` }} />
                </span>
                <span className={text.figure}>{format.format(counts[id] ?? 0)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
