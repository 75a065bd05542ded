import { useTranslation } from 'react-i18next';
import type { Basemap } from '@/domain/configuration';
import styles from '../map.module.css';

interface MapNotesProps {
  basemap: Basemap;
  outerTrouble: string | null;
  usesOuter: boolean;
}

/** What stands on every map: whose data the ground is, its review number, and whether the configured basemap is missing. */
export function MapNotes({ basemap, outerTrouble, usesOuter }: MapNotesProps) {
  const { t } = useTranslation();
  return (
    <>
      {outerTrouble !== null && (
        <p className={styles.trouble} role="status" title={outerTrouble}>
          {t(`map:outerTrouble.${basemap.kind}`)}
        </p>
      )}
      <p className={styles.sources}>
        {usesOuter && <span>{t(`map:base.${basemap.kind}`)}</span>}
        <span>{t('map:sources')}</span>
        {basemap.reviewNumber && <span>{t('map:reviewNumber', { number: basemap.reviewNumber })}</span>}
      </p>
    </>
  );
}
