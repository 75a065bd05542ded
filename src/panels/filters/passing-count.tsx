import { useTranslation } from 'react-i18next';
import styles from './passing-count.module.css';

interface PassingCountProps {
  count: number;
  /** The search has not said yet which records it finds. */
  isSearching: boolean;
  /** All rows of all kinds have come. */
  isFinal: boolean;
}

/** How many records pass the filter; that they are not all here yet is said beside it. */
export function PassingCount({ count, isSearching, isFinal }: PassingCountProps) {
  const { t, i18n } = useTranslation();
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
