import { useTranslation } from 'react-i18next';
import { definitionOf, HAZARD_KIND, KINDS, UNIT_KINDS } from '@/kinds';
import { SymbolIcon } from '../symbols/symbol-icon';
import type { PanelCounts } from '@/store/counts';
import { colourVariable, SHOWN_VALUES } from '@/kinds/colour-variables';
import { showsEnded } from '@/store/beginning';
import { kindsOf } from '@/store/question';
import { shapeOf, ticksOf } from '@/store/question-ticks';
import { shownFacet } from '@/store/shown-values';
import { LinkButton } from '@/ui/button';
import { ValueChip } from '../symbols/value-chip';
import { valueWord } from '../symbols/value-words';
import { useLensView } from '../lens-view';
import text from '../panel-text.module.css';
import { ClosureSwitch } from './closure-switch';
import styles from './legend-panel.module.css';

/** Marks that symbols carry beside their value; those of hazards first. */
const marks = [HAZARD_KIND, ...UNIT_KINDS].flatMap((kind) =>
  definitionOf(kind).symbol.marks.map((mark) => ({ kind, ...mark })),
);

/**
 * Legend, switches and counts in one table: columns are the kinds (a head switches one off), rows the
 * values (a row filters by it). Every figure is a count of the columns that the map draws from.
 */
export function LegendPanel() {
  const { t, i18n } = useTranslation();
  const { choice, answer } = useLensView();
  const { counts, stores } = answer;
  const { variable, question } = choice;
  const kinds = kindsOf(question);
  const facet = shownFacet(variable);
  const levels = ticksOf(question, facet);
  const values = SHOWN_VALUES[variable];
  const format = new Intl.NumberFormat(i18n.language);
  return (
    <section aria-label={t('analysis:legend.label')}>
      <ClosureSwitch />
      <p className={text.note} data-testid="closure-words">
        {t(`analysis:closure.${showsEnded(question) ? 'wordsOfAll' : 'words'}`, {
          open: format.format(counts.kinds[HAZARD_KIND]),
          total: format.format(counts.kindTotals[HAZARD_KIND]),
        })}
      </p>
      <table className={styles.legend}>
        <thead>
          <tr>
            <td>
              {levels.size > 0 && (
                <LinkButton className={styles.clear} onClick={() => choice.clear(facet)}>
                  {t('analysis:legend.clear')}
                </LinkButton>
              )}
            </td>
            {KINDS.map((kind) => (
              <th key={kind} scope="col">
                <button
                  type="button"
                  className={styles.kind}
                  aria-pressed={kinds.has(kind)}
                  data-layer-switch={kind}
                  title={t(`analysis:kindHint.${kinds.has(kind) ? 'hide' : 'show'}`, { kind: t(`enums:kind.${kind}`) })}
                  onClick={() => choice.toggleKind(kind)}
                >
                  <SymbolIcon kind={kind} facts={definitionOf(kind).symbol.face} variable="risk" size={28} isPlain />
                  <span>{t(`analysis:kindShort.${kind}`)}</span>
                  <span
                    className={styles.kindCount}
                    data-testid="kind-count"
                    data-kind={kind}
                    data-value={counts.kinds[kind]}
                  >
                    {stores[kind] ? format.format(counts.kinds[kind]) : '…'}
                  </span>
                  {stores[kind] && <Total open={counts.kinds[kind]} total={counts.kindTotals[kind]} format={format} />}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {values.map((value, index) => {
            const word = valueWord(t, variable, value);
            return (
              <tr key={value} data-dimmed={levels.size > 0 && !levels.has(value)}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.level}
                    aria-pressed={levels.has(value)}
                    data-testid="level-switch"
                    data-value={value}
                    title={t(`analysis:valueDefinition.${value}`)}
                    onClick={() => choice.toggle(facet, value)}
                  >
                    <ValueChip value={value} variable={variable} />
                    <span>{word}</span>
                  </button>
                </th>
                {KINDS.map((kind) => (
                  <td key={kind} data-off={!kinds.has(kind)}>
                    {colourVariable(variable).valuesOf(definitionOf(kind).role).includes(value) ? (
                      <span
                        data-testid="legend-count"
                        data-kind={kind}
                        data-value={value}
                        data-count={counts.legend[kind][index]}
                        title={t('analysis:legend.countDefinition', { kind: t(`enums:kind.${kind}`), value: word })}
                      >
                        {stores[kind] ? format.format(counts.legend[kind][index] ?? 0) : '…'}
                        {stores[kind] && (
                          <Total
                            open={counts.legend[kind][index] ?? 0}
                            total={counts.legendTotal[kind][index] ?? 0}
                            format={format}
                          />
                        )}
                      </span>
                    ) : (
                      <span className={styles.nothing} aria-hidden="true">
                        ·
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={text.note}>{t(`analysis:legend.note.${variable}`)}</p>
      <ul className={styles.marks} aria-label={t('analysis:marks.label')}>
        {marks.map(({ kind, name, facts }) => (
          <li key={name}>
            <SymbolIcon kind={kind} facts={facts} variable="risk" size={24} />
            {t(`analysis:marks.${name}`)}
          </li>
        ))}
      </ul>
      {/* No record without a place can lie in a shape that is drawn. */}
      {shapeOf(question) ? <p className={text.caution}>{t('analysis:outsideShape')}</p> : <Unlocated counts={counts} />}
    </section>
  );
}

/** How many there are with those that are closed out or rejected, where that is another figure. */
function Total({ open, total, format }: { open: number; total: number; format: Intl.NumberFormat }) {
  const { t } = useTranslation();
  if (total === open) return null;
  const formatted = format.format(total);
  const words = t('analysis:closure.total', { formatted });
  return (
    <span className={styles.total} data-testid="legend-total" data-total={total} title={words}>
      {/* The column has room for the figure alone; the line above says what it is. */}
      <span aria-hidden="true">/ {formatted}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

/** Records without a place are on no map; they are counted here, never dropped in silence. */
function Unlocated({ counts }: { counts: PanelCounts }) {
  const { t, i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language);
  const total = KINDS.reduce((sum, kind) => sum + counts.unlocated[kind], 0);
  if (total === 0) return null;
  const parts = KINDS.filter((kind) => counts.unlocated[kind] > 0).map(
    (kind) => `${t(`enums:kind.${kind}`)} ${format.format(counts.unlocated[kind])}`,
  );
  return (
    <p className={text.caution} data-testid="unlocated" data-count={total}>
      {t('analysis:unlocated', { count: total, parts: parts.join(t('analysis:separator')) })}
    </p>
  );
}
