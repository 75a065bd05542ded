import { describe, expect, it } from 'vitest';
import { i18n } from '@/i18n';
import { LANGUAGES } from '@/i18n/catalogues';
import { randomStream } from '@/lib/random';
import { CODES_DIMENSIONS, DAYS_DIMENSIONS, facetOf, FACETS } from '@/store/dimensions';
import { EVERYTHING, questionOf, type Question } from '@/store/question';
import { randomQuestion, randomShape } from '@/store/random-question.test-support';
import { sentenceOf, subjectKey, valueName, wordsOfClauses, type WordsContext } from './question-words';

const places: WordsContext['places'] = {
  jurisdictions: [{ id: 1, code: '411702', name: '驿城区', name_en: 'Yicheng', kind: 'COUNTY', adcode: '411702' }],
  towns: [{ number: 7, code: '411702100', name: '水屯镇', parent_code: '411702' }],
};
const contextOf = (language: (typeof LANGUAGES)[number]): WordsContext => ({
  t: i18n.getFixedT(language),
  language,
  places,
});

describe('a question in words', () => {
  const question: Question = questionOf(
    { dimension: 'kind', any: ['hazards'] },
    { dimension: 'sector', any: ['K14', 'K15'], not: true },
    { dimension: 'dueOn', from: '2026-01-01', to: '2026-06-30' },
    {
      any: [
        { dimension: 'flag', any: ['LISTED'] },
        { dimension: 'town', any: ['411702100'] },
      ],
    },
  );

  it('is a sentence in Chinese', () => {
    expect(sentenceOf(contextOf('zh-CN'), question)).toBe(
      '对象类别为事故隐患，且行业领域不为危险化学品或非煤矿山，且整改期限为2026-01-01 至 2026-06-30，且（标记为挂牌督办，或乡镇（街道）为水屯镇）的记录',
    );
    expect(sentenceOf(contextOf('zh-CN'), EVERYTHING)).toBe('全部记录');
  });

  it('is a sentence in English', () => {
    const sentence = sentenceOf(contextOf('en'), question);
    expect(sentence).toMatch(/^Records where .+ is .+, and .+ is not .+ or .+, and .+, and \(.+ is .+, or .+ is .+\)$/);
    expect(sentenceOf(contextOf('en'), EVERYTHING)).toBe('All records');
  });

  it('says on a chip what is excluded, and which kind a grade belongs to', () => {
    expect(wordsOfClauses(contextOf('zh-CN'), [{ dimension: 'sector', any: ['K14'], not: true }])).toEqual([
      '除危险化学品',
    ]);
    const [grade] = wordsOfClauses(contextOf('zh-CN'), [{ dimension: 'grade', any: ['tailings_dams:CLASS_1'] }]);
    expect(grade).toContain('一等');
    expect(grade).toContain('尾矿库');
  });

  it.each(LANGUAGES)('names every subject and every value in %s: no key stands where a word should', (language) => {
    const context = contextOf(language);
    const isKey = (words: string) => /\b(analysis|enums|kinds|common):|\{\{/.test(words) || words.trim() === '';
    const subjects = [
      'kind',
      'shape',
      'text',
      undefined,
      ...Object.keys(DAYS_DIMENSIONS),
      ...Object.keys(CODES_DIMENSIONS),
    ];
    for (const subject of subjects)
      expect(i18n.exists(subjectKey(subject as never), { lng: language, fallbackLng: false }), subject).toBe(true);
    for (const facet of FACETS)
      for (const value of facetOf(facet).values(places)) {
        const { valueKey, groupKey, groupShortKey } = facetOf(facet);
        for (const key of [valueKey?.(value), groupKey?.(value), groupShortKey?.(value)])
          if (key) expect(i18n.exists(key, { lng: language, fallbackLng: false }), key).toBe(true);
        expect(isKey(valueName(context, facet, value)), `${facet} ${value}`).toBe(false);
      }
  });

  it('is never without a word, whatever is asked', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
    process.stdout.write(`sentences: SEED=${seed}\n`);
    const random = randomStream(seed);
    for (let round = 0; round < 200; round += 1) {
      const asked = randomQuestion(random, { places, today: 9000, shape: randomShape(113, 32, 1) });
      for (const language of LANGUAGES)
        expect(sentenceOf(contextOf(language), asked), `SEED=${seed} round ${round}`).not.toMatch(
          /undefined|\b(analysis|enums|kinds|common):|\{\{/,
        );
    }
  });
});
