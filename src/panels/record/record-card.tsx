import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf, useRecord, type MapRecord } from '@/data/records';
import { KIND_NAME_COLUMNS } from '@/kinds';
import { RecordFacts } from './record-facts';
import type { RecordKey } from '@/store/choice';
import { NO_PLACE } from '@/kinds/packed-columns';
import { shownValueOf } from '@/store/shown-values';
import { Button, CloseButton } from '@/ui/button';
import { DemonstrationTag } from '@/ui/demonstration-tag';
import { ErrorNotice } from '@/ui/error-notice';
import { LoadingState } from '@/ui/loading-state';
import { useLensView } from '../lens-view';
import text from '../panel-text.module.css';
import { valueWord } from '../symbols/value-words';
import { Management } from './management';
import { RecordSymbol } from '../symbols/record-symbol';
import styles from './record-card.module.css';

interface RecordCardProps {
  /** Where it stands. */
  className: string | undefined;
  recordKey: RecordKey;
}

/** All that is known of the selected record. */
export function RecordCard({ className, recordKey }: RecordCardProps) {
  const { t } = useTranslation();
  const { answer, choice, columns: rows, show } = useLensView();
  const { data: record, error, isLoading, refetch } = useRecord(recordKey, rows.revision);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [recordKey.kind, recordKey.id]);

  const store = answer.stores[recordKey.kind];
  const row = store?.rowOf(recordKey.id) ?? -1;
  const value = shownValueOf(answer.shown, choice.variable, recordKey.kind, row);
  const hasPlace = row >= 0 && store!.column('lon')[row] !== NO_PLACE;
  return (
    <aside className={`${styles.card} ${className}`} aria-label={t('analysis:card.label')} data-testid="record-card">
      <header>
        <RecordSymbol kind={recordKey.kind} row={row} size={40} />
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {record ? nameOf(record, KIND_NAME_COLUMNS[recordKey.kind]) : t(`enums:kind.${recordKey.kind}`)}
          </h2>
          <p>
            {t(`enums:kind.${recordKey.kind}`)}
            {value && ` · ${valueWord(t, choice.variable, value)}`}
            {record?.is_demonstration && <DemonstrationTag />}
          </p>
        </div>
        <CloseButton label={t('common:close')} onClick={() => choice.select(null)} />
      </header>
      <div className={styles.body}>
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
        {record === null && <p className={text.note}>{t('analysis:card.gone')}</p>}
        {record && (
          <>
            <Retired record={record} />
            <Management kind={recordKey.kind} record={record} />
            <RecordFacts recordKey={recordKey} record={record} />
            {row >= 0 && (
              <footer>
                {hasPlace ? (
                  <Button onClick={() => show(recordKey)}>{t('analysis:card.show')}</Button>
                ) : (
                  <p className={text.caution}>{t('analysis:card.unlocated')}</p>
                )}
              </footer>
            )}
          </>
        )}
      </div>
    </aside>
  );
}

/** That a record was retired, when and why: its facts stay readable, but nothing counts or draws it any more. */
function Retired({ record }: { record: MapRecord }) {
  const { t, i18n } = useTranslation();
  const { retired_at: retiredAt, retired_reason: reason } = record;
  if (retiredAt === null) return null;
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(new Date(retiredAt));
  return (
    <p className={text.caution} role="note" data-testid="retired">
      {t('analysis:card.retired', { date, reason })}
    </p>
  );
}
