import { describe, expect, it } from 'vitest';
import { randomStream } from '@/lib/random';
import { KINDS } from '@/kinds';
import { NO_PLACES } from './dimension';
import { planOf, type JudgedColumns } from './question-plan';
import { EVERYTHING, kindsOf, questionOf, QUESTION_VERSION, readClauses, readQuestion } from './question';
import { randomQuestion, randomShape } from './random-question.test-support';

const places = {
  jurisdictions: [{ id: 3, code: '411722' }],
  towns: [{ number: 40, code: '411722100' }],
};

describe('a question that somebody else wrote', () => {
  it('is read as it was asked', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
    process.stdout.write(`questions: SEED=${seed}\n`);
    const random = randomStream(seed);
    for (let round = 0; round < 300; round += 1) {
      const question = randomQuestion(random, { places, today: 9000, shape: randomShape(113, 32, 1) });
      expect(readQuestion(JSON.parse(JSON.stringify(question))), `SEED=${seed} round ${round}`).toEqual({
        question,
        leftOut: [],
      });
    }
  });

  it('of a newer version keeps what is understood, and says so', () => {
    const clause = { dimension: 'sector', any: ['K14'] } as const;
    const written = { version: QUESTION_VERSION + 1, all: [clause, { dimension: 'smell', any: ['BAD'] }] };
    expect(readQuestion(written)).toEqual({ question: questionOf(clause), leftOut: ['version', 'smell'] });
  });

  it.each([
    ['nothing', null, ['question']],
    ['a text', 'sector', ['question']],
    ['no clauses', { version: 1, all: 'K14' }, ['clauses']],
    ['a clause with a word too much', { version: 1, all: [{ dimension: 'sector', any: ['K14'], or: 1 }] }, ['sector']],
    ['a day that is none', { version: 1, all: [{ dimension: 'dueOn', from: '2026-02-30' }] }, ['dueOn']],
    ['a shape without a surface', { version: 1, all: [{ dimension: 'shape', ring: [[114, 33]] }] }, ['shape']],
    [
      'a place off the map',
      {
        version: 1,
        all: [
          {
            dimension: 'shape',
            ring: [
              [1, 2],
              [3, 4],
              [5, 99],
            ],
          },
        ],
      },
      ['shape'],
    ],
    ['an empty group', { version: 1, all: [{ any: [] }] }, ['group']],
    ['a group with an unknown clause', { version: 1, all: [{ any: [{ dimension: 'smell', any: [] }] }] }, ['group']],
    ['a text in a group', { version: 1, all: [{ any: [{ dimension: 'text', contains: 'x' }] }] }, ['group']],
  ])('with %s asks for everything, and names what was left out', (_, written, leftOut) => {
    expect(readQuestion(written)).toEqual({ question: EVERYTHING, leftOut });
  });

  it('may not hold up the page', () => {
    let deep: unknown = { dimension: 'sector', any: ['K14'] };
    for (let level = 0; level < 10_000; level += 1) deep = { any: [deep] };
    expect(readClauses([deep]).clauses).toEqual([]);
    const many = Array.from({ length: 100_000 }, () => ({ dimension: 'sector', any: ['K14'] }));
    expect(readClauses(many).clauses.length).toBeLessThan(100);
  });
});

describe('kinds that a question asks for', () => {
  it('are those that every clause leaves', () => {
    expect(kindsOf(EVERYTHING).size).toBe(5);
    expect([...kindsOf(questionOf({ dimension: 'kind', any: ['hazards', 'ships'] }))]).toEqual(['hazards']);
    const others = questionOf({ dimension: 'kind', any: ['hazards'], not: true });
    expect(kindsOf(others).has('hazards')).toBe(false);
    expect(kindsOf(questionOf({ dimension: 'kind', any: [] })).size).toBe(0);
  });

  it('are the same within a group: a name that is no kind adds none', () => {
    const clause = { dimension: 'kind', any: ['hazards', 'ships'] } as const;
    for (const kind of KINDS) {
      const { test } = planOf(questionOf({ any: [clause] }), kind, NO_PLACES).rest;
      // A clause on kinds reads no column.
      const isInGroup = test!({} as JudgedColumns)(0);
      expect(isInGroup, kind).toBe(kindsOf(questionOf(clause)).has(kind));
    }
  });
});
