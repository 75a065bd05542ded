import { useTranslation } from 'react-i18next';
import styles from './way-back.module.css';

/** Leads out of the jurisdiction drilled into, from the map itself. */
export function WayBack({ city, onBack }: { city: string; onBack: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={styles.back} onClick={onBack}>
      {t('analysis:breadcrumb.back', { city })}
    </button>
  );
}
