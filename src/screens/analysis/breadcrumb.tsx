import { useTranslation } from 'react-i18next';
import styles from './analysis.module.css';

interface BreadcrumbProps {
  city: string;
  /** Name of the jurisdiction drilled into; null = the whole city. */
  jurisdiction: string | null;
  isZone: boolean;
  onBack: () => void;
}

/** Where one is, and the way out. */
export function Breadcrumb({ city, jurisdiction, isZone, onBack }: BreadcrumbProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('analysis:breadcrumb.label')} className={styles.breadcrumb} data-testid="breadcrumb">
      <ol>
        <li>
          {jurisdiction === null ? (
            <span aria-current="page">{city}</span>
          ) : (
            <button type="button" className={styles.link} onClick={onBack}>
              {city}
            </button>
          )}
        </li>
        {jurisdiction !== null && (
          <li>
            <span aria-current="page">{jurisdiction}</span>
            <button
              type="button"
              className={styles.close}
              onClick={onBack}
              aria-label={t('analysis:breadcrumb.back', { city })}
            >
              ×
            </button>
          </li>
        )}
      </ol>
      {isZone && <p className={styles.note}>{t('analysis:breadcrumb.zone')}</p>}
    </nav>
  );
}
