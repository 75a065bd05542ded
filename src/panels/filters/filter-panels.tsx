import { useTranslation } from 'react-i18next';
import type { Jurisdiction, Town } from '@/data/reference';
import { HAZARD_SOURCES, SECTORS } from '@/domain/enumerations';
import { UNIT_KINDS } from '@/kinds';
import { DUE_BANDS } from '@/domain/overdue';
import {
  bandCode,
  flagBit,
  FLAGS,
  GRADE_SCALES,
  riskCode,
  sectorCode,
  sourceCode,
  statusCode,
  type Flag,
  type GradeKey,
  type SetPart,
  type ValueOf,
} from '@/store/risk-filter';
import { RISK_VALUES, STATUS_VALUES } from '@/domain/shown-scales';
import { useLensView } from '../lens-view';
import { valueWord } from '../symbols/value-words';
import { DayRangePanel } from './day-range-panel';
import { FacetPanel, type FacetOption } from './facet-panel';
import { gradeWord, townWord } from './filter-words';
import text from '../panel-text.module.css';

/** Every facet that the legend does not offer, folded; a figure is what a value would bring beside all other facets. */
export function FilterPanels() {
  const { t } = useTranslation();
  const { choice, answer, towns, entered } = useLensView();
  const { counts } = answer;
  const { facets } = counts;
  const options = <Part extends SetPart>(
    part: Part,
    values: readonly ValueOf<Part>[],
    label: (value: ValueOf<Part>) => string,
    count: (value: ValueOf<Part>) => number | undefined,
  ): FacetOption[] =>
    values.map((value) => ({
      key: String(value),
      label: label(value),
      count: count(value) ?? 0,
      isChosen: (choice[part] as ReadonlySet<ValueOf<Part>>).has(value),
      onToggle: () => choice.toggle(part, value),
    }));
  const panel = (part: SetPart, groups: { heading?: string; options: FacetOption[] }[], note?: string) => (
    <FacetPanel
      part={part}
      heading={t(`analysis:facet.${part}`)}
      note={note}
      groups={groups}
      onClear={() => choice.clear(part)}
    />
  );
  const townNumbers = offeredTowns(towns, entered, facets.town, choice.towns);
  return (
    <section aria-labelledby="filters-heading">
      <h2 id="filters-heading" className={text.heading}>
        {t('analysis:filter.heading')}
      </h2>
      {/* The legend offers the values of the variable that colours the map. */}
      {choice.variable === 'risk'
        ? panel('status', [
            {
              options: options(
                'status',
                STATUS_VALUES,
                (value) => valueWord(t, 'rectification', value),
                (value) => facets.status[statusCode(value)],
              ),
            },
          ])
        : panel('risk', [
            {
              options: options(
                'risk',
                RISK_VALUES,
                (value) => valueWord(t, 'risk', value),
                (value) => facets.risk[riskCode(value)],
              ),
            },
          ])}
      {panel(
        'towns',
        [
          {
            options: options(
              'towns',
              townNumbers,
              (town) => townWord(t, towns, town),
              (town) => facets.town[town],
            ),
          },
        ],
        t(`analysis:filter.note.${townNote(entered)}`),
      )}
      {panel('sectors', [
        {
          options: options(
            'sectors',
            SECTORS,
            (sector) => t(`enums:sector.${sector}`),
            (sector) => facets.sector[sectorCode(sector)],
          ),
        },
      ])}
      {panel(
        'grades',
        UNIT_KINDS.map((kind) => ({
          heading: t(`enums:kind.${kind}`),
          options: options(
            'grades',
            [...GRADE_SCALES[kind].keys()].map((index): GradeKey => `${kind}:${index + 1}`).concat(`${kind}:0`),
            (key) => gradeWord(t, kind, gradeCode(key)),
            (key) => (choice.kinds.has(kind) ? counts.grades[kind][gradeCode(key)] : 0),
          ),
        })),
        t('analysis:filter.note.grades'),
      )}
      {panel(
        'sources',
        [
          {
            options: options(
              'sources',
              HAZARD_SOURCES,
              (source) => t(`enums:hazardSource.${source}`),
              (source) => facets.source[sourceCode(source)],
            ),
          },
        ],
        t('analysis:filter.note.sources'),
      )}
      {panel(
        'bands',
        [
          {
            options: options(
              'bands',
              DUE_BANDS,
              (band) => t(`enums:dueBand.${band}`),
              (band) => facets.band[bandCode(band)],
            ),
          },
        ],
        t('analysis:filter.note.bands'),
      )}
      {panel(
        'flags',
        [
          {
            options: options(
              'flags',
              FLAGS,
              (flag) => t(`analysis:flag.${flag}`),
              (flag) => countOfFlag(facets.flags, flag),
            ),
          },
        ],
        t('analysis:filter.note.flags'),
      )}
      {(['foundOn', 'dueOn'] as const).map((part) => (
        <DayRangePanel
          key={part}
          part={part}
          heading={t(`analysis:facet.${part}`)}
          note={t(`analysis:filter.note.${part}`)}
          range={choice[part]}
          onRange={(range) => choice.narrow({ [part]: range })}
        />
      ))}
    </section>
  );
}

/**
 * Townships of the jurisdiction, those without a record among them, and 0 for records that name none.
 * A zone has no list of its own: it is offered what its records name.
 */
function offeredTowns(
  towns: readonly Town[],
  entered: Jurisdiction | null,
  counts: Uint32Array,
  chosen: ReadonlySet<number>,
): number[] {
  const own = towns.filter(
    ({ number, parent_code }) =>
      chosen.has(number) || (entered && (parent_code === entered.adcode || (counts[number] ?? 0) > 0)),
  );
  return [...own.map(({ number }) => number), ...(entered || chosen.has(0) ? [0] : [])];
}

function townNote(entered: Jurisdiction | null): 'towns' | 'townsOfZone' | 'townsOfNone' {
  if (!entered) return 'townsOfNone';
  return entered.kind === 'ZONE' ? 'townsOfZone' : 'towns';
}

function gradeCode(key: GradeKey): number {
  return Number(key.split(':')[1]);
}

/** Records that have a flag, whatever others they have. */
function countOfFlag(counts: Uint32Array, flag: Flag): number {
  return counts.reduce((sum, count, code) => ((code & flagBit(flag)) !== 0 ? sum + count : sum), 0);
}
