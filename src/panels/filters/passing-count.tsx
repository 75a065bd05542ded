import { useTranslation } from 'react-i18next';
import { pendingKinds } from '../feed/pending-kinds';
import { useLensView } from '../lens-view';
import styles from './passing-count.module.css';

interface PassingCountProps {
  /** The search has not said yet which records it finds. */
  isSearching: boolean;
}

/** How many records pass the filter; that they are not all here yet is said beside it. */
export function PassingCount({ isSearching }: PassingCountProps) {
  const { t, i18n } = useTranslation();
  const { answer, columns } = useLensView();
  const count = answer.counts.passing;
  const isFinal = pendingKinds(columns).length === 0;
  const formatted = new Intl.NumberFormat(i18n.language).format(count);
  return (
    <p
      className={styles.total}
      title={t('analysis:passing.definition')}
      data-testid="passing"
      data-count={isSearching ? undefined : count}
      data-final={isFinal && !isSearching}
    >
      {isSearching ? t('analysis:passing.searching') : t('analysis:passing.words', { formatted, count })}
      {!isFinal && t('analysis:passing.partial')}
    </p>
  );
}
