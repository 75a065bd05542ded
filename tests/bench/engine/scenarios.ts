/** The filters that stand and the changes that are made, the same for every engine. */
import { CODE_SIZES, LAST_DAY } from '../dataset';
import { randomStream } from '@/lib/random';
import type { CodeDimension, Step } from './task';

export interface Scenario {
  readonly name: string;
  /** Puts every dimension where the scenario begins. */
  readonly start: readonly Step[];
  /** Step of a number; any number may follow any other only in order. */
  readonly step: (number: number) => Step;
}

export type Base = Readonly<Partial<Record<CodeDimension, readonly number[]>>>;

/** Leaves out a little in most dimensions: about 40 % of the rows pass. */
export const weak: Base = {
  county: [0, 1, 2, 3, 4, 5, 6, 7, 8],
  sector: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
  risk: [1, 2, 3, 4],
  status: [0, 1, 2, 3],
  source: [0, 1, 2, 3, 4, 5, 6],
};

/** What an inspector looks for: about 0.85 % of the rows pass. */
export const strong: Base = {
  kind: [0],
  county: [0, 2, 4, 6, 8],
  sector: [0, 3, 7],
  risk: [2, 3, 4],
  status: [0, 1, 2],
  source: [0, 1, 3, 5, 8],
};

/** Width of the dragged window and how far it moves with each step, days. */
const WINDOW = 270;
const STRIDE = 3;

export function scenarios(rows: number): Scenario[] {
  return [
    { name: 'toggle, strong filters', start: setAll(strong, null), step: toggles(strong) },
    { name: 'toggle, weak filters', start: setAll(weak, null), step: toggles(weak) },
    { name: 'date drag', start: setAll(weak, [0, WINDOW]), step: drag },
    { name: 'edit of one row', start: setAll(strong, null), step: edits(rows) },
  ];
}

export function setAll(base: Base, range: readonly [number, number] | null): Step[] {
  const dimensions: CodeDimension[] = ['kind', 'county', 'sector', 'risk', 'status', 'source'];
  return [
    ...dimensions.map((dimension): Step => ({ type: 'allow', dimension, allowed: table(dimension, base[dimension]) })),
    { type: 'between', range },
  ];
}

function table(dimension: CodeDimension, codes: readonly number[] | undefined): Uint8Array | null {
  return codes ? Uint8Array.from({ length: CODE_SIZES[dimension] }, (_, code) => (codes.includes(code) ? 1 : 0)) : null;
}

/** An even step flips one code of one dimension, the odd step after it flips it back. */
export function toggles(base: Base): (number: number) => Step {
  const random = randomStream(7);
  const dimensions = (Object.keys(base) as CodeDimension[]).filter((dimension) => base[dimension]!.length > 1);
  const pairs = Array.from({ length: 64 }, () => {
    const dimension = dimensions[Math.floor(random() * dimensions.length)]!;
    const before = table(dimension, base[dimension])!;
    const after = before.slice();
    const code = Math.floor(random() * after.length);
    after[code] = 1 - after[code]!;
    return { dimension, before, after };
  });
  return (number) => {
    const { dimension, before, after } = pairs[(number >> 1) % pairs.length]!;
    return { type: 'allow', dimension, allowed: number % 2 === 0 ? after : before };
  };
}

/** To the end of the three years and back. */
function drag(number: number): Step {
  const stops = Math.floor((LAST_DAY - WINDOW) / STRIDE);
  const place = (number + 1) % (2 * stops);
  const from = STRIDE * (place <= stops ? place : 2 * stops - place);
  return { type: 'between', range: [from, from + WINDOW] };
}

function edits(rows: number): (number: number) => Step {
  return (number) => {
    const random = randomStream(number + 1);
    return {
      type: 'edit',
      row: Math.floor(random() * rows),
      status: Math.floor(random() * CODE_SIZES.status),
    };
  };
}
