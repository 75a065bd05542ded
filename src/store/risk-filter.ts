import { HAZARD_SOURCES, SECTORS, type HazardSource, type Sector } from '@/domain/enumerations';
import { byKind, definitionOf, HAZARD_KIND, KINDS, UNIT_KINDS, type Kind, type KindFlag } from '@/kinds';
import { DUE_BANDS, type DueBand } from '@/domain/overdue';
import type { ColumnStore } from './column-store';
import type { Ring } from '@/lib/geography/ring';
import { RISK_VALUES, STATUS_VALUES, type RiskValue, type StatusValue } from '@/domain/shown-scales';

/** Marks of a record that are either there or not: whether it has a place, and what the kinds declare, hazards first. */
export type Flag = 'UNLOCATED' | KindFlag;
export const FLAGS: readonly Flag[] = [
  'UNLOCATED',
  ...[HAZARD_KIND, ...UNIT_KINDS].flatMap((kind) => definitionOf(kind).flags.map(({ name }) => name as Flag)),
];

/** First and last day, both included; day numbers. */
export type DayRange = readonly [number, number];

/** First and last day that a packed column can hold: ends of a range that is open on that side. */
export const FIRST_DAY = -32767;
export const LAST_DAY = 32767;

/** Each kind's own scale, gravest or largest first: a code is a place in it from one, 0 = not known. A hazard's grade is its risk value. */
export const GRADE_SCALES: Readonly<Record<Kind, readonly string[]>> = byKind(
  (kind) => definitionOf(kind).grade?.values ?? [],
);

/**
 * Rows that whoever looked (a text search) found, by the store whose rows they are: 1 = found. Rows that
 * came since, and those of a store that was not looked at, are not found until somebody looks again.
 */
export type FoundRows = ReadonlyMap<ColumnStore, Uint8Array>;

/** A grade or class of one kind, named `kind:code`: a source's grade 一级 is not a dam's class 一等. */
export type GradeKey = `${Kind}:${number}`;

/**
 * What a person asked to see. An empty set asks for nothing in particular: all pass. A record that
 * lacks what a set asks for (an enterprise has no deadline) does not pass it.
 */
export interface RiskFilter {
  readonly kinds: ReadonlySet<Kind>;
  readonly risk: ReadonlySet<RiskValue>;
  readonly status: ReadonlySet<StatusValue>;
  /** Who manages, 1–13; null = all. */
  readonly jurisdiction: number | null;
  /** Numbers of townships. */
  readonly towns: ReadonlySet<number>;
  readonly sectors: ReadonlySet<Sector>;
  readonly grades: ReadonlySet<GradeKey>;
  readonly sources: ReadonlySet<HazardSource>;
  readonly bands: ReadonlySet<DueBand>;
  /** All of them must be there. */
  readonly flags: ReadonlySet<Flag>;
  readonly dueOn: DayRange | null;
  readonly foundOn: DayRange | null;
  /** What lies within passes; a record without a place lies nowhere. */
  readonly shape: Ring | null;
  /** What a search over names and codes found; null = no search. */
  readonly found: FoundRows | null;
}

/** The filter as a person chooses it; what a search found is worked out from its text. */
export type ChosenFilter = Omit<RiskFilter, 'found'>;

/** Nothing asked for: everything passes. */
export const NO_CHOICE: ChosenFilter = {
  kinds: new Set(KINDS),
  risk: new Set(),
  status: new Set(),
  jurisdiction: null,
  towns: new Set(),
  sectors: new Set(),
  grades: new Set(),
  sources: new Set(),
  bands: new Set(),
  flags: new Set(),
  dueOn: null,
  foundOn: null,
  shape: null,
};

/** A filter that lets everything pass. */
export const NO_FILTER: RiskFilter = { ...NO_CHOICE, found: null };

/** The parts of a filter that a person chooses, by name. */
export const CHOSEN_PARTS = Object.keys(NO_CHOICE) as (keyof ChosenFilter)[];

/** Parts that hold something back. The jurisdiction is among them, when one was entered. */
export function narrowedParts(filter: ChosenFilter): (keyof ChosenFilter)[] {
  return CHOSEN_PARTS.filter((part) => {
    const [asked, nothing] = [filter[part], NO_CHOICE[part]];
    return asked instanceof Set && nothing instanceof Set ? asked.size !== nothing.size : asked !== nothing;
  });
}

/** Parts that are sets to pick values into and out of. */
export type SetPart = {
  [Part in keyof ChosenFilter]: ChosenFilter[Part] extends ReadonlySet<unknown> ? Part : never;
}[keyof ChosenFilter];
export type ValueOf<Part extends SetPart> = ChosenFilter[Part] extends ReadonlySet<infer Value> ? Value : never;

/** Codes that pass, 1 = passes; null when the set asks for nothing. Values that do not exist pass nothing. */
export function tableOf<Value>(values: ReadonlySet<Value>, codeOf: (value: Value) => number): Uint8Array | null {
  if (values.size === 0) return null;
  const table = new Uint8Array(256);
  for (const value of values) {
    const code = codeOf(value);
    if (code >= 0 && code < 256) table[code] = 1;
  }
  return table;
}

/** Codes that hold every flag asked for. */
export function flagTable(flags: ReadonlySet<Flag>): Uint8Array | null {
  if (flags.size === 0) return null;
  const wanted = [...flags].reduce((bits, flag) => bits | flagBit(flag), 0);
  return Uint8Array.from({ length: 256 }, (_, code) => ((code & wanted) === wanted ? 1 : 0));
}

export function flagBit(flag: Flag): number {
  return 1 << FLAGS.indexOf(flag);
}

export const riskCode = (value: RiskValue) => RISK_VALUES.indexOf(value);
export const statusCode = (value: StatusValue) => STATUS_VALUES.indexOf(value);
/** The migrations number the sectors as `SECTORS` lists them. */
export const sectorCode = (sector: Sector) => packedCode(SECTORS, sector);
export const sourceCode = (source: HazardSource) => packedCode(HAZARD_SOURCES, source);
export const bandCode = (band: DueBand) => packedCode(DUE_BANDS, band);

/** Position in a list from one, as the packed columns count; −1 for what is not in it, because 0 means "none". */
function packedCode<Value>(list: readonly Value[], value: Value): number {
  const place = list.indexOf(value);
  return place < 0 ? -1 : place + 1;
}

/** Codes of a kind's grades among the chosen ones; a kind with none chosen passes nothing. */
export function gradeTable(grades: ReadonlySet<GradeKey>, kind: Kind): Uint8Array | null {
  if (grades.size === 0) return null;
  const own = [...grades].filter((key) => key.startsWith(`${kind}:`)).map((key) => Number(key.slice(kind.length + 1)));
  return tableOf(new Set(own), (code) => code) ?? new Uint8Array(256);
}
