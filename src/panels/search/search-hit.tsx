import { useTranslation } from 'react-i18next';
import type { RecordHit } from '@/data/texts/protocol';
import { jurisdictionName } from '../jurisdiction/jurisdiction-name';
import { useLensView } from '../lens-view';
import { RecordSymbol } from '../symbols/record-symbol';

/** A result: its symbol, name, code, kind and who manages it; and when another filter keeps it off the map. */
export function SearchHit({ hit }: { hit: RecordHit }) {
  const { t } = useTranslation();
  const { answer, places, language } = useLensView();
  const { kind, id, fields } = hit;
  const store = answer.stores[kind];
  const row = store?.rowOf(id) ?? -1;
  if (!store || row < 0) return <span>{fields[0]}</span>;
  const manager = places.jurisdictions.find((each) => each.id === store.column('jurisdiction')[row]);
  const isHidden = !answer.lens.passes(kind, row);
  const [name, ...others] = fields.filter(Boolean);
  return (
    <>
      <RecordSymbol kind={kind} row={row} size={24} />
      <span>
        <b>{name}</b>
        <small>
          {[
            t(`enums:kind.${kind}`),
            manager && jurisdictionName(manager, language),
            ...others,
            isHidden && t('analysis:search.hidden'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
    </>
  );
}
