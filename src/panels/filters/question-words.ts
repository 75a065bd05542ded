import type { TFunction } from 'i18next';
import type { Jurisdiction, Town } from '@/data/reference';
import type { TranslationKey } from '@/domain/translation-key';
import type { Language } from '@/i18n';
import { isKind } from '@/kinds';
import { DAYS_DIMENSIONS, facetOf, type Facet } from '@/store/dimensions';
import type { Clause, ClauseSubject, DaysClause, Question, ValuesClause } from '@/store/question';
import { jurisdictionName } from '../jurisdiction/jurisdiction-name';

/** What questions are put into words with. */
export interface WordsContext {
  readonly t: TFunction;
  readonly language: Language;
  readonly places: { readonly jurisdictions: readonly Jurisdiction[]; readonly towns: readonly Town[] };
}

/** The name of a value of a facet. Townships have no official English names. */
export function valueName({ t, language, places }: WordsContext, facet: Facet, value: string): string {
  const { valueKey } = facetOf(facet);
  if (valueKey) return t(valueKey(value));
  if (facet === 'jurisdiction') {
    const jurisdiction = places.jurisdictions.find(({ code }) => code === value);
    return jurisdiction ? jurisdictionName(jurisdiction, language) : value;
  }
  return places.towns.find(({ code }) => code === value)?.name ?? t('analysis:filter.unknown');
}

/** The name of a value that stands alone, without the heading of those it belongs to. */
function nameAlone(context: WordsContext, facet: Facet, value: string): string {
  const { groupShortKey } = facetOf(facet);
  const name = valueName(context, facet, value);
  return groupShortKey ? `${context.t(groupShortKey(value))} ${name}` : name;
}

/** The name of what a clause is about. */
export function subjectKey(subject: ClauseSubject | undefined): TranslationKey {
  switch (subject) {
    case undefined:
      return 'analysis:question.group';
    case 'kind':
      return 'analysis:facet.kinds';
    case 'shape':
      return 'analysis:facet.shape';
    case 'text':
      return 'analysis:question.text';
    case 'foundOn':
    case 'dueOn':
      return DAYS_DIMENSIONS[subject].labelKey;
    default:
      return facetOf(subject).labelKey;
  }
}

/** What some clauses about one subject ask for, a word for each value: what a chip says behind its heading. */
export function wordsOfClauses(context: WordsContext, clauses: readonly Clause[]): string[] {
  const { t } = context;
  return clauses.flatMap((clause) => {
    const words = wordsOfClause(context, clause);
    return clause.not ? words.map((word) => t('analysis:question.except', { word })) : words;
  });
}

function wordsOfClause(context: WordsContext, clause: Clause): string[] {
  const { t } = context;
  switch (clause.dimension) {
    case undefined:
      return [clause.any.map((each) => sentenceOfClause(context, each)).join(t('analysis:question.or'))];
    case 'kind':
      return clause.any.length === 0
        ? [t('analysis:filter.noKind')]
        : clause.any.filter(isKind).map((kind) => t(`enums:kind.${kind}`));
    case 'shape':
      return [t('analysis:filter.corners', { count: clause.ring.length })];
    case 'text':
      return [clause.contains];
    case 'foundOn':
    case 'dueOn':
      return [rangeWord(t, clause)];
    default:
      return (clause as ValuesClause).any.map((value) => nameAlone(context, clause.dimension as Facet, value));
  }
}

/** A range of days in words; an open end is said, not left out. */
function rangeWord(t: TFunction, { from, to }: DaysClause): string {
  if (from === undefined) return t('analysis:filter.until', { day: to });
  if (to === undefined) return t('analysis:filter.since', { day: from });
  return t('analysis:filter.between', { first: from, last: to });
}

/** A whole question as a sentence, for whoever hears it, prints it or sends it on. */
export function sentenceOf(context: WordsContext, { all }: Question): string {
  const { t } = context;
  if (all.length === 0) return t('analysis:question.everything');
  return t('analysis:question.sentence', {
    clauses: all.map((clause) => sentenceOfClause(context, clause)).join(t('analysis:question.and')),
  });
}

function sentenceOfClause(context: WordsContext, clause: Clause): string {
  const { t } = context;
  const words = wordsOfClause(context, clause);
  if (clause.dimension === undefined)
    return t(`analysis:question.${clause.not ? 'noneOf' : 'anyOf'}`, { clauses: words[0] });
  return t(`analysis:question.${clause.not ? 'isNot' : 'is'}`, {
    subject: t(subjectKey(clause.dimension)),
    values: words.length === 0 ? t('analysis:question.nothing') : words.join(t('analysis:question.orValue')),
  });
}
