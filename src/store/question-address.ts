import { isKind } from '@/kinds';
import { MAXIMUM_CORNERS, ringOfStroke, type Ring } from '@/lib/geography/ring';
import { cleanSearch } from '@/lib/text/search-words';
import { isIsoDay } from '@/lib/time/day-number';
import { DAY_FACETS, DAYS_DIMENSIONS, facetOf, FACETS, type Facet } from './dimensions';
import type { Places } from './dimension';
import {
  clausesOn,
  QUESTION_VERSION,
  questionOf,
  readClauses,
  type Clause,
  type DaysClause,
  type Question,
  type QuestionReading,
  type ValuesClause,
} from './question';
import { clausesOfTicks, type DayRange } from './question-ticks';

/** A value of a parameter: a text that looks like a number is one after the router has read it. */
export type ParameterValue = string | number | undefined;

/** A question as parameters of an address, by their names; `also` holds the clauses that have no parameter of their own. */
export interface QuestionParameters {
  readonly [parameter: string]: unknown;
  readonly also?: unknown;
}

/** Names of the parameters that questions are written with. */
export const QUESTION_PARAMETERS: readonly string[] = [
  'version',
  'kinds',
  ...FACETS.map((facet) => facetOf(facet).parameter),
  ...DAY_FACETS.map((facet) => DAYS_DIMENSIONS[facet].parameter),
  'shape',
  'q',
  'also',
];

const exclusion = '!';

/**
 * Writes a question as parameters. What panels can ask for has a parameter each, lists with commas and `!` before
 * what is excluded, as it has been since the first release; everything else stands in `also`.
 */
export function parametersOf(question: Question): QuestionParameters {
  const also: Clause[] = question.all.filter(({ dimension }) => dimension === undefined);
  const write = (clauses: readonly Clause[], word: string | null): ParameterValue => {
    if (word === null) also.push(...clauses);
    return bare(word ?? undefined);
  };
  const written: Record<string, unknown> = { kinds: write(clausesOn(question, 'kind'), kindsWord(question)) };
  for (const facet of FACETS) {
    const clauses = clausesOn(question, facet) as readonly ValuesClause[];
    const { parameter, wordOfAll } = facetOf(facet);
    written[parameter] = write(clauses, wordOfValues(facet, clauses)) ?? wordOfAll;
  }
  for (const facet of DAY_FACETS) {
    const clauses = clausesOn(question, facet) as readonly DaysClause[];
    written[DAYS_DIMENSIONS[facet].parameter] = write(clauses, wordOfDays(clauses));
  }
  const shapes = clausesOn(question, 'shape');
  const [shape, ...others] = shapes;
  const isPlain = shape?.dimension === 'shape' && !shape.not && others.length === 0;
  written['shape'] = write(shapes, !shape ? '' : isPlain ? shape.ring.flat().join(',') : null);
  const texts = clausesOn(question, 'text');
  const [text] = texts;
  written['q'] = write(texts, text?.dimension !== 'text' ? '' : text.not ? null : text.contains.trim());
  return { ...written, also: also.length > 0 ? also : undefined };
}

/**
 * Reads a question from parameters that anybody may have written, old links among them. What is not understood is left
 * out and named by its parameter.
 */
export function questionOfParameters(parameters: QuestionParameters, places: Places): QuestionReading {
  const leftOut: string[] = [];
  const read = <Value>(parameter: string, value: Value | null, otherwise: Value): Value => {
    if (value === null) leftOut.push(parameter);
    return value ?? otherwise;
  };
  const textOf = (parameter: string) => String((parameters[parameter] as ParameterValue) ?? '');
  const version = Number(parameters['version'] ?? QUESTION_VERSION);
  if (version > QUESTION_VERSION) leftOut.push('version');
  const clauses: Clause[] = [...read('kinds', readKinds(textOf('kinds')), [])];
  for (const facet of FACETS) {
    const { parameter, wordOfAll } = facetOf(facet);
    const text = textOf(parameter);
    const { known, unknown } = readValues(facet, text === wordOfAll ? '' : text, places);
    clauses.push(...known);
    if (unknown) leftOut.push(parameter);
  }
  for (const facet of DAY_FACETS) {
    const { parameter } = DAYS_DIMENSIONS[facet];
    const range = read(parameter, readDays(textOf(parameter)), {});
    if (range.from ?? range.to) clauses.push({ dimension: facet, ...range });
  }
  const ring = textOf('shape') === '' ? undefined : read('shape', readRing(textOf('shape')), undefined);
  if (ring) clauses.push({ dimension: 'shape', ring });
  const contains = cleanSearch(textOf('q')).trim();
  if (contains !== '') clauses.push({ dimension: 'text', contains });
  if (parameters.also !== undefined) {
    const also = readClauses(parameters.also);
    // One text is searched for; a second one would be found by nobody.
    clauses.push(...also.clauses.filter(({ dimension }) => dimension !== 'text' || contains === ''));
    leftOut.push(...also.leftOut);
  }
  return { question: questionOf(...clauses), leftOut };
}

