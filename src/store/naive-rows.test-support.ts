import { booleanPointInPolygon, polygon } from '@turf/turf';
import { HAZARD_GRADES, HAZARD_SOURCES, HAZARD_STATUSES, RISK_LEVELS, SECTORS } from '@/domain/enumerations';
import { isOpenStatus } from '@/domain/hazard-life';
import { dueBand, isOverdue } from '@/domain/overdue';
import { STATUS_VALUES } from '@/domain/shown-scales';
import { definitionOf, isHazardKind, KINDS, kindOfCode, type Kind } from '@/kinds';
import { NO_PLACE } from '@/kinds/packed-columns';
import { isoDay, NO_DAY } from '@/lib/time/day-number';
import { facetOf, FLAGS, type DayFacet, type Facet } from './dimensions';
import { NO_VALUE, type Places } from './dimension';
import type { Clause, Question } from './question';

/** A record as a plain object; numbers as they are packed. Its name is a number too, and searched by its digits. */
export type Row = Readonly<Record<string, number>>;
export type Model = Record<Kind, Map<number, Row>>;

interface Told {
  readonly kind: Kind;
  readonly row: Row;
  readonly model: Model;
  readonly day: number;
  readonly places: Places;
}

/** What each dimension says of a plain record, in the domain's own words: the other half of `dimensions.ts`, which the tests hold it to. */
const naive = {
  risk: ({ kind, row }) => [
    isHazardKind(kind)
      ? `HAZARD_${HAZARD_GRADES[row['grade']! - 1]!}`
      : (RISK_LEVELS[row['risk']! - 1] ?? 'UNASSESSED'),
  ],
  status: (told) => [isHazardKind(told.kind) ? hazardStatus(told.row, told.day) : unitStatus(told)],
  jurisdiction: ({ row, places }) => named(places.jurisdictions.find(({ id }) => id === row['jurisdiction'])?.code),
  town: ({ row, places }) => [places.towns.find(({ number }) => number === row['town'])?.code ?? NO_VALUE],
  sector: ({ row }) => named(SECTORS[row['sector']! - 1]),
  grade({ kind, row }) {
    const { grade } = definitionOf(kind);
    return grade ? [`${kind}:${grade.values[row[grade.column]! - 1] ?? 'NONE'}`] : [];
  },
  source: ({ kind, row }) => (isHazardKind(kind) ? named(HAZARD_SOURCES[row['source']! - 1]) : []),
  band: ({ kind, row, day }) => (isHazardKind(kind) ? named(bandOf(row, day)) : []),
  closure: ({ kind, row }) =>
    isHazardKind(kind) ? [isOpenStatus(HAZARD_STATUSES[row['status']! - 1]!) ? 'OPEN' : 'ENDED'] : [],
  flag({ kind, row }) {
    const words: Partial<Record<(typeof FLAGS)[number], boolean>> = {
      UNLOCATED: row['lon'] === NO_PLACE,
      LISTED: kind === 'hazards' && row['listedLevel']! > 0,
      SUSPENDED: kind === 'hazards' && row['suspended'] === 1,
      RELAPSED: kind === 'hazards' && row['relapses']! > 0,
      HIGH_RISK: kind === 'enterprises' && row['highRisk'] === 1,
      OVERHEAD: kind === 'tailings_dams' && row['overhead'] === 1,
    };
    return FLAGS.filter((flag) => words[flag]);
  },
} satisfies Record<Facet, (told: Told) => readonly string[]>;

function named<Name extends string>(name: Name | null | undefined): Name[] {
  return name ? [name] : [];
}

function hazardStatus(row: Row, day: number): string {
  const status = HAZARD_STATUSES[row['status']! - 1]!;
  return isOverdue(status, isoDay(row['dueOn']!), isoDay(day)!) ? 'OVERDUE' : status;
}

function unitStatus({ kind, row, model, day }: Told): string {
  const open = [...model.hazards.values()]
    .filter((hazard) => kindOfCode(hazard['unitKind']!) === kind && hazard['unitId'] === row['id'])
    .filter((hazard) => isOpenStatus(HAZARD_STATUSES[hazard['status']! - 1]!))
    .map((hazard) => hazardStatus(hazard, day));
  return STATUS_VALUES.find((value) => open.includes(value)) ?? 'NONE';
}

function bandOf(row: Row, day: number) {
  return dueBand(HAZARD_STATUSES[row['status']! - 1]!, isoDay(row['dueOn']!), isoDay(day)!);
}

