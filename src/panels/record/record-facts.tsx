import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { useChemicals, useContacts, type MapRecord } from '@/data/records';
import { keyOfValue } from '@/domain/translation-key';
import type { RecordKey } from '@/store/choice';
import type { CardField, FieldFormat } from '@/kinds/card-fields';
import { definitionOf } from '@/kinds';
import styles from './record-facts.module.css';

/** The facts of a record, section by section, as its kind's card says. Empty lines are left out unless "unknown" is itself a fact. */
export function RecordFacts({ recordKey, record }: { recordKey: RecordKey; record: MapRecord }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      {definitionOf(recordKey.kind).card.map(({ id, fields }) => {
        const lines = fields.flatMap((field) => {
          const words = fieldWords(record[field.column], field.format, t, i18n.language);
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
                  <Term field={field} />
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      {recordKey.kind === 'major_hazard_sources' && <Chemicals sourceId={recordKey.id} />}
      {recordKey.kind !== 'hazards' && <Contacts recordKey={recordKey} />}
    </>
  );
}

function Term({ field }: { field: CardField }) {
  const { t } = useTranslation();
  const label = t(`kinds:field.${field.column}`);
  if (!field.isDefined) return <dt>{label}</dt>;
  return (
    <dt>
      <abbr title={t(keyOfValue('kinds:definition', field.column))}>{label}</abbr>
    </dt>
  );
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
    case 'enum':
      return t(keyOfValue(`enums:${format.enumeration}`, String(value).replace(':', '.')));
    case 'number': {
      const number = new Intl.NumberFormat(language, {
        maximumFractionDigits: format.digits ?? 0,
      }).format(Number(value));
      return format.unit ? t(`kinds:unit.${format.unit}`, { number }) : number;
    }
  }
}

function Chemicals({ sourceId }: { sourceId: number }) {
  const { t } = useTranslation();
  const { data, isError } = useChemicals(sourceId);
  if (isError) return <p className={styles.missing}>{t('kinds:sideFailed')}</p>;
  if (!data || data.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t('kinds:section.chemicals')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('kinds:chemical.name')}</th>
            <th scope="col">CAS</th>
            <th scope="col" title={t('kinds:definition.design_maximum_t')}>
              q (t)
            </th>
            <th scope="col" title={t('kinds:definition.critical_quantity_t')}>
              Q (t)
            </th>
          </tr>
        </thead>
        <tbody>
          {data.map((chemical) => (
            <tr key={chemical.id}>
              <td>{chemical.name}</td>
              <td>{chemical.cas ?? '–'}</td>
              <td>{chemical.design_maximum_t ?? t('common:unknown')}</td>
              <td>{chemical.critical_quantity_t ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Who answers for it. Telephones stay masked here. */
function Contacts({ recordKey }: { recordKey: RecordKey }) {
  const { t } = useTranslation();
  const { data, isError } = useContacts(recordKey);
  if (isError) return <p className={styles.missing}>{t('kinds:sideFailed')}</p>;
  if (!data || data.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 title={t('kinds:definition.contacts')}>{t('kinds:section.contacts')}</h3>
      <dl>
        {data.map(({ key, role, name, phoneMasked }) => (
          <div key={key}>
            <dt>{t(keyOfValue('kinds:contact', role))}</dt>
            <dd>
              {name ?? t('common:unknown')}
              {phoneMasked && <span className={styles.phone}>{phoneMasked}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
