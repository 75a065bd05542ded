import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordNames } from '@/data/records';
import { KINDS, type Kind } from '@/kinds';
import { KIND_NAME_COLUMNS } from '@/kinds';
import type { PassingRows } from '@/store/rows-in-view';
import { shownValueOf, type ShownValues } from '@/store/shown-values';
import { useLensView } from '../lens-view';
import { valueWord } from '../symbols/value-words';
import text from '../panel-text.module.css';
import { RecordSymbol } from '../symbols/record-symbol';
import styles from './view-list.module.css';

/** Listed at most: names are asked for each, and a longer list is no easier to read than a smaller view. */
const listedRows = 40;

/** What is in view as a list: the same records as the map, for the keyboard and the screen reader. Worst first. */
export function ViewList({ inView }: { inView: PassingRows | null }) {
  const { t, i18n } = useTranslation();
  const { answer, choice } = useLensView();
  const { stores, shown } = answer;
  const { variable, selected, select } = choice;
  const [isOpen, setIsOpen] = useState(false);
  const rows = useMemo(() => (isOpen && inView ? worstFirst(inView, shown) : []), [isOpen, inView, shown]);
  const ids = useMemo(() => {
    const byKind: Partial<Record<Kind, number[]>> = {};
    for (const { kind, row } of rows) {
      const id = stores[kind]?.column('id')[row];
      if (id !== undefined) (byKind[kind] ??= []).push(id);
    }
    for (const list of Object.values(byKind)) list.sort((a, b) => a - b);
    return byKind;
  }, [rows, stores]);
  const { names, isError } = useRecordNames(ids, KIND_NAME_COLUMNS);
  const count = inView?.count ?? 0;
  const format = new Intl.NumberFormat(i18n.language);
  return (
    <details className={styles.viewList} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className={text.heading}>
        {t('analysis:list.heading', { count, formatted: format.format(count) })}
      </summary>
      {count === 0 && <p className={text.note}>{t('analysis:list.empty')}</p>}
      {count > listedRows && <p className={text.note}>{t('analysis:list.cut', { listed: listedRows })}</p>}
      {isError && <p className={text.note}>{t('analysis:list.namesFailed')}</p>}
      <ul data-testid="view-list">
        {rows.map(({ kind, row }) => {
          const store = stores[kind];
          if (!store || row >= store.rowCount) return null;
          const id = store.column('id')[row]!;
          const value = shownValueOf(shown, variable, kind, row)!;
          return (
            <li key={`${kind}:${id}`}>
              <button
                type="button"
                aria-pressed={selected?.kind === kind && selected.id === id}
                onClick={() => select({ kind, id })}
              >
                <RecordSymbol kind={kind} row={row} size={26} />
                <span>
                  <b>{names.get(`${kind}:${id}`) ?? `${t(`enums:kind.${kind}`)} #${id}`}</b>
                  <small>
                    {t(`enums:kind.${kind}`)} · {valueWord(t, variable, value)}
                  </small>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function worstFirst(inView: PassingRows, shown: ShownValues): { kind: Kind; row: number }[] {
  const all = KINDS.flatMap((kind) =>
    [...(inView.rows[kind] ?? [])].map((row) => ({ kind, row, value: shown[kind]?.[row] ?? 255 })),
  );
  return all.sort((a, b) => a.value - b.value).slice(0, listedRows);
}
