import { facetOf, type DayFacet, type Facet } from './dimensions';
import type { Places } from './dimension';
import {
  clausesOn,
  withClauses,
  without,
  type Clause,
  type DaysClause,
  type Question,
  type ShapeClause,
  type TextClause,
  type ValuesClause,
} from './question';
import type { Ring } from '@/lib/geography/ring';

/** First and last ISO day, both included; an end that is absent is open. */
export interface DayRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Values that a panel shows as ticked: those that its clauses ask for, exclusions and groups aside. */
export function ticksOf(question: Question, facet: Facet): ReadonlySet<string> {
  const clauses = clausesOn(question, facet) as readonly ValuesClause[];
  return new Set(clauses.filter(({ not }) => !not).flatMap(({ any }) => any));
}

/** The question with a value of a panel ticked, or no longer. Ticks stand in the order of the panel, so that the same ticks are the same question. */
export function withTick(question: Question, facet: Facet, value: string, places: Places): Question {
  const ticks = new Set(ticksOf(question, facet));
  if (!ticks.delete(value)) ticks.add(value);
  return withTicks(question, facet, ticks, places);
}

/** The question with exactly these values of a panel ticked; what it excludes stays. */
export function withTicks(question: Question, facet: Facet, ticks: ReadonlySet<string>, places: Places): Question {
  const known = facetOf(facet).values(places);
  // Values that are no longer known keep what they say: nothing has them.
  const any = [...known.filter((value) => ticks.has(value)), ...[...ticks].filter((value) => !known.includes(value))];
  const excluded = (clausesOn(question, facet) as readonly ValuesClause[]).filter(({ not }) => not);
  return withClauses(question, facet, [...clausesOfTicks(facet, any), ...excluded]);
}

/** Clauses that a panel's ticks are. */
export function clausesOfTicks(facet: Facet, any: readonly string[]): ValuesClause[] {
  if (any.length === 0) return [];
  if (facetOf(facet).ticks === 'any') return [{ dimension: facet, any }];
  return any.map((value) => ({ dimension: facet, any: [value] }));
}

/** The range of days that a panel shows; null for none. */
export function rangeOf(question: Question, facet: DayFacet): DayRange | null {
  const plain = (clausesOn(question, facet) as readonly DaysClause[]).find(({ not }) => !not);
  return plain ? { from: plain.from, to: plain.to } : null;
}

/** The question with another range of days; null, or one that is open at both ends, lifts it. */
export function withRange(question: Question, facet: DayFacet, range: DayRange | null): Question {
  const excluded = clausesOn(question, facet).filter(({ not }) => not);
  const { from, to } = range ?? {};
  const plain: Clause[] =
    (from ?? to) === undefined ? [] : [{ dimension: facet, ...(from && { from }), ...(to && { to }) }];
  return withClauses(question, facet, [...plain, ...excluded]);
}

/** The drawn shape that rows must lie in; null for none. */
export function shapeOf(question: Question): Ring | null {
  return (clausesOn(question, 'shape') as readonly ShapeClause[]).find(({ not }) => !not)?.ring ?? null;
}

/** The question with another shape, or without one. */
export function withShape(question: Question, ring: Ring | null): Question {
  return withClauses(question, 'shape', ring ? [{ dimension: 'shape', ring }] : []);
}

/** What is searched for in names and codes; empty for nothing. */
export function textOf(question: Question): string {
  return (clausesOn(question, 'text') as readonly TextClause[])[0]?.contains ?? '';
}

/** The question with another text, as it is typed; blanks alone ask for nothing. */
export function withText(question: Question, contains: string): Question {
  return withClauses(question, 'text', contains === '' ? [] : [{ dimension: 'text', contains }]);
}

/** Code of the jurisdiction drilled into; null for the whole city. */
export function jurisdictionOf(question: Question): string | null {
  return [...ticksOf(question, 'jurisdiction')][0] ?? null;
}

/** The question about another jurisdiction; its townships are others. */
export function withJurisdiction(question: Question, code: string | null): Question {
  const other = without(question, 'town');
  return withClauses(other, 'jurisdiction', code === null ? [] : clausesOfTicks('jurisdiction', [code]));
}
