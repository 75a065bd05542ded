import { defaultParseSearch, defaultStringifySearch } from '@tanstack/react-router';
import { describe, expect, it } from 'vitest';
import { KINDS } from '@/kinds';
import { COLOUR_VARIABLES } from '@/kinds/colour-variables';
import { ringOfStroke } from '@/lib/geography/ring';
import { randomStream, type Random } from '@/lib/random';
import type { Choice } from '@/store/choice';
import type { Places } from '@/store/dimension';
import { EVERYTHING, questionOf, type Question } from '@/store/question';
import { withText } from '@/store/question-ticks';
import { randomQuestion } from '@/store/random-question.test-support';
import { analysisSearchSchema, choiceOf, searchOf } from './analysis-search';

const displays = ['clusters', 'heat', 'hexagons'] as const;
const places: Places = {
  jurisdictions: [
    { id: 1, code: '411702' },
    { id: 12, code: 'ZMD-JKQ' },
  ],
  // Keys differ from one database to the next: here they are in no order.
  towns: [
    { number: 31, code: '411702001' },
    { number: 7, code: '411702100' },
    { number: 218, code: '411771360' },
  ],
};

/** By the router's own hand: values that look like JSON are no longer text when they come back, unless they were quoted. */
function reopened(choice: Choice): Choice {
  const { choice: again, leftOut } = open(defaultStringifySearch(searchOf(choice, displays)));
  expect(leftOut).toEqual([]);
  return again;
}

function open(address: string) {
  return choiceOf(analysisSearchSchema.parse(defaultParseSearch(address)), places, displays);
}

/** Clauses in an order of their own: an address has one for them, and they are all asked at once. */
function sorted({ all }: Question): string[] {
  return all.map((clause) => JSON.stringify(clause)).sort();
}

describe('the address', () => {
  it('gives back every choice that it was written for', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
    process.stdout.write(`address: SEED=${seed}\n`);
    const random = randomStream(seed);
    for (let round = 0; round < 500; round += 1) {
      const choice = aChoice(random);
      const again = reopened(choice);
      const about = `SEED=${seed} round ${round}`;
      expect(sorted(again.question), about).toEqual(sorted(choice.question));
      expect({ ...again, question: null }, about).toEqual({ ...choice, question: null });
    }
  });

  it('is bare for a map as one begins, with what is open', () => {
    const { choice, leftOut } = open('');
    expect(Object.values(searchOf(choice, displays)).filter((value) => value !== undefined)).toEqual([]);
    expect(choice.question).toEqual(questionOf({ dimension: 'closure', any: ['ENDED'], not: true }));
    expect(leftOut).toEqual([]);
  });

  it('shows closed hazards too where it is of a release that showed all, or says so', () => {
    for (const address of ['display=heat', 'lng=114&lat=33&zoom=9', 'selected=hazards:7', 'closure=all', 'colour=risk'])
      expect(open(address), address).toMatchObject({ choice: { question: EVERYTHING }, leftOut: [] });
    expect(open('sectors=K14').choice.question).toEqual(questionOf({ dimension: 'sector', any: ['K14'] }));
    expect(searchOf({ ...open('').choice, question: EVERYTHING }, displays)).toMatchObject({ closure: 'all' });
    expect(searchOf({ ...open('').choice, display: 'heat' }, displays)).toMatchObject({
      display: 'heat',
      closure: '!ENDED',
    });
  });

  it('names things as the domain does', () => {
    const question = questionOf(
      { dimension: 'town', any: ['none', '411702100'] },
      { dimension: 'grade', any: ['enterprises:NONE', 'tailings_dams:CLASS_1'] },
      { dimension: 'sector', any: ['K14'], not: true },
      { dimension: 'dueOn', to: '2024-08-22' },
    );
    expect(searchOf({ ...open('').choice, question }, displays)).toMatchObject({
      towns: 'none,411702100',
      grades: 'enterprises:NONE,tailings_dams:CLASS_1',
      sectors: '!K14',
      dueOn: '..2024-08-22',
    });
  });

  it.each([
    ['sectors=Z01,ships&bands=SOON&flags=,,&sources=1&risk=OVERDUE', ['risk', 'sectors', 'sources', 'bands']],
    ['status=MAJOR', ['status']],
    ['towns=999999999&grades=hazards:MAJOR,tailings_dams:9,tailings_dams:1,x', ['towns', 'grades']],
    ['dueOn=2024-02-31..&foundOn=2024-13-01..2024-12-01', ['foundOn', 'dueOn']],
    ['dueOn=..&foundOn=yesterday..today', ['foundOn', 'dueOn']],
    ['dueOn=20240101&foundOn=2024-01-01', ['foundOn', 'dueOn']],
    ['shape=114,33,115', ['shape']],
    ['shape=114,33,115,33,190,34', ['shape']],
    ['shape=114,33,115,33,116,33', ['shape']],
    ['shape=a,b,c,d,e,f', ['shape']],
    ['shape=114&sectors=null&flags={}&bands=[1,2]&risk="', ['risk', 'shape']],
    [
      `shape=${Array.from({ length: 65 }, (_, corner) => `${113 + corner / 100},${33 + (corner % 2)}`).join(',')}`,
      ['shape'],
    ],
    ['levels=BLUE&colour=pink&kinds=ships&dueOn={"a":1}', ['kinds', 'risk']],
    ['also=[{"dimension":"smell","any":[]}]', ['smell']],
    ['also=nonsense', ['clauses']],
    ['version=2', ['version']],
  ])('drops what says nothing sensible, and names it: %s', (address, expected) => {
    const { choice, leftOut } = open(address);
    expect(choice.question).toEqual(EVERYTHING);
    expect([...leftOut].sort()).toEqual([...expected].sort());
  });

  it('keeps what makes sense beside what does not', () => {
    const { choice, leftOut } = open(
      'version=7&sectors=Z01,K14&bands=OVERDUE,OVERDUE&towns=411702100&shape=114,33,114.5,33,114.5,33.5,114,33',
    );
    expect(choice.question).toEqual(
      questionOf(
        { dimension: 'town', any: ['411702100'] },
        { dimension: 'sector', any: ['K14'] },
        { dimension: 'band', any: ['OVERDUE'] },
        {
          dimension: 'shape',
          ring: [
            [114, 33],
            [114.5, 33],
            [114.5, 33.5],
          ],
        },
      ),
    );
    expect(leftOut).toEqual(['version', 'sectors']);
  });
});

