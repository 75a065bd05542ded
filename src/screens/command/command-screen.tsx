import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useKindCounts } from '@/data/kind-counts';
import { KINDS } from '@/kinds';
import { DataAge, type DataAgeState } from '@/ui/data-age';
import { ErrorNotice } from '@/ui/error-notice';
import { TopBarSlot } from '@/ui/top-bar-slot';
import styles from './command.module.css';

/** The wall's place: until its panels are built it says so and shows only true counts. */
export function CommandScreen() {
  const { t, i18n } = useTranslation();
  const query = useKindCounts();
  const format = new Intl.NumberFormat(i18n.language);
  const state: DataAgeState = query.isError ? 'lost' : query.isPending ? 'loading' : 'live';
  return (
    <div className={styles.page}>
      <TopBarSlot>
        <DataAge asOf={query.data?.asOf ?? null} state={state} />
      </TopBarSlot>
      <h1>{t('shell:command.heading')}</h1>
      <p className={styles.explain}>{t('shell:command.explain')}</p>
      <section aria-labelledby="counts-heading">
        <h2 id="counts-heading">{t('shell:command.countsHeading')}</h2>
        {query.isError ? (
          <ErrorNotice
            title={t('shell:command.countFailed.title')}
            meaning={t('shell:command.countFailed.meaning')}
            action={t('shell:command.countFailed.action')}
            detail={query.error.message}
            onRetry={() => void query.refetch()}
          />
        ) : (
          <ul className={styles.ribbon} aria-busy={query.isPending}>
            {KINDS.map((kind) => (
              <li key={kind}>
                <span className={styles.figure}>{query.data ? format.format(query.data.counts[kind]) : '–'}</span>
                <span className={styles.label}>{t(`enums:kind.${kind}`)}</span>
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
