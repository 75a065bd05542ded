import { useTranslation } from 'react-i18next';
import { CloseButton, LinkButton } from '@/ui/button';
import { useLensView } from '../lens-view';
import text from '../panel-text.module.css';
import { jurisdictionName } from './jurisdiction-name';
import styles from './breadcrumb.module.css';

/** Where one is, and the way out. */
export function Breadcrumb() {
  const { t } = useTranslation();
  const { entered, language, enter } = useLensView();
  const city = t('analysis:city');
  const leave = () => enter(null);
  return (
    <nav aria-label={t('analysis:breadcrumb.label')} className={styles.breadcrumb} data-testid="breadcrumb">
      <ol>
        <li>
          {entered === null ? (
            <span aria-current="page">{city}</span>
          ) : (
            <LinkButton className={styles.back} onClick={leave}>
              {city}
            </LinkButton>
          )}
        </li>
        {entered !== null && (
          <li>
            <span aria-current="page">{jurisdictionName(entered, language)}</span>
            <CloseButton label={t('analysis:breadcrumb.back', { city })} onClick={leave} />
          </li>
        )}
      </ol>
      {entered?.kind === 'ZONE' && <p className={text.note}>{t('analysis:breadcrumb.zone')}</p>}
    </nav>
  );
}
