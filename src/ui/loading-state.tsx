import { useTranslation } from 'react-i18next';
import styles from './states.module.css';

/** What is being waited for, in words. `page` fills the window. */
export function LoadingState({ label, page = false }: { label?: string; page?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={page ? `${styles.state} ${styles.page}` : styles.state} role="status">
      <span className={styles.spinner} aria-hidden="true" />
      <span>{label ?? t('common:loading')}</span>
    </div>
  );
}
