import { useTranslation } from 'react-i18next';
import { useCountyNames } from '@/data/dictionaries';
import { unitOf, type MapRecord } from '@/data/records';
import type { Kind } from '@/kinds';
import { LinkButton } from '@/ui/button';
import { jurisdictionName } from '../jurisdiction/jurisdiction-name';
import { useLensView } from '../lens-view';
import text from '../panel-text.module.css';
import styles from './management.module.css';

/** Who manages it and where it lies; when the two disagree, that is said. For a hazard, where it was found. */
export function Management({ kind, record }: { kind: Kind; record: MapRecord }) {
  const { t, i18n } = useTranslation();
  const { places, language, choice } = useLensView();
  const counties = useCountyNames();
  const manager = places.jurisdictions.find(({ id }) => id === record.jurisdiction_id);
  const county = counties.data?.find(({ code }) => code === record.adcode);
  const managerName = manager && jurisdictionName(manager, language);
  const countyName = county && (language === 'zh-CN' ? county.name : (county.name_en ?? county.name));
  const metres = record.declared_county_distance_m;
  const disagrees = typeof manager?.adcode === 'string' && county !== undefined && manager.adcode !== county.code;
  const unit = unitOf(kind, record);
  return (
    <>
      <dl className={styles.management}>
        <div>
          <dt title={t('analysis:card.managerDefinition')}>{t('analysis:card.manager')}</dt>
          <dd>{managerName ?? t('common:unknown')}</dd>
        </div>
        <div>
          <dt title={t('analysis:card.countyDefinition')}>{t('analysis:card.county')}</dt>
          <dd>{countyName ?? t('common:unknown')}</dd>
        </div>
      </dl>
      {disagrees && (
        <p className={text.caution} role="note" data-testid="county-disagrees">
          {t('analysis:card.disagrees', {
            manager: managerName,
            county: countyName,
            kilometres: new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format((metres ?? 0) / 1000),
          })}
        </p>
      )}
      {unit && (
        <p>
          <LinkButton onClick={() => choice.select(unit)}>
            {t('analysis:card.toUnit', { kind: t(`enums:kind.${unit.kind}`) })}
          </LinkButton>
        </p>
      )}
    </>
  );
}
