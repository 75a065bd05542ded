import type { Kind } from '@/kinds';
import { makeRingTest, type Ring } from '@/lib/geography/ring';
import { dayNumber } from '@/lib/time/day-number';
import type { ColumnStore } from './column-store';
import { facetOf, FACETS, type DayFacet, type Facet } from './dimensions';
import type { Places } from './dimension';
import {
  clausesOn,
  kindsOf,
  type Clause,
  type DaysClause,
  type Question,
  type ShapeClause,
  type ValuesClause,
} from './question';

/** First and last day that a packed column can hold: ends of a range that is open on that side. */
export const FIRST_DAY = -32767;
export const LAST_DAY = 32767;

/** First and last day, both included; day numbers. */
export type DayNumbers = readonly [number, number];

/** Columns that a row is judged by. */
export interface JudgedColumns {
  readonly store: ColumnStore;
  codes(facet: Facet): Uint8Array;
  values(facet: DayFacet): Int16Array;
}

/** Judges rows by number; made once for the columns as they are. */
export type RowTest = (row: number) => boolean;

/**
 * What an engine of one kind must be told so that it answers a question. Each part carries a key: the same key says
 * the same, so that what stayed costs nothing.
 */
export interface KindPlan {
  readonly isVisible: boolean;
  readonly codes: Readonly<Record<Facet, { readonly key: string; readonly allowed: Uint8Array | null }>>;
  readonly days: Readonly<Record<DayFacet, { readonly key: string; readonly range: DayNumbers | null }>>;
  readonly shape: { readonly key: string; readonly ring: Ring | null };
  /** A text is asked for: marks of what was found, or of the rest. */
  readonly text: 'found' | 'notFound' | null;
  /** Clauses that no single filter can say: groups, exclusions of days, a second shape. */
  readonly rest: { readonly key: string; readonly test: ((columns: JudgedColumns) => RowTest) | null };
}

/** Works out what a question means for one kind. Pure; some microseconds. Values that do not exist let nothing pass. */
export function planOf(question: Question, kind: Kind, places: Places): KindPlan {
  const ranges = (facet: DayFacet) => clausesOn(question, facet) as readonly DaysClause[];
  const shapes = clausesOn(question, 'shape') as readonly ShapeClause[];
  const [text] = clausesOn(question, 'text');
  const ring = shapes.find(({ not }) => !not) ?? null;
  const rest = question.all.filter(
    (clause) =>
      clause.dimension === undefined ||
      (clause.dimension === 'shape' && clause !== ring) ||
      ((clause.dimension === 'foundOn' || clause.dimension === 'dueOn') && clause.not),
  );
  const keyOf = (said: unknown) => JSON.stringify(said);
  return {
    isVisible: kindsOf(question).has(kind),
    codes: Object.fromEntries(
      FACETS.map((facet) => {
        const clauses = clausesOn(question, facet) as readonly ValuesClause[];
        return [facet, { key: keyOf(clauses), allowed: allowedCodes(clauses, facet, kind, places) }];
      }),
    ) as unknown as KindPlan['codes'],
    days: {
      foundOn: { key: keyOf(ranges('foundOn')), range: commonRange(ranges('foundOn')) },
      dueOn: { key: keyOf(ranges('dueOn')), range: commonRange(ranges('dueOn')) },
    },
    shape: { key: keyOf(ring), ring: ring?.ring ?? null },
    text: text ? (text.not ? 'notFound' : 'found') : null,
    rest: {
      key: keyOf(rest),
      test: rest.length === 0 ? null : (columns) => allOf(rest.map((clause) => testOf(clause, kind, places, columns))),
    },
  };
}

/** Codes that every clause leaves, 1 = passes; null where there is no clause. */
function allowedCodes(clauses: readonly ValuesClause[], facet: Facet, kind: Kind, places: Places): Uint8Array | null {
  if (clauses.length === 0) return null;
  const table = new Uint8Array(256).fill(1);
  for (const { any, not } of clauses) {
    const named = new Uint8Array(256);
    for (const value of any)
      for (const code of facetOf(facet).codesOf(value, kind, places)) if (code < 256) named[code] = 1;
    for (let code = 0; code < 256; code += 1) table[code]! &= not ? 1 - named[code]! : named[code]!;
  }
  return table;
}

/** Days that every plain range leaves; null where there is none. A range without a day is the empty one. */
function commonRange(clauses: readonly DaysClause[]): DayNumbers | null {
  const plain = clauses.filter(({ not }) => !not);
  if (plain.length === 0) return null;
  const first = Math.max(...plain.map((clause) => daysOf(clause)[0]));
  const last = Math.min(...plain.map((clause) => daysOf(clause)[1]));
  return first <= last ? [first, last] : [1, 0];
}

/** Days that a column can hold and that are days: an end beyond them would come round at the other side of 16 bits. */
function daysOf({ from, to }: DaysClause): DayNumbers {
  const first = from === undefined ? FIRST_DAY : Math.max(FIRST_DAY, dayNumber(from));
  const last = to === undefined ? LAST_DAY : Math.min(LAST_DAY, dayNumber(to));
  return [first, last];
}

/** Any clause as a test of one row; a text has marks instead. */
function testOf(clause: Clause, kind: Kind, places: Places, columns: JudgedColumns): RowTest {
  const test = plainTestOf(clause, kind, places, columns);
  return clause.not ? (row) => !test(row) : test;
}

function plainTestOf(clause: Clause, kind: Kind, places: Places, columns: JudgedColumns): RowTest {
  switch (clause.dimension) {
    case undefined: {
      const tests = clause.any.map((each) => testOf(each, kind, places, columns));
      return (row) => tests.some((test) => test(row));
    }
    case 'kind': {
      const isAsked = clause.any.includes(kind);
      return () => isAsked;
    }
    case 'shape': {
      const ring = makeRingTest(clause.ring);
      return (row) => {
        const place = columns.store.placeOf(row);
        return place !== null && ring.holds(place.longitude, place.latitude);
      };
    }
    case 'foundOn':
    case 'dueOn': {
      const values = columns.values(clause.dimension);
      const [first, last] = daysOf(clause);
      return (row) => values[row]! >= first && values[row]! <= last;
    }
    case 'text':
      return () => false;
    default: {
      const codes = columns.codes(clause.dimension);
      const allowed = allowedCodes([{ ...clause, not: undefined }], clause.dimension, kind, places)!;
      return (row) => allowed[codes[row]!] === 1;
    }
  }
}

function allOf(tests: readonly RowTest[]): RowTest {
  return (row) => tests.every((test) => test(row));
}
