import { useTranslation } from 'react-i18next';
import styles from './demonstration-tag.module.css';

/** The mark that every screen carries while the store holds invented data. */
export function DemonstrationTag() {
  const { t } = useTranslation();
  return <span className={styles.tag}>{t('common:demonstrationData')}</span>;
}