/** Every answer to a question worked out from plain objects. */
export class NaiveAnswer {
  private readonly model: Model;
  private readonly question: Question;
  private readonly day: number;
  private readonly places: Places;
  private readonly hasFound: (kind: Kind, id: number) => boolean;
  /** Names of what a record is, worked out once: the same record is asked for again and again. */
  private readonly known = new Map<Row, Partial<Record<Facet, readonly string[]>>>();

  constructor(
    model: Model,
    question: Question,
    day: number,
    places: Places,
    hasFound: (kind: Kind, id: number) => boolean = () => false,
  ) {
    [this.model, this.question, this.day, this.places, this.hasFound] = [model, question, day, places, hasFound];
  }

  isVisible(kind: Kind): boolean {
    return this.question.all.every(
      (clause) => clause.dimension !== 'kind' || clause.any.includes(kind) !== (clause.not ?? false),
    );
  }

  rowsOf(kind: Kind, ...ignored: readonly string[]): Row[] {
    return this.rowsThatPass(
      kind,
      this.question.all.filter(({ dimension }) => !dimension || !ignored.includes(dimension)),
    );
  }

  private rowsThatPass(kind: Kind, clauses: readonly Clause[]): Row[] {
    return [...this.model[kind].values()].filter((row) =>
      clauses.every((clause) => clause.dimension === 'kind' || this.passes(clause, kind, row)),
    );
  }

  idsOf(kind: Kind): number[] {
    return this.rowsOf(kind)
      .map((row) => row['id']!)
      .sort((a, b) => a - b);
  }

  passing(): { readonly kind: Kind; readonly row: Row }[] {
    return KINDS.filter((kind) => this.isVisible(kind)).flatMap((kind) =>
      this.rowsOf(kind).map((row) => ({ kind, row })),
    );
  }

  /** Rows of a kind that have a value, what the question says of its own facet aside. */
  countOf(kind: Kind, facet: Facet, value: string): number {
    const rows = this.rowsOf(kind, facet, ...(facetOf(facet).alsoIgnores ?? []));
    return rows.filter((row) => this.namesOf(facet, kind, row).includes(value)).length;
  }

  /** Rows of a kind that have both values, what the question says of either facet aside. */
  countOfPair(kind: Kind, [first, one]: readonly [Facet, string], [second, other]: readonly [Facet, string]): number {
    const ignored = [first, second].flatMap((facet) => [facet, ...(facetOf(facet).alsoIgnores ?? [])]);
    return this.rowsOf(kind, ...ignored).filter(
      (row) => this.namesOf(first, kind, row).includes(one) && this.namesOf(second, kind, row).includes(other),
    ).length;
  }

  /** Rows of a kind by ISO day or its beginning, ranges of that day aside (what is excluded stays out); `none` for those without one. */
  histogram(kind: Kind, facet: DayFacet, nameOf: (isoDay: string) => string): Map<string, number> {
    const counts = new Map<string, number>();
    const clauses = this.question.all.filter(({ dimension, not }) => dimension !== facet || not);
    for (const row of this.rowsThatPass(kind, clauses)) {
      const day = isoDay(row[facet] ?? NO_DAY);
      const name = day === null ? 'none' : nameOf(day);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }

  private namesOf(facet: Facet, kind: Kind, row: Row): readonly string[] {
    const known = this.known.get(row) ?? {};
    this.known.set(row, known);
    return (known[facet] ??= naive[facet]({ kind, row, model: this.model, day: this.day, places: this.places }));
  }

  private passes(clause: Clause, kind: Kind, row: Row): boolean {
    return this.matches(clause, kind, row) !== (clause.not ?? false);
  }

  private matches(clause: Clause, kind: Kind, row: Row): boolean {
    switch (clause.dimension) {
      case undefined:
        return clause.any.some((each) => this.passes(each, kind, row));
      case 'kind':
        return clause.any.includes(kind);
      case 'text':
        return this.hasFound(kind, row['id']!);
      case 'shape': {
        const closed = [...clause.ring, clause.ring[0]!].map(([longitude, latitude]) => [longitude, latitude]);
        return (
          row['lon'] !== NO_PLACE && booleanPointInPolygon([row['lon']! / 1e6, row['lat']! / 1e6], polygon([closed]))
        );
      }
      case 'foundOn':
      case 'dueOn': {
        const day = isoDay(row[clause.dimension] ?? NO_DAY);
        return day !== null && (clause.from ?? day) <= day && day <= (clause.to ?? day);
      }
      default:
        return this.namesOf(clause.dimension, kind, row).some((name) => clause.any.includes(name));
    }
  }
}
