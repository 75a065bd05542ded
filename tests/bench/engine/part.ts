/** Part `engine`: a linked change of filters, ours against its peers on the same rows in the same run. */
import type { BenchOptions } from '../main';
import { makeDataset, type Dataset } from '../dataset';
import { ratioTarget, summarise, target, timed, type Measurement, type PartResult } from '../measure';
import { benchAnswers } from './bench-answers';
import { fullScan } from './full-scan';
import { benchLenses } from './lenses';
import { objectFilter } from './object-filter';
import { crossfilterEngine } from './crossfilter';
import { ourEngine } from './our-engine';
import { scenarios, type Scenario } from './scenarios';
import { PANELS, type Answer, type Contender } from './task';

const ROUNDS = 4;
const STEPS_PER_ROUND = 12;
/** A slow engine stops a round after this, but never before two steps. */
const ROUND_BUDGET_MS = 2500;
const WARM_UP_STEPS = 4;
const OURS = 'ours, SIMD';
/** Above this many rows only the engine's growth is looked at: peers would need gigabytes. */
const MOST_FOR_PEERS = 1_000_000;

const LINKED = ['toggle, strong filters', 'toggle, weak filters', 'date drag', 'edit of one row'];
const ON_DEMAND = ['cross table', 'day histogram'].flatMap((question) =>
  ['strong', 'weak'].map((filters) => `${question}, ${filters} filters`),
);

export async function benchEngine({ sizes }: BenchOptions, say: (line: string) => void): Promise<PartResult> {
  const measurements: Measurement[] = [];
  const notes: string[] = [];
  for (const rows of sizes) {
    say(`engine: ${rows} rows`);
    const data = makeDataset(rows);
    const contenders = await loadAll(data, measurements, notes);
    for (const scenario of scenarios(rows)) {
      const share = agree(contenders, scenario, rows);
      notes.push(
        `${rows} rows, ${scenario.name}: ${contenders.map(({ name }) => name).join('; ')} agree on every histogram, total and row; ${(100 * share).toFixed(2)} % of the rows pass.`,
      );
      measurements.push(...time(contenders, scenario, rows));
      for (const one of measurements.slice(-contenders.length))
        say(`  ${scenario.name}: ${one.subject} ${one.median.toFixed(3)} ms, p95 ${one.p95.toFixed(3)}`);
    }
    for (const contender of contenders) contender.close?.();
    const further = benchLenses(data);
    if (rows <= MOST_FOR_PEERS) further.push(...(await answers(data, notes)));
    for (const one of further) say(`  ${one.scenario}: ${one.subject} ${one.median.toFixed(3)} ${one.unit}`);
    measurements.push(...further);
  }
  return { part: 'engine', measurements, targets: targets(measurements, sizes), notes };
}

/** The two answers on demand; none where DuckDB-WASM does not start. */
async function answers(data: Dataset, notes: string[]): Promise<Measurement[]> {
  try {
    return await benchAnswers(data, notes);
  } catch (error) {
    if (/differ in cell/.test(sentence(error))) throw error;
    notes.push(`Cross table and day histogram could not be measured here: ${sentence(error)}`);
    return [];
  }
}

async function loadAll(data: Dataset, measurements: Measurement[], notes: string[]): Promise<Contender[]> {
  const wanted: Contender[] = [ourEngine('simd'), ourEngine('plain'), fullScan()];
  if (data.rows <= MOST_FOR_PEERS) {
    wanted.push(crossfilterEngine(), objectFilter());
    try {
      wanted.push((await import('./duckdb')).duckdbEngine());
    } catch (error) {
      notes.push(`DuckDB-WASM did not start here and is left out: ${sentence(error)}`);
    }
  }
  const loaded: Contender[] = [];
  for (const contender of wanted) {
    try {
      const start = performance.now();
      await contender.load(data);
      measurements.push(
        summarise({ scenario: 'load', subject: contender.name, rows: data.rows }, [performance.now() - start]),
      );
      loaded.push(contender);
    } catch (error) {
      if (contender.name.startsWith('ours')) throw error;
      notes.push(`${contender.name} could not load ${data.rows} rows and is left out: ${sentence(error)}`);
    }
  }
  return loaded;
}

/**
 * Takes every engine through the scenario's start and first steps and compares all answers. Throws
 * when one differs: timing a wrong engine tells nothing. Answers the share of rows that pass.
 */
