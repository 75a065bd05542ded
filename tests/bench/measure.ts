/** Timings and what is said about them. */

export interface Measurement {
  /** What was done, for instance "toggle, strong filters". */
  readonly scenario: string;
  /** Who did it, for instance "crossfilter2". */
  readonly subject: string;
  readonly rows: number;
  readonly unit: 'ms' | 'bytes';
  readonly median: number;
  readonly p95: number;
  readonly samples: number;
}

/** A promise of the project and whether this run kept it. */
export interface Target {
  readonly label: string;
  readonly relation: '≥' | '≤' | '<';
  readonly bound: number;
  readonly value: number;
  readonly unit: '×' | 'ms' | '';
  readonly isMet: boolean;
}

export interface PartResult {
  readonly part: string;
  readonly measurements: readonly Measurement[];
  readonly targets: readonly Target[];
  /** Sentences: what was checked, what could not run and why. */
  readonly notes: readonly string[];
}

/** Describes samples. Throws on none: a scenario that never ran must not look like a fast one. */
export function summarise(
  about: Pick<Measurement, 'scenario' | 'subject' | 'rows'> & { unit?: Measurement['unit'] },
  samples: readonly number[],
): Measurement {
  if (samples.length === 0) throw new Error(`${about.subject}: nothing was timed in "${about.scenario}".`);
  const sorted = [...samples].sort((a, b) => a - b);
  return {
    unit: 'ms',
    ...about,
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    samples: samples.length,
  };
}

export function target(
  label: string,
  value: number,
  relation: Target['relation'],
  bound: number,
  unit: Target['unit'],
): Target {
  const isMet = relation === '≥' ? value >= bound : relation === '<' ? value < bound : value <= bound;
  return { label, relation, bound, value, unit, isMet };
}

/** A target of so many times a peer's median; none when the peer did not run. */
export function ratioTarget(
  measurements: readonly Measurement[],
  { label, scenario, rows, ours, peer, bound }: RatioQuestion,
): Target[] {
  const of = (subject: string) =>
    measurements.find((one) => one.scenario === scenario && one.rows === rows && one.subject === subject);
  const mine = of(ours);
  const theirs = of(peer);
  return mine && theirs ? [target(label, theirs.median / mine.median, '≥', bound, '×')] : [];
}

interface RatioQuestion {
  readonly label: string;
  readonly scenario: string;
  readonly rows: number;
  readonly ours: string;
  readonly peer: string;
  readonly bound: number;
}

/** Milliseconds that a call takes. */
export function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Linear interpolation between the neighbours in a sorted list. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)]!;
  const high = sorted[Math.ceil(place)]!;
  return low + (high - low) * (place - Math.floor(place));
}
