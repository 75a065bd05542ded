import { useTranslation } from 'react-i18next';
import { CloseButton, LinkButton } from '@/ui/button';
import text from '../panel-text.module.css';
import styles from './breadcrumb.module.css';

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
            <LinkButton className={styles.back} onClick={onBack}>
              {city}
            </LinkButton>
          )}
        </li>
        {jurisdiction !== null && (
          <li>
            <span aria-current="page">{jurisdiction}</span>
            <CloseButton label={t('analysis:breadcrumb.back', { city })} onClick={onBack} />
          </li>
        )}
      </ol>
      {isZone && <p className={text.note}>{t('analysis:breadcrumb.zone')}</p>}
    </nav>
  );
}
