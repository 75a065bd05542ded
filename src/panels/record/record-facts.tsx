import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { useSideRows, valueOf, type MapRecord } from '@/data/records';
import { keyOfValue } from '@/domain/translation-key';
import { definitionOf } from '@/kinds';
import { fieldLabel, fieldMeaning, type FieldDefinition, type FieldFormat } from '@/kinds/field-definition';
import { cardOf } from '@/kinds/record-columns';
import type { SideDefinition } from '@/kinds/side-definition';
import type { RecordKey } from '@/store/choice';
import styles from './record-facts.module.css';

/** The facts of a record, section by section, as its kind's card says. Empty lines are left out unless "unknown" is itself a fact. */
export function RecordFacts({ recordKey, record }: { recordKey: RecordKey; record: MapRecord }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      {cardOf(recordKey.kind).map(({ id, fields }) => {
        const lines = fields.flatMap((field) => {
          const words = fieldWords(valueOf(record, field.column), field.format, t, i18n.language);
          if (words === null && !field.showsUnknown) return [];
          return [{ field, words: words ?? t('common:unknown') }];
        });
        if (lines.length === 0) return null;
        return (
          <section key={id} className={styles.section}>
            <h3>{t(`kinds:section.${id}`)}</h3>
            <dl>
              {lines.map(({ field, words }) => (
                <div key={field.column}>
                  <dt>
                    <FieldName field={field} />
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      {definitionOf(recordKey.kind).sides.map((side) => (
        <SideTable key={side.table} recordKey={recordKey} side={side} />
      ))}
    </>
  );
}

/** A field's name, with what it means where that is defined. */
function FieldName({ field }: { field: FieldDefinition }) {
  const { t } = useTranslation();
  const label = t(fieldLabel(field));
  const meaning = fieldMeaning(field);
  return meaning === null ? label : <abbr title={t(meaning)}>{label}</abbr>;
}

/** A value in words, or null when it says nothing. */
export function fieldWords(value: unknown, format: FieldFormat, t: TFunction, language: string): string | null {
  if (value === null || value === undefined || value === '') return null;
  switch (format.as) {
    case 'text':
      return String(value);
    case 'day':
      return String(value).slice(0, 10);
    case 'yesNo':
      return value === true ? t('common:yes') : t('common:no');
    case 'choice':
      return t(keyOfValue(`enums:${format.enumeration.name}`, String(value).replace(':', '.')));
    // Other parts of the card say whose it is and where.
    case 'reference':
    case 'place':
      return null;
    case 'number': {
      const number = new Intl.NumberFormat(language, {
        maximumFractionDigits: format.digits,
      }).format(Number(value));
      return format.unit ? t(`kinds:unit.${format.unit}`, { number }) : number;
    }
  }
}

/** Rows beside the record, such as the chemicals of a source or who answers for a unit; nothing where there are none. */
function SideTable({ recordKey, side }: { recordKey: RecordKey; side: SideDefinition }) {
  const { t, i18n } = useTranslation();
  const { data: rows, isError } = useSideRows(recordKey, side);
  if (isError) return <p className={styles.missing}>{t('kinds:sideFailed')}</p>;
  if (!rows || rows.length === 0) return null;
  const { section, isDefined, order, fields } = side;
  return (
    <section className={styles.section}>
      <h3 title={isDefined ? t(keyOfValue('kinds:definition', section)) : undefined}>
        {t(`kinds:section.${section}`)}
      </h3>
      <table>
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field.column} scope="col">
                <FieldName field={field} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row[order])}>
              {fields.map(({ column, format, showsUnknown }) => (
                <td key={column} className={format.as === 'day' ? styles.day : undefined}>
                  {fieldWords(row[column], format, t, i18n.language) ?? (showsUnknown ? t('common:unknown') : '–')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