function agree(contenders: readonly Contender[], scenario: Scenario, rows: number): number {
  let share = 0;
  for (const contender of contenders) for (const step of scenario.start) contender.change(step);
  for (let number = -1; number < 4; number += 1) {
    if (number >= 0) for (const contender of contenders) contender.change(scenario.step(number));
    const [first, ...others] = contenders.map((contender) => ({ name: contender.name, answer: contender.answer() }));
    if (number < 0) share = first!.answer.total / rows;
    for (const other of others) {
      const difference = differenceOf(first!.answer, other.answer);
      if (difference)
        throw new Error(
          `${scenario.name}, ${rows} rows, step ${number}: ${first!.name} and ${other.name} differ in ${difference}.`,
        );
    }
  }
  return share;
}

function differenceOf(one: Answer, other: Answer): string | null {
  if (one.total !== other.total) return `the total (${one.total} and ${other.total})`;
  for (const { column } of PANELS)
    for (let code = 0; code < one.histograms[column].length; code += 1)
      if (one.histograms[column][code] !== other.histograms[column][code]) return `the histogram of ${column}`;
  return one.maskHash === other.maskHash ? null : 'the rows that pass';
}

/** Engines take turns, a few steps each, so that whatever else the machine does falls on all of them. */
function time(contenders: readonly Contender[], scenario: Scenario, rows: number): Measurement[] {
  const samples = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  const next = new Map(contenders.map(({ name }) => [name, 0]));
  const advance = (contender: Contender) => {
    const number = next.get(contender.name)!;
    next.set(contender.name, number + 1);
    const step = scenario.step(number);
    return timed(() => contender.change(step));
  };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const contender of contenders) {
      if (round === 0) {
        for (const step of scenario.start) contender.change(step);
        for (let step = 0; step < WARM_UP_STEPS; step += 1) advance(contender);
      }
      let spent = 0;
      for (let step = 0; step < STEPS_PER_ROUND && (spent < ROUND_BUDGET_MS || step < 2); step += 1) {
        const milliseconds = advance(contender);
        spent += milliseconds;
        samples.get(contender.name)!.push(milliseconds);
      }
    }
  return contenders.map(({ name }) => summarise({ scenario: scenario.name, subject: name, rows }, samples.get(name)!));
}

function targets(measurements: readonly Measurement[], sizes: readonly number[]): PartResult['targets'] {
  const rows = Math.max(...sizes.filter((size) => size <= MOST_FOR_PEERS));
  const against = (scenario: string, bound: number) =>
    ratioTarget(measurements, {
      label: `${scenario}, against crossfilter2 (${rows} rows)`,
      scenario,
      rows,
      ours: OURS,
      peer: 'crossfilter2',
      bound,
    });
  const linked = measurements.filter(
    (one) => one.subject === OURS && one.rows === rows && LINKED.includes(one.scenario),
  );
  const worst = Math.max(...linked.map(({ p95 }) => p95));
  return [
    ...against('toggle, strong filters', 45),
    ...against('toggle, weak filters', 20),
    ...against('date drag', 5),
    ...ON_DEMAND.flatMap((scenario) => against(scenario, 5)),
    target(`p95 of a linked change, worst scenario (${rows} rows)`, worst, '<', 16, 'ms'),
    ...besides(measurements, rows),
    ...growth(measurements, sizes),
  ];
}

/** What eleven more questions cost the first one, and how long a beat of changed rows takes then. */
function besides(measurements: readonly Measurement[], rows: number): PartResult['targets'] {
  const median = (scenario: string, subject: string) =>
    measurements.find((one) => one.scenario === scenario && one.subject === subject && one.rows === rows)!.median;
  const toggle = median('toggle in one lens', '12 lenses') / median('toggle in one lens', 'one lens');
  const row = median('one row changed', '12 lenses');
  const beat = median('300 rows changed', '12 lenses');
  return [
    target(`toggle in one lens: 12 open against 1 (${rows} rows)`, toggle, '≤', 1.2, '×'),
    target(`one row changed, 12 lenses open (${rows} rows)`, row, '<', 0.1, 'ms'),
    target(`300 rows changed, 12 lenses open (${rows} rows)`, beat, '<', 4, 'ms'),
  ];
}

/** Ten times the rows should cost ten times the time; half as much again is allowed for caches. */
function growth(measurements: readonly Measurement[], sizes: readonly number[]): PartResult['targets'] {
  const largest = Math.max(...sizes);
  const tenth = largest / 10;
  if (largest <= MOST_FOR_PEERS || !sizes.includes(tenth)) return [];
  return ['toggle, strong filters', 'toggle, weak filters', 'date drag'].flatMap((scenario) => {
    const at = (rows: number) =>
      measurements.find((one) => one.subject === OURS && one.scenario === scenario && one.rows === rows);
    const small = at(tenth);
    const large = at(largest);
    return small && large
      ? [target(`${scenario}: time of ${largest} rows against ${tenth}`, large.median / small.median, '≤', 15, '×')]
      : [];
  });
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