describe('the display', () => {
  it('is the first for a name that there is not', () => {
    expect(open('display=heat').choice.display).toBe('heat');
    expect(open('display=cubes').choice.display).toBe('clusters');
    expect(open('').choice.display).toBe('clusters');
  });
});

/** Links that earlier releases wrote, and what they ask for. They are kept: whoever has one must still see what was meant. */
describe('links that were kept', () => {
  it.each<[string, Question, Partial<Choice>?]>([
    [
      'kinds=hazards&risk=HAZARD_MAJOR&sectors=K14&jurisdiction=411702&bands=OVERDUE',
      questionOf(
        { dimension: 'kind', any: ['hazards'] },
        { dimension: 'risk', any: ['HAZARD_MAJOR'] },
        { dimension: 'jurisdiction', any: ['411702'] },
        { dimension: 'sector', any: ['K14'] },
        { dimension: 'band', any: ['OVERDUE'] },
      ),
    ],
    ['kinds=none', questionOf({ dimension: 'kind', any: [] })],
    ['levels=MAJOR,LOW', questionOf({ dimension: 'risk', any: ['MAJOR', 'LOW'] })],
    [
      'colour=rectification&levels=OVERDUE',
      questionOf({ dimension: 'status', any: ['OVERDUE'] }),
      { variable: 'rectification' },
    ],
    ['jurisdiction=ZMD-JKQ', questionOf({ dimension: 'jurisdiction', any: ['ZMD-JKQ'] })],
    [
      // Of several marks all must be there.
      'flags=LISTED,SUSPENDED&display=heat',
      questionOf({ dimension: 'flag', any: ['LISTED'] }, { dimension: 'flag', any: ['SUSPENDED'] }),
      { display: 'heat' },
    ],
    [
      'jurisdiction=411702&towns=none,411702001&grades=major_hazard_sources:GRADE_1,enterprises:NONE',
      questionOf(
        { dimension: 'jurisdiction', any: ['411702'] },
        { dimension: 'town', any: ['none', '411702001'] },
        { dimension: 'grade', any: ['enterprises:NONE', 'major_hazard_sources:GRADE_1'] },
      ),
    ],
    [
      'sources=PUBLIC_REPORT&foundOn=2024-01-01..2024-06-30&dueOn=..2024-08-22&q=%E5%8C%96%E5%B7%A5',
      questionOf(
        { dimension: 'source', any: ['PUBLIC_REPORT'] },
        { dimension: 'foundOn', from: '2024-01-01', to: '2024-06-30' },
        { dimension: 'dueOn', to: '2024-08-22' },
        { dimension: 'text', contains: '化工' },
      ),
    ],
    [
      'shape=114,33,114.5,33,114.5,33.5&lng=114.02&lat=32.98&zoom=9.5&selected=hazards:12',
      questionOf({
        dimension: 'shape',
        ring: [
          [114, 33],
          [114.5, 33],
          [114.5, 33.5],
        ],
      }),
      { view: { longitude: 114.02, latitude: 32.98, zoom: 9.5 }, selected: { kind: 'hazards', id: 12 } },
    ],
  ])('%s', (address, question, rest = {}) => {
    const { choice, leftOut } = open(address);
    expect(choice).toMatchObject({ question, ...rest });
    expect(leftOut).toEqual([]);
  });
});

function aChoice(random: Random): Choice {
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)]!;
  const shape = () => {
    const stroke = Array.from(
      { length: 3 + Math.floor(random() * 100) },
      () => [113 + random() * 2, 32 + random() * 2] as const,
    );
    return ringOfStroke(stroke) ?? aSquare;
  };
  const question = withText(
    randomQuestion(random, { places, today: 9000, shape }),
    pick(['', '化工', 'zmd 411', '0123', '1e3', '411702']),
  );
  return {
    // Values that do not exist are not written for anybody.
    question: JSON.parse(JSON.stringify(question).replaceAll(',"GONE"', '').replaceAll('"GONE"', '')) as Question,
    variable: pick(COLOUR_VARIABLES),
    display: pick(displays),
    selected: random() < 0.5 ? null : { kind: pick(KINDS), id: 1 + Math.floor(random() * 1e6) },
    view:
      random() < 0.5
        ? null
        : {
            longitude: (1_130_000 + Math.floor(random() * 1e4)) / 1e4,
            latitude: (320_000 + Math.floor(random() * 1e4)) / 1e4,
            zoom: Math.floor(random() * 1800) / 100,
          },
  };
}

const aSquare = [
  [114, 33],
  [115, 33],
  [115, 34],
] as const;
