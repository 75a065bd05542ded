import { defaultParseSearch, defaultStringifySearch } from '@tanstack/react-router';
import { describe, expect, it } from 'vitest';
import { HAZARD_SOURCES, SECTORS } from '@/domain/enumerations';
import { KINDS } from '@/kinds';
import { DUE_BANDS } from '@/domain/overdue';
import { ringOfStroke } from '@/lib/geography/ring';
import { randomStream, type Random } from '@/lib/random';
import type { Choice } from '@/store/choice';
import { filterOf } from '@/store/choice-filter';
import { FIRST_DAY, FLAGS, GRADE_SCALES, LAST_DAY, NO_CHOICE, type GradeKey } from '@/store/risk-filter';
import { COLOUR_VARIABLES } from '@/kinds/colour-variables';
import { RISK_VALUES, STATUS_VALUES } from '@/domain/shown-scales';
import { analysisSearchSchema, choiceOf, searchOf, type Places } from './analysis-search';

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
  displays: ['clusters', 'heat', 'hexagons'],
};

/** By the router's own hand: values that look like JSON are no longer text when they come back, unless they were quoted. */
function throughAddress(choice: Choice): Choice {
  return open(defaultStringifySearch(searchOf(choice, places)));
}

function open(address: string): Choice {
  return choiceOf(analysisSearchSchema.parse(defaultParseSearch(address)), places);
}

describe('the address', () => {
  it('gives back every choice that it was written for', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
    process.stdout.write(`address: SEED=${seed}\n`);
    const random = randomStream(seed);
    for (let round = 0; round < 500; round += 1) {
      const choice = aChoice(random);
      expect(throughAddress(choice), `SEED=${seed} round ${round}`).toEqual(choice);
    }
  });

  it('is bare for a map without a filter', () => {
    const written = Object.entries(searchOf(open(''), places)).filter(([, value]) => value !== undefined);
    expect(written).toEqual([]);
    expect(filterOf(open(''))).toEqual(NO_CHOICE);
  });

  it('names things as the domain does', () => {
    const choice = {
      ...open(''),
      towns: new Set([7, 0]),
      grades: new Set<GradeKey>(['tailings_dams:1', 'enterprises:0']),
      dueOn: [LAST_DAY, 9000] as const,
    };
    expect(searchOf({ ...choice, dueOn: [FIRST_DAY, 9000] }, places)).toMatchObject({
      towns: 'none,411702100',
      grades: 'enterprises:NONE,tailings_dams:CLASS_1',
      dueOn: '..2024-08-22',
    });
  });

  it.each([
    'sectors=Z01,ships&bands=SOON&flags=,,&sources=1&risk=OVERDUE&status=MAJOR',
    'towns=31,999999999&grades=hazards:MAJOR,tailings_dams:9,tailings_dams:1,x',
    'dueOn=2024-02-31..&foundOn=2024-13-01..2024-12-01',
    'dueOn=..&foundOn=yesterday..today',
    'dueOn=20240101&foundOn=2024-01-01',
    'shape=114,33,115',
    'shape=114,33,115,33,190,34',
    'shape=114,33,115,33,116,33',
    'shape=a,b,c,d,e,f',
    'shape=114&towns=true&sectors=null&flags={}&bands=[1,2]&risk="',
    `shape=${Array.from({ length: 65 }, (_, corner) => `${113 + corner / 100},${33 + (corner % 2)}`).join(',')}`,
    'levels=BLUE&colour=pink&kinds=ships&dueOn={"a":1}',
  ])('drops what says nothing sensible: %s', (address) => {
    expect(filterOf(open(address))).toEqual(NO_CHOICE);
  });

  it('keeps what makes sense beside what does not', () => {
    const choice = open(
      'sectors=Z01,K14&bands=OVERDUE,OVERDUE&towns=411702100&shape=114,33,114.5,33,114.5,33.5,114,33',
    );
    expect(filterOf(choice)).toEqual({
      ...NO_CHOICE,
      sectors: new Set(['K14']),
      bands: new Set(['OVERDUE']),
      towns: new Set([7]),
      shape: [
        [114, 33],
        [114.5, 33],
        [114.5, 33.5],
      ],
    });
  });

  it('shows the first display for a name that there is not', () => {
    expect(open('display=heat').display).toBe('heat');
    expect(open('display=cubes').display).toBe('clusters');
    expect(open('').display).toBe('clusters');
  });

  it('still opens older links, whose levels were of the variable that colours', () => {
    expect(open('levels=MAJOR,LOW').risk).toEqual(new Set(['MAJOR', 'LOW']));
    expect(open('colour=rectification&levels=OVERDUE').status).toEqual(new Set(['OVERDUE']));
  });
});

function aChoice(random: Random): Choice {
  const some = <Value>(values: readonly Value[]) => new Set(random() < 0.3 ? [] : values.filter(() => random() < 0.4));
  const range = () => {
    if (random() < 0.3) return null;
    const [first, last] = [Math.floor(random() * 12_000), Math.floor(random() * 12_000)];
    if (random() < 0.3) return random() < 0.5 ? ([FIRST_DAY, last] as const) : ([first, LAST_DAY] as const);
    return [first, last] as const;
  };
  const stroke = Array.from(
    { length: 3 + Math.floor(random() * 100) },
    () => [113 + random() * 2, 32 + random() * 2] as const,
  );
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)]!;
  return {
    kinds: some(KINDS),
    variable: pick(COLOUR_VARIABLES),
    display: pick(places.displays),
    jurisdiction: pick([null, 1, 12]),
    risk: some(RISK_VALUES),
    status: some(STATUS_VALUES),
    towns: some([0, 7, 31, 218]),
    sectors: some(SECTORS),
    grades: some(
      KINDS.flatMap((kind) =>
        GRADE_SCALES[kind].length === 0
          ? []
          : [0, ...GRADE_SCALES[kind].keys()].map((code): GradeKey => `${kind}:${code}`),
      ),
    ),
    sources: some(HAZARD_SOURCES),
    bands: some(DUE_BANDS),
    flags: some(FLAGS),
    dueOn: range(),
    foundOn: range(),
    shape: random() < 0.4 ? null : ringOfStroke(stroke),
    text: pick(['', '化工', 'zmd 411', '0123', '1e3']),
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
