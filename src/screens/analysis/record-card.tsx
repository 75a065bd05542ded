import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountyNames } from '@/data/dictionaries';
import { nameOf, useRecord, type MapRecord } from '@/data/records';
import type { Jurisdiction } from '@/data/reference';
import { isKind } from '@/domain/kinds';
import { currentLanguage } from '@/i18n';
import { definitionOf, KIND_NAME_COLUMNS } from '@/kinds';
import { RecordFacts } from '@/kinds/record-facts';
import { SymbolIcon } from '@/kinds/symbol-icon';
import type { RecordKey } from '@/store/choice';
import { NO_PLACE } from '@/store/packed-rows';
import { SHOWN_VALUES, type ColourVariable } from '@/store/shown-scales';
import type { ShownValues, Stores } from '@/store/shown-values';
import { Button } from '@/ui/button';
import { DemonstrationTag } from '@/ui/demonstration-tag';
import { ErrorNotice } from '@/ui/error-notice';
import { LoadingState } from '@/ui/loading-state';
import { valueWord } from './value-words';
import styles from './analysis.module.css';

interface RecordCardProps {
  recordKey: RecordKey;
  stores: Stores;
  shown: ShownValues;
  variable: ColourVariable;
  today: number;
  revision: number;
  jurisdictions: readonly Jurisdiction[];
  onSelect: (key: RecordKey) => void;
  onShow: (view: { longitude: number; latitude: number }) => void;
  onClose: () => void;
}

/** All that is known of the selected record. */
export function RecordCard(props: RecordCardProps) {
  const { recordKey, stores, shown, variable, today, revision, onShow, onClose } = props;
  const { t } = useTranslation();
  const definition = definitionOf(recordKey.kind);
  const columns = [
    ...definition.nameColumns,
    ...definition.card.flatMap(({ fields }) => fields.map(({ column }) => column)),
  ];
  const { data: record, error, isLoading, refetch } = useRecord(recordKey, columns, revision);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [recordKey.kind, recordKey.id]);

  const store = stores[recordKey.kind];
  const row = store?.rowOf(recordKey.id) ?? -1;
  const value = row >= 0 ? SHOWN_VALUES[variable][shown[recordKey.kind]?.[row] ?? -1] : undefined;
  const longitude = row >= 0 ? store!.column('lon')[row]! : NO_PLACE;
  return (
    <aside className={styles.card} aria-label={t('analysis:card.label')} data-testid="record-card">
      <header>
        {store && value && (
          <SymbolIcon
            kind={recordKey.kind}
            facts={definition.factsOf(store, row, value, today)}
            variable={variable}
            size={40}
          />
        )}
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {record ? nameOf(record, KIND_NAME_COLUMNS[recordKey.kind]) : t(`enums:kind.${recordKey.kind}`)}
          </h2>
          <p>
            {t(`enums:kind.${recordKey.kind}`)}
            {value && ` · ${valueWord(t, variable, value)}`}
            {record?.['is_demonstration'] === true && <DemonstrationTag />}
          </p>
        </div>
        <button type="button" className={styles.close} onClick={onClose} aria-label={t('common:close')}>
          ×
        </button>
      </header>
      <div className={styles.cardBody}>
        {isLoading && <LoadingState label={t('analysis:card.loading')} />}
        {error && (
          <ErrorNotice
            title={t('analysis:card.failed.title')}
            meaning={t('analysis:card.failed.meaning')}
            action={t('analysis:card.failed.action')}
            detail={error.message}
            onRetry={() => void refetch()}
          />
        )}
        {record === null && <p className={styles.note}>{t('analysis:card.gone')}</p>}
        {record && (
          <>
            <Managed record={record} {...props} />
            <RecordFacts recordKey={recordKey} record={record} />
            <footer>
              {longitude === NO_PLACE ? (
                <p className={styles.unlocated}>{t('analysis:card.unlocated')}</p>
              ) : (
                <Button
                  onClick={() => onShow({ longitude: longitude / 1e6, latitude: store!.column('lat')[row]! / 1e6 })}
                >
                  {t('analysis:card.show')}
                </Button>
              )}
            </footer>
          </>
        )}
      </div>
    </aside>
  );
}

/** Who manages it and where it lies; when the two disagree, that is said. For a hazard, where it was found. */
function Managed({ record, jurisdictions, onSelect }: RecordCardProps & { record: MapRecord }) {
  const { t, i18n } = useTranslation();
  const language = currentLanguage();
  const counties = useCountyNames();
  const manager = jurisdictions.find(({ id }) => id === record['jurisdiction_id']);
  const county = counties.data?.find(({ code }) => code === record['adcode']);
  const managerName = manager && (language === 'zh-CN' ? manager.name : manager.name_en);
  const countyName = county && (language === 'zh-CN' ? county.name : (county.name_en ?? county.name));
  const metres = record['declared_county_distance_m'];
  const disagrees = typeof manager?.adcode === 'string' && county !== undefined && manager.adcode !== county.code;
  const unitKind = record['object_type'];
  const unitId = record['object_id'];
  const hasUnit = typeof unitKind === 'string' && isKind(unitKind) && typeof unitId === 'number';
  return (
    <>
      <dl className={styles.managed}>
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
        <p className={styles.warning} role="note" data-testid="county-disagrees">
          {t('analysis:card.disagrees', {
            manager: managerName,
            county: countyName,
            kilometres: new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(
              Number(metres ?? 0) / 1000,
            ),
          })}
        </p>
      )}
      {hasUnit && (
        <p>
          <button type="button" className={styles.link} onClick={() => onSelect({ kind: unitKind, id: unitId })}>
            {t('analysis:card.toUnit', { kind: t(`enums:kind.${unitKind}`) })}
          </button>
        </p>
      )}
    </>
  );
}
