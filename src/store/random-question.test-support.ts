import { KINDS } from '@/kinds';
import { boxRing, type Ring } from '@/lib/geography/ring';
import type { Random } from '@/lib/random';
import { isoDay } from '@/lib/time/day-number';
import { DAY_FACETS, facetOf, FACETS } from './dimensions';
import type { Places } from './dimension';
import { questionOf, type Clause, type DaysClause, type Question, type ShapeClause } from './question';

/** What random questions ask about. */
export interface RandomQuestionOptions {
  readonly places: Places;
  /** Days that ranges lie round, as a day number. */
  readonly today: number;
  /** Shapes to draw; none when absent. */
  readonly shape?: (random: Random) => Ring;
}

/** Two different corners of a box, and strokes to and fro across themselves; no corner and no straight edge lies on a place of six digits. */
export function randomShape(west: number, south: number, span: number) {
  return (random: Random): Ring => {
    const between = (low: number) => low + Math.floor(random() * span * 1e6) / 1e6 + 0.5e-6;
    if (random() < 0.5) {
      const [left, bottom] = [between(west), between(south)];
      const length = () => Math.floor(random() * span * 1e6 + 1) / 1e6;
      return boxRing([left, bottom, left + length(), bottom + length()]);
    }
    return Array.from({ length: 3 + Math.floor(random() * 8) }, () => [between(west), between(south)] as const);
  };
}

/** A question of some clauses, with exclusions and groups among them. Often so narrow that little passes, now and then empty. */
export function randomQuestion(random: Random, options: RandomQuestionOptions): Question {
  const clauses: Clause[] = [];
  for (let count = Math.floor(random() * 4); count > 0; count -= 1) clauses.push(randomClause(random, options, 0));
  if (random() < 0.3) clauses.push({ dimension: 'kind', any: KINDS.filter(() => random() < 0.7) });
  return questionOf(...clauses);
}

function randomClause(random: Random, options: RandomQuestionOptions, depth: number): Clause {
  const clause = plainClause(random, options, depth);
  return random() < 0.2 ? { ...clause, not: true } : clause;
}

function plainClause(random: Random, options: RandomQuestionOptions, depth: number): Clause {
  const { places, shape } = options;
  const die = random();
  if (die < 0.15 && depth < 2)
    return {
      any: Array.from({ length: 1 + Math.floor(random() * 3) }, () => randomClause(random, options, depth + 1)),
    };
  if (die < 0.3) return randomDays(random, options);
  if (die < 0.4 && shape) return { dimension: 'shape', ring: shape(random) } satisfies ShapeClause;
  const facet = FACETS[Math.floor(random() * FACETS.length)]!;
  const values = facetOf(facet).values(places);
  const share = 0.2 + random() * 0.7;
  const any = values.filter(() => random() < share);
  // A value that no longer exists lets nothing pass.
  return { dimension: facet, any: random() < 0.05 ? [...any, 'GONE'] : any };
}

function randomDays(random: Random, { today }: RandomQuestionOptions): DaysClause {
  const dimension = DAY_FACETS[Math.floor(random() * DAY_FACETS.length)]!;
  const first = today - 70 + Math.floor(random() * 70);
  const last = first + Math.floor(random() * 80) - 10;
  const die = random();
  return {
    dimension,
    ...(die > 0.2 && { from: isoDay(first)! }),
    ...((die <= 0.2 || die > 0.4) && { to: isoDay(last)! }),
  };
}
