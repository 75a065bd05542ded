/** What a question more costs: to open it, to keep it while rows change, and for its neighbours. */
import type { FilterColumns, FilterLens } from '@/store/engine/filter-columns';
import { CODE_SIZES, type Dataset } from '../dataset';
import { summarise, timed, type Measurement } from '../measure';
import { randomStream } from '@/lib/random';
import { loadedEngine } from './our-engine';
import { setAll, strong, toggles } from './scenarios';
import type { Step } from './task';

const LENSES = 12;
const ROUNDS = 8;
const STEPS_PER_ROUND = 12;
/** Rows of a beat in which somebody edits briskly. */
const CHANGED_ROWS = 300;

/** Measures one lens against twelve over the same rows, in turns. All hold the strong filters. */
export function benchLenses(data: Dataset): Measurement[] {
  const one = loadedEngine(data, 'simd');
  const many = loadedEngine(data, 'simd');
  const take = (lens: FilterLens, step: Step) => {
    if (step.type === 'allow') lens.allow(step.dimension, step.allowed);
    if (step.type === 'between') lens.between('due', step.range);
  };
  for (const step of setAll(strong, null)) for (const { lens } of [one, many]) take(lens, step);

  // Room for twelve first: moving into it is no lens's own cost.
  const room = Array.from({ length: LENSES }, () => many.columns.openLens());
  for (const lens of room) lens.close();
  const before = process.memoryUsage().rss;
  const lenses: FilterLens[] = [];
  const opened: number[] = [];
  while (many.columns.lenses < LENSES) opened.push(timed(() => lenses.push(many.columns.openLens())));
  for (const lens of lenses) for (const step of setAll(strong, null)) take(lens, step);
  const octets = (process.memoryUsage().rss - before) / lenses.length;

  const about = (scenario: string, subject: string) => ({ scenario, subject, rows: data.rows });
  const names = ['one lens', `${LENSES} lenses`] as const;
  const step = toggles(strong);
  const toggled = alternate([one, many], ({ lens }, number) => take(lens, step(number)));
  const single = alternate([one, many], ({ columns }, number) => change(columns, number, 1));
  const several = alternate([one, many], ({ columns }, number) => change(columns, number, CHANGED_ROWS));
  return [
    summarise(about('a lens opened', names[1]), opened),
    summarise({ ...about('memory of a lens under six filters', names[1]), unit: 'bytes' }, [Math.round(octets)]),
    ...names.flatMap((name, place) => [
      summarise(about('toggle in one lens', name), toggled[place]!),
      summarise(about('one row changed', name), single[place]!),
      summarise(about(`${CHANGED_ROWS} rows changed`, name), several[place]!),
    ]),
  ];
}

function change(columns: FilterColumns, number: number, count: number): void {
  const random = randomStream(number + 1);
  const rows = Array.from({ length: count }, () => Math.floor(random() * columns.capacity));
  columns.put(rows, () => {
    const status = columns.codes('status');
    for (const row of rows) status[row] = Math.floor(random() * CODE_SIZES.status);
  });
}

/** Milliseconds of each subject, in turns; the first turn of each is for warming up. */
function alternate<Subject>(subjects: readonly Subject[], run: (subject: Subject, number: number) => void): number[][] {
  const samples = subjects.map(() => [] as number[]);
  for (let round = 0; round < ROUNDS; round += 1)
    subjects.forEach((subject, place) => {
      for (let number = round * STEPS_PER_ROUND; number < (round + 1) * STEPS_PER_ROUND; number += 1) {
        const milliseconds = timed(() => run(subject, number));
        if (round > 0) samples[place]!.push(milliseconds);
      }
    });
  return samples;
}
