import { useTranslation } from 'react-i18next';
import styles from './empty-map.module.css';

/** Says that nothing passes the filter: a map without marks could as well be one that failed. */
export function EmptyMap() {
  const { t } = useTranslation();
  return (
    <p className={styles.empty} role="status">
      {t('analysis:emptyMap')}
    </p>
  );
}
