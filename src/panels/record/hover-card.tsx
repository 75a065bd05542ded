import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordNames } from '@/data/records';
import { KIND_NAME_COLUMNS } from '@/kinds';
import type { MapHover } from '@/map/tools/browse-tool';
import { SHOWN_VALUES } from '@/kinds/colour-variables';
import { useLensView } from '../lens-view';
import text from '../panel-text.module.css';
import { ValueChip } from '../symbols/value-chip';
import { valueWord } from '../symbols/value-words';
import styles from './hover-card.module.css';

/** What lies under the pointer: the name of a record, or what a cluster holds. */
export function HoverCard({ hover }: { hover: MapHover }) {
  const { t, i18n } = useTranslation();
  const { variable } = useLensView().choice;
  const { picked, x, y } = hover;
  const mark = picked.type === 'symbol' ? picked.mark : null;
  const ids = useMemo(() => (mark ? { [mark.kind]: [mark.id] } : {}), [mark]);
  const { names } = useRecordNames(ids, KIND_NAME_COLUMNS);
  const format = new Intl.NumberFormat(i18n.language);
  const values = SHOWN_VALUES[variable];
  return (
    <div
      className={styles.hover}
      style={{ left: x, top: y }}
      data-left={hover.x > hover.width - 300}
      data-above={hover.y > hover.height - 240}
      role="status"
      data-testid="hover-card"
    >
      {picked.type === 'symbol' ? (
        <>
          <b>{names.get(`${picked.mark.kind}:${picked.mark.id}`) ?? t('common:loading')}</b>
          <span>
            {t(`enums:kind.${picked.mark.kind}`)} · {valueWord(t, variable, values[picked.mark.value]!)}
          </span>
          {picked.mark.hiddenHere > 0 && <span>{t('analysis:hover.more', { count: picked.mark.hiddenHere })}</span>}
        </>
      ) : (
        <>
          <b>
            {t('analysis:hover.cluster', {
              count: picked.cluster.count,
              formatted: format.format(picked.cluster.count),
            })}
          </b>
          <ul>
            {values.map((value, index) => {
              const count = picked.cluster.counts[index] ?? 0;
              return count === 0 ? null : (
                <li key={value}>
                  <ValueChip value={value} variable={variable} />
                  <span>{valueWord(t, variable, value)}</span>
                  <span className={text.figure}>{format.format(count)}</span>
                </li>
              );
            })}
          </ul>
          <small>{t('analysis:hover.zoom')}</small>
        </>
      )}
    </div>
  );
}
