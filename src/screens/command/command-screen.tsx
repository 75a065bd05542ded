import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveColumns } from '@/data/live-columns';
import { useLens } from '@/data/use-lens';
import { isHazardKind, KINDS } from '@/kinds';
import { FeedAge } from '@/panels/feed/feed-age';
import { BEGINNING } from '@/store/beginning';
import { NO_PLACES } from '@/store/dimension';
import { ErrorNotice } from '@/ui/error-notice';
import { TopBarSlot } from '@/ui/top-bar-slot';
import styles from './command.module.css';

/** The wall's place: until its panels are built it says so and shows only true counts, read off the same columns as the map. */
export function CommandScreen() {
  const { t, i18n } = useTranslation();
  const { live, columns } = useLiveColumns();
  const { answer } = useLens(BEGINNING, NO_PLACES, 'risk');
  const format = new Intl.NumberFormat(i18n.language);
  // A count of rows that are still coming is nobody's count.
  const isWhole = (kind: (typeof KINDS)[number]) => answer.lens.kinds[kind]?.isWhole === true;
  const { failure } = columns;
  return (
    <div className={styles.page}>
      <TopBarSlot>
        <FeedAge columns={columns} />
      </TopBarSlot>
      <h1>{t('shell:command.heading')}</h1>
      <p className={styles.explain}>{t('shell:command.explain')}</p>
      <section aria-labelledby="counts-heading">
        <h2 id="counts-heading">{t('shell:command.countsHeading')}</h2>
        {failure && !KINDS.some(isWhole) ? (
          <ErrorNotice
            title={t('shell:command.countFailed.title')}
            meaning={t('shell:command.countFailed.meaning')}
            action={t('shell:command.countFailed.action')}
            detail={failure.detail}
            onRetry={() => live.retry()}
          />
        ) : (
          <ul className={styles.ribbon} aria-busy={!KINDS.every(isWhole)}>
            {KINDS.map((kind) => (
              <li key={kind}>
                <span className={styles.figure}>{isWhole(kind) ? format.format(answer.counts.kinds[kind]) : '–'}</span>
                <span className={styles.label}>
                  {t(isHazardKind(kind) ? 'shell:command.openHazards' : `enums:kind.${kind}`)}
                </span>
                {isWhole(kind) && answer.counts.kindTotals[kind] !== answer.counts.kinds[kind] && (
                  <span className={styles.label}>
                    {t('analysis:closure.total', { formatted: format.format(answer.counts.kindTotals[kind]) })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <p>
        <Link to="/analysis">{t('shell:command.openMap')}</Link>
      </p>
    </div>
  );
}
