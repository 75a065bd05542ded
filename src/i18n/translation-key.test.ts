import { describe, expect, it } from 'vitest';
import { keyOfValue, type KeyBelow, type LabelledEnumeration, type TranslationKey } from '@/domain/translation-key';
import type { Kind } from '@/kinds';
import { i18n } from './index';

/** Proved by `npm run typecheck`: each line under an expected error must be one. */
describe('keys of the catalogues', () => {
  const { t } = i18n;
  const kind: Kind = 'hazards';

  it('are known to the compiler', () => {
    t('analysis:legend.label');
    // @ts-expect-error: no such key
    t('analysis:legend.lable');
    // @ts-expect-error: no such namespace
    t('analyses:legend.label');
    // @ts-expect-error: a branch is no text
    t('analysis:legend');
    // @ts-expect-error: a default text does not make a key
    t('analysis:legend.lable', { defaultValue: 'Legend' });
    const misspelt: string = 'analysis:legend.lable';
    // @ts-expect-error: any text is no key
    t(misspelt);
  });

  it('are checked when they are put together out of a closed list', () => {
    t(`enums:kind.${kind as Kind}`);
    // @ts-expect-error: kinds have no colours of their own
    t(`analysis:colour.${kind as Kind}`);
    // @ts-expect-error: one of the two is missing
    t(`analysis:sheet.${Math.random() < 0.5 ? 'open' : 'shut'}`);
  });

  it('count by the name without its plural form', () => {
    t('analysis:unlocated', { count: 1, parts: '' });
    // @ts-expect-error: no such text to count in
    t('analysis:located', { count: 1, parts: '' });
  });

  it('are types for the floors below', () => {
    const names: [TranslationKey, KeyBelow<'analysis:flag'>, LabelledEnumeration] = [
      'kinds:unit.metre',
      'LISTED',
      'hazardGrade',
    ];
    // @ts-expect-error: a flag without a label
    names[1] = 'UNLISTED';
    // @ts-expect-error: an enumeration without labels
    names[2] = 'hazardGrades';
    // @ts-expect-error: a branch that does not exist
    keyOfValue('enums:kinds', kind);
    expect(keyOfValue('enums:kind', kind)).toBe('enums:kind.hazards');
  });
});
