import { useTranslation } from 'react-i18next';
import { useLensView } from '../lens-view';
import styles from './way-back.module.css';

/** Leads out of the jurisdiction drilled into, from the map itself. */
export function WayBack() {
  const { t } = useTranslation();
  const { entered, enter } = useLensView();
  if (!entered) return null;
  return (
    <button type="button" className={styles.back} onClick={() => enter(null)}>
      {t('analysis:breadcrumb.back', { city: t('analysis:city') })}
    </button>
  );
}
