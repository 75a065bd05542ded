/** Times the two answers that are worked out when somebody asks, after all engines have agreed on them. */
import type { Dataset } from '../dataset';
import { summarise, timed, type Measurement } from '../measure';
import { answering, type Answering, type Question } from './answers';
import { setAll, strong, toggles, weak, type Base } from './scenarios';
import type { Step } from './task';

const ROUNDS = 4;
const STEPS_PER_ROUND = 12;
const WARM_UP_STEPS = 4;

/** Filters that neither answer ignores: so every toggle changes it. */
const toggled = ({ sector, status, source }: Base): Base => ({ sector, status, source });

/** Measures both answers under strong and under weak filters. Throws when two engines differ. */
export async function benchAnswers(data: Dataset, notes: string[]): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const question of ['cross table', 'day histogram'] as const) {
    const contenders = answering(question);
    for (const contender of contenders) await contender.load(data);
    for (const [name, base] of Object.entries({ strong, weak })) {
      const scenario = `${question}, ${name} filters`;
      const step = toggles(toggled(base));
      agree(contenders, setAll(base, [100, 900]), step, scenario);
      measurements.push(...time(contenders, step, scenario, data.rows));
    }
    notes.push(
      `${data.rows} rows: ${contenders.map(({ name }) => name).join('; ')} agree on every ${describe(question)}.`,
    );
    for (const contender of contenders) contender.close?.();
  }
  return measurements;
}

function describe(question: Question): string {
  return question === 'cross table' ? 'cell of the cross table of county by risk level' : 'week of the day histogram';
}

function agree(
  contenders: readonly Answering[],
  start: readonly Step[],
  step: (number: number) => Step,
  scenario: string,
): void {
  for (const each of [...start, step(0), step(1), step(2), step(3)]) {
    const [first, ...others] = contenders.map((contender) => ({
      name: contender.name,
      answer: contender.answer(each),
    }));
    for (const other of others)
      for (let cell = 0; cell < first!.answer.length; cell += 1)
        if (first!.answer[cell] !== other.answer[cell])
          throw new Error(`${scenario}: ${first!.name} and ${other.name} differ in cell ${cell}.`);
  }
}

function time(
  contenders: readonly Answering[],
  step: (number: number) => Step,
  scenario: string,
  rows: number,
): Measurement[] {
  const samples = contenders.map(() => [] as number[]);
  for (let round = 0; round < ROUNDS; round += 1)
    contenders.forEach((contender, place) => {
      const first = 4 + round * STEPS_PER_ROUND;
      if (round === 0) for (let number = 4 - WARM_UP_STEPS; number < 4; number += 1) contender.answer(step(number));
      for (let number = first; number < first + STEPS_PER_ROUND; number += 1)
        samples[place]!.push(timed(() => contender.answer(step(number))));
    });
  return contenders.map(({ name }, place) => summarise({ scenario, subject: name, rows }, samples[place]!));
}