/** Kinds by name, `none` for none; empty for all, null where a parameter cannot say it. */
function kindsWord(question: Question): string | null {
  const clauses = clausesOn(question, 'kind') as readonly ValuesClause[];
  const [clause] = clauses;
  if (!clause) return '';
  if (clauses.length > 1 || clause.not) return null;
  return clause.any.length === 0 ? 'none' : clause.any.join(',');
}

function readKinds(text: string): ValuesClause[] | null {
  if (text === '') return [];
  if (text === 'none') return [{ dimension: 'kind', any: [] }];
  const any = words(text).filter(isKind);
  return any.length === 0 ? null : [{ dimension: 'kind', any }];
}

/** The values of a facet's clauses; empty for none, null where a parameter cannot say it. */
function wordOfValues(facet: Facet, clauses: readonly ValuesClause[]): string | null {
  const asked = clauses.filter(({ not }) => !not);
  const excluded = clauses.filter(({ not }) => not);
  const isListed = facetOf(facet).ticks === 'any' ? asked.length <= 1 : asked.every(({ any }) => any.length === 1);
  const isSayable = [...asked, ...excluded].every(
    ({ any }) => any.length > 0 && any.every((value) => !/[,!]/.test(value)),
  );
  if (!isListed || excluded.length > 1 || !isSayable) return null;
  return [
    ...asked.flatMap(({ any }) => any),
    ...excluded.flatMap(({ any }) => any.map((value) => exclusion + value)),
  ].join(',');
}

function readValues(facet: Facet, text: string, places: Places): { known: ValuesClause[]; unknown: boolean } {
  const values = facetOf(facet).values(places);
  const listed = new Set(words(text));
  const asked = values.filter((value) => listed.has(value));
  const excluded = values.filter((value) => listed.has(exclusion + value));
  return {
    known: [
      ...clausesOfTicks(facet, asked),
      ...(excluded.length > 0 ? [{ dimension: facet, any: excluded, not: true } as const] : []),
    ],
    unknown: asked.length + excluded.length < listed.size,
  };
}

/** Two days with a pair of dots between them, either of which may be missing; empty for none, null where a parameter cannot say it. */
function wordOfDays(clauses: readonly DaysClause[]): string | null {
  const [clause, ...others] = clauses;
  if (!clause) return '';
  const { from, to, not } = clause;
  return others.length > 0 || not || (from ?? to) === undefined ? null : `${from ?? ''}..${to ?? ''}`;
}

function readDays(text: string): DayRange | null {
  if (text === '') return {};
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/.exec(text) ?? [];
  const isKnown = (from ?? to) !== undefined && [from, to].every((day) => day === undefined || isIsoDay(day));
  return isKnown ? { ...(from && { from }), ...(to && { to }) } : null;
}

/** A drawn shape; null for what is none: an odd number, too many corners, places off the map, no surface. */
function readRing(text: string): Ring | null {
  const numbers = words(text).map(Number);
  const corners = Array.from(
    { length: numbers.length / 2 },
    (_, index) => [numbers[index * 2]!, numbers[index * 2 + 1]!] as const,
  );
  const isOnMap = corners.every(([longitude, latitude]) => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85);
  if (numbers.length % 2 !== 0 || corners.length > MAXIMUM_CORNERS || !isOnMap) return null;
  return ringOfStroke(corners);
}

function words(text: string): string[] {
  return text.split(',').filter(Boolean);
}

/** A number in an address stays bare; as a text it would be written in quotation marks. Nothing is not written. */
function bare(text: string | undefined): ParameterValue {
  return text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : text || undefined;
}
