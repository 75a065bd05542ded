import { z } from 'zod';
import { KINDS, type Kind } from '@/kinds';
import { MAXIMUM_CORNERS, type Ring } from '@/lib/geography/ring';
import { isIsoDay } from '@/lib/time/day-number';
import { DAY_FACETS, FACETS, type DayFacet, type Facet } from './dimensions';

/** What a clause is about: a dimension of codes or days, the kind of record, a drawn shape, names and codes. */
export type ClauseSubject = Facet | DayFacet | 'kind' | 'shape' | 'text';

interface Negatable {
  /** Rows that fail it pass instead. */
  readonly not?: true | undefined;
}
/** Rows that have any of the values, by the domain's own names (townships and jurisdictions by code). */
export interface ValuesClause extends Negatable {
  readonly dimension: Facet | 'kind';
  readonly any: readonly string[];
}
/** Rows whose day lies between two ISO days, both included; an end that is absent is open. A row without a day lies in no range. */
export interface DaysClause extends Negatable {
  readonly dimension: DayFacet;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
/** Rows that lie within a ring; a record without a place lies nowhere. */
export interface ShapeClause extends Negatable {
  readonly dimension: 'shape';
  readonly ring: Ring;
}
/** Rows whose names and codes hold the words of a text. */
export interface TextClause extends Negatable {
  readonly dimension: 'text';
  readonly contains: string;
}
/** Rows that any of some clauses let pass. */
export interface GroupClause extends Negatable {
  readonly any: readonly Clause[];
  readonly dimension?: undefined;
}
export type Clause = ValuesClause | DaysClause | ShapeClause | TextClause | GroupClause;

/** The version that this release writes. */
export const QUESTION_VERSION = 1;

/**
 * A question over the rows of all kinds: those pass that every clause lets pass. A value: it is compared, kept, sent
 * and read again by later releases.
 */
export interface Question {
  readonly version: typeof QUESTION_VERSION;
  readonly all: readonly Clause[];
}

/** Asks for nothing in particular: everything passes. */
export const EVERYTHING: Question = { version: QUESTION_VERSION, all: [] };

/** A question of some clauses. */
export function questionOf(...all: readonly Clause[]): Question {
  return { version: QUESTION_VERSION, all };
}

/** Deepest nesting of groups that is read: no hand makes more. */
const deepest = 4;
/** Most clauses and values that are read: a hostile address must not hold up the page. */
const mostClauses = 64;
const mostValues = 512;

const day = z.string().refine(isIsoDay);
const not = z.literal(true).optional();
const names = z.array(z.string().max(100)).max(mostValues);
const corner = z.tuple([z.number().min(-180).max(180), z.number().min(-85).max(85)]);
const simpleClause = z.union([
  z.strictObject({ dimension: z.enum(['kind', ...FACETS]), any: names, not }),
  z.strictObject({
    dimension: z.enum(DAY_FACETS),
    from: day.optional(),
    to: day.optional(),
    not,
  }),
  z.strictObject({ dimension: z.literal('shape'), ring: z.array(corner).min(3).max(MAXIMUM_CORNERS), not }),
  z.strictObject({ dimension: z.literal('text'), contains: z.string().min(1).max(200), not }),
]);

/** A question as it was read, and what of it this release does not understand. */
export interface QuestionReading {
  readonly question: Question;
  /** Subjects of clauses that were left out, by the name that they gave; `version` for a newer one. */
  readonly leftOut: readonly string[];
}

/**
 * Reads clauses that somebody else wrote: another release, another person, an attacker. What is understood stays, the
 * rest is named. A group is understood whole or not at all: without one of its clauses it would ask for something else.
 */
export function readClauses(written: unknown): { readonly clauses: readonly Clause[]; readonly leftOut: string[] } {
  const list = Array.isArray(written) ? written.slice(0, mostClauses) : [];
  const leftOut = Array.isArray(written) ? [] : ['clauses'];
  const clauses = list.flatMap((each: unknown): Clause[] => {
    const clause = readClause(each, 0);
    if (!clause) leftOut.push(subjectWritten(each));
    return clause ? [clause] : [];
  });
  return { clauses, leftOut };
}

/** Reads a whole question; see `readClauses`. */
export function readQuestion(written: unknown): QuestionReading {
  const outer = z.object({ version: z.number(), all: z.unknown() }).safeParse(written);
  if (!outer.success) return { question: EVERYTHING, leftOut: ['question'] };
  const { clauses, leftOut } = readClauses(outer.data.all);
  return {
    question: questionOf(...clauses),
    leftOut: outer.data.version > QUESTION_VERSION ? ['version', ...leftOut] : leftOut,
  };
}

function readClause(written: unknown, depth: number): Clause | null {
  const simple = simpleClause.safeParse(written);
  if (simple.success) return simple.data as Clause;
  const group = z.strictObject({ any: z.array(z.unknown()).min(1).max(mostClauses), not }).safeParse(written);
  if (!group.success || depth >= deepest) return null;
  const any = group.data.any.map((each) => readClause(each, depth + 1));
  // Text is searched once for the whole question: it cannot be one of several ways to pass.
  if (any.some((each) => each === null || each.dimension === 'text')) return null;
  return { any: any as Clause[], ...(group.data.not && { not: true }) };
}

function subjectWritten(written: unknown): string {
  const named = z.object({ dimension: z.string().max(40) }).safeParse(written);
  return named.success ? named.data.dimension : 'group';
}

/** Clauses about a subject. */
export function clausesOn(question: Question, subject: ClauseSubject): readonly Clause[] {
  return question.all.filter(({ dimension }) => dimension === subject);
}

/** The question without its clauses about some subjects. */
export function without(question: Question, ...subjects: readonly ClauseSubject[]): Question {
  const all = question.all.filter(({ dimension }) => !dimension || !subjects.includes(dimension));
  return all.length === question.all.length ? question : questionOf(...all);
}

/** The question with other clauses about a subject, in the place of those it had. */
export function withClauses(question: Question, subject: ClauseSubject, clauses: readonly Clause[]): Question {
  const first = question.all.findIndex(({ dimension }) => dimension === subject);
  const rest = without(question, subject).all;
  const at = first < 0 ? rest.length : first;
  return questionOf(...rest.slice(0, at), ...clauses, ...rest.slice(at));
}

/** Whether two questions say the same in the same order. */
export function saysTheSame(one: Question, other: Question): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Kinds that a question asks for: all that every clause about kinds leaves. */
export function kindsOf(question: Question): ReadonlySet<Kind> {
  const clauses = clausesOn(question, 'kind') as readonly ValuesClause[];
  return new Set(
    KINDS.filter((kind) => clauses.every(({ any, not: isNot }) => any.includes(kind) !== (isNot ?? false))),
  );
}

/** The question for some kinds only; all of them say nothing. */
export function withKinds(question: Question, kinds: ReadonlySet<Kind>): Question {
  const any = KINDS.filter((kind) => kinds.has(kind));
  return withClauses(question, 'kind', any.length === KINDS.length ? [] : [{ dimension: 'kind', any }]);
}
