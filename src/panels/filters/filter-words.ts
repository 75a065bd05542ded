import type { TFunction } from 'i18next';
import { keyOfValue } from '@/domain/translation-key';
import { definitionOf, type Kind } from '@/kinds';
import { isoDay } from '@/lib/time/day-number';
import type { Town } from '@/data/reference';
import { FIRST_DAY, LAST_DAY, type DayRange, type ChosenFilter } from '@/store/risk-filter';
import { valueWord } from '../symbols/value-words';

/** Names of townships by number; 0 = none on record. There are no official English names. */
export function townWord(t: TFunction, towns: readonly Town[], town: number): string {
  return towns.find(({ number }) => number === town)?.name ?? t('analysis:filter.unknown');
}

/** The name of a grade within its kind; code 0 = not known. */
export function gradeWord(t: TFunction, kind: Kind, code: number): string {
  const scale = definitionOf(kind).grade;
  const grade = scale?.values[code - 1];
  return scale === null || grade === undefined
    ? t('analysis:filter.unknown')
    : t(keyOfValue(`enums:${scale.enumeration}`, grade));
}

/** A range of days in words; an open end is said, not left out. */
export function rangeWord(t: TFunction, [first, last]: DayRange): string {
  if (first === FIRST_DAY) return t('analysis:filter.until', { day: isoDay(last) });
  if (last === LAST_DAY) return t('analysis:filter.since', { day: isoDay(first) });
  return t('analysis:filter.between', { first: isoDay(first), last: isoDay(last) });
}

/** What is asked of a part of the filter, a word for each value. */
export function wordsOfPart(
  t: TFunction,
  filter: ChosenFilter,
  part: keyof ChosenFilter,
  towns: readonly Town[],
): string[] {
  switch (part) {
    case 'kinds':
      return filter.kinds.size === 0
        ? [t('analysis:filter.noKind')]
        : [...filter.kinds].map((kind) => t(`enums:kind.${kind}`));
    case 'risk':
      return [...filter.risk].map((value) => valueWord(t, 'risk', value));
    case 'status':
      return [...filter.status].map((value) => valueWord(t, 'rectification', value));
    case 'towns':
      return [...filter.towns].map((town) => townWord(t, towns, town));
    case 'sectors':
      return [...filter.sectors].map((sector) => t(`enums:sector.${sector}`));
    case 'grades':
      return [...filter.grades].map((key) => {
        const [kind, code] = key.split(':') as [Kind, string];
        return `${t(`analysis:kindShort.${kind}`)} ${gradeWord(t, kind, Number(code))}`;
      });
    case 'sources':
      return [...filter.sources].map((source) => t(`enums:hazardSource.${source}`));
    case 'bands':
      return [...filter.bands].map((band) => t(`enums:dueBand.${band}`));
    case 'flags':
      return [...filter.flags].map((flag) => t(`analysis:flag.${flag}`));
    case 'dueOn':
    case 'foundOn': {
      const range = filter[part];
      return range ? [rangeWord(t, range)] : [];
    }
    case 'shape':
      return filter.shape ? [t('analysis:filter.corners', { count: filter.shape.length })] : [];
    default:
      return [];
  }
}
