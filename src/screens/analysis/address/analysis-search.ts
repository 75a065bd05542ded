import { z } from 'zod';
import { HAZARD_SOURCES, SECTORS } from '@/domain/enumerations';
import { isKind, KINDS } from '@/kinds';
import { DUE_BANDS } from '@/domain/overdue';
import { MAXIMUM_CORNERS, ringOfStroke, type Ring } from '@/lib/geography/ring';
import { dayNumber, isoDay } from '@/lib/time/day-number';
import { cleanSearch } from '@/lib/text/search-words';
import type { Choice, RecordKey } from '@/store/choice';
import {
  FIRST_DAY,
  FLAGS,
  GRADE_SCALES,
  LAST_DAY,
  type DayRange,
  type GradeKey,
  type SetPart,
  type ValueOf,
} from '@/store/risk-filter';
import { COLOUR_VARIABLES } from '@/kinds/colour-variables';
import { RISK_VALUES, STATUS_VALUES } from '@/domain/shown-scales';

/** A text that an address may carry as a number, because its digits look like one. */
const loose = z.union([z.string(), z.number()]).optional().catch(undefined);
const degrees = (limit: number) => z.coerce.number().min(-limit).max(limit).optional().catch(undefined);

/**
 * Search parameters of the analysis screen: what is on the map is in the address. Every member may
 * be missing, and one that says nothing sensible falls back to the default, so that old and
 * mistyped links still open. Lists are written with commas.
 */
export const analysisSearchSchema = z.object({
  /** Visible kinds; absent = all five. */
  kinds: loose,
  colour: z.enum(COLOUR_VARIABLES).optional().catch(undefined),
  /** How the records are drawn, by the name of a display; absent = the first there is. */
  display: z.string().optional().catch(undefined),
  /** Code of the jurisdiction drilled into, such as 411702 or ZMD-JKQ. */
  jurisdiction: loose,
  /** Values that pass, by the domain's own names; absent = all. Townships by their code, grades as `kind:GRADE`, `none` and `NONE` for what is not known. */
  risk: loose,
  status: loose,
  towns: loose,
  sectors: loose,
  grades: loose,
  sources: loose,
  bands: loose,
  flags: loose,
  /** Older links: values of the variable that colours the map. Read, never written. */
  levels: loose,
  /** First and last ISO day, `2026-01-01..2026-06-30`; either may be missing. */
  dueOn: loose,
  foundOn: loose,
  /** Corners of the drawn shape in turn: longitude, latitude, longitude, … */
  shape: loose,
  /** What is searched for in names and codes. */
  q: loose,
  lng: degrees(180),
  lat: degrees(85),
  zoom: z.coerce.number().min(0).max(22).optional().catch(undefined),
  /** The record on the card, `kind:id`. */
  selected: loose,
});

export type AnalysisSearch = z.infer<typeof analysisSearchSchema>;

/**
 * What addresses name. Jurisdictions and townships by their codes: their keys differ from one database to the next. Of
 * the displays the first is the one that needs no name.
 */
export interface Places {
  readonly jurisdictions: readonly { readonly id: number; readonly code: string }[];
  readonly towns: readonly { readonly number: number; readonly code: string }[];
  readonly displays: readonly [string, ...string[]];
}

/** Parts of the filter that are written as a list of names. */
type ListedPart = Exclude<SetPart, 'kinds'>;

/** The names of each list's values, in the order in which they are written. */
function namesOf(places: Places): { readonly [Part in ListedPart]: readonly (readonly [string, ValueOf<Part>])[] } {
  const ownName = <Value extends string>(values: readonly Value[]) => values.map((value) => [value, value] as const);
  return {
    risk: ownName(RISK_VALUES),
    status: ownName(STATUS_VALUES),
    towns: [['none', 0], ...places.towns.map(({ code, number }) => [code, number] as const)],
    sectors: ownName(SECTORS),
    grades: KINDS.flatMap((kind) =>
      GRADE_SCALES[kind].length === 0
        ? []
        : ['NONE', ...GRADE_SCALES[kind]].map((grade, code): [string, GradeKey] => [
            `${kind}:${grade}`,
            `${kind}:${code}`,
          ]),
    ),
    sources: ownName(HAZARD_SOURCES),
    bands: ownName(DUE_BANDS),
    flags: ownName(FLAGS),
  };
}

/** Reads what an address says into a choice. Names that do not exist are passed over. */
export function choiceOf(search: AnalysisSearch, places: Places): Choice {
  const variable = search.colour ?? 'risk';
  const kinds = words(search.kinds).filter(isKind);
  const names = namesOf(places);
  const setOf = <Part extends ListedPart>(part: Part, text = search[part]): ReadonlySet<ValueOf<Part>> => {
    const known = new Map<string, ValueOf<Part>>(names[part]);
    return new Set(words(text).flatMap((word) => (known.has(word) ? [known.get(word)!] : [])));
  };
  const jurisdiction = places.jurisdictions.find(({ code }) => code === String(search.jurisdiction));
  const hasView = search.lng !== undefined && search.lat !== undefined && search.zoom !== undefined;
  return {
    kinds: search.kinds === 'none' ? new Set() : new Set(kinds.length > 0 ? kinds : KINDS),
    variable,
    display: places.displays.find((name) => name === search.display) ?? places.displays[0],
    jurisdiction: jurisdiction?.id ?? null,
    risk: setOf('risk', search.risk ?? (variable === 'risk' ? search.levels : undefined)),
    status: setOf('status', search.status ?? (variable === 'rectification' ? search.levels : undefined)),
    towns: setOf('towns'),
    sectors: setOf('sectors'),
    grades: setOf('grades'),
    sources: setOf('sources'),
    bands: setOf('bands'),
    flags: setOf('flags'),
    dueOn: dayRangeOf(search.dueOn),
    foundOn: dayRangeOf(search.foundOn),
    shape: ringOf(search.shape),
    text: cleanSearch(String(search.q ?? '')).trim(),
    selected: recordKeyOf(search.selected),
    view: hasView ? { longitude: search.lng!, latitude: search.lat!, zoom: search.zoom! } : null,
  };
}

/** Writes a choice as search parameters; defaults are left out, so that a fresh map has a bare address. */
export function searchOf(choice: Choice, places: Places): AnalysisSearch {
  const names = namesOf(places);
  const listOf = <Part extends ListedPart>(part: Part) => {
    const chosen = choice[part] as ReadonlySet<ValueOf<Part>>;
    return bare(names[part].flatMap(([name, value]) => (chosen.has(value as ValueOf<Part>) ? [name] : [])).join(','));
  };
  return {
    kinds:
      choice.kinds.size === KINDS.length
        ? undefined
        : KINDS.filter((kind) => choice.kinds.has(kind)).join(',') || 'none',
    colour: choice.variable === 'risk' ? undefined : choice.variable,
    display: choice.display === places.displays[0] ? undefined : choice.display,
    jurisdiction: bare(places.jurisdictions.find(({ id }) => id === choice.jurisdiction)?.code),
    risk: listOf('risk'),
    status: listOf('status'),
    towns: listOf('towns'),
    sectors: listOf('sectors'),
    grades: listOf('grades'),
    sources: listOf('sources'),
    bands: listOf('bands'),
    flags: listOf('flags'),
    dueOn: wordOfRange(choice.dueOn),
    foundOn: wordOfRange(choice.foundOn),
    shape: choice.shape?.flat().join(','),
    q: choice.text.trim() || undefined,
    lng: choice.view ? round(choice.view.longitude, 4) : undefined,
    lat: choice.view ? round(choice.view.latitude, 4) : undefined,
    zoom: choice.view ? round(choice.view.zoom, 2) : undefined,
    selected: choice.selected ? `${choice.selected.kind}:${choice.selected.id}` : undefined,
  };
}

function recordKeyOf(text: string | number | undefined): RecordKey | null {
  const [kind = '', id = ''] = String(text ?? '').split(':');
  return isKind(kind) && /^[1-9]\d{0,9}$/.test(id) ? { kind, id: Number(id) } : null;
}

/** A number in the address stays bare; as a text it would be written in quotation marks. Nothing is not written. */
function bare(text: string | undefined): string | number | undefined {
  return text && /^\d+$/.test(text) ? Number(text) : text || undefined;
}

/** Two days with a pair of dots between them, either of which may be missing; null for anything else. */
function dayRangeOf(text: string | number | undefined): DayRange | null {
  const [, first, last] = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/.exec(String(text ?? '')) ?? [];
  const days = [first ? knownDay(first) : FIRST_DAY, last ? knownDay(last) : LAST_DAY] as const;
  return (first ?? last) && days[0] !== null && days[1] !== null ? [days[0], days[1]] : null;
}

/** Number of an ISO day; null for one that the calendar does not have, such as 31 February. */
function knownDay(text: string): number | null {
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && isoDay(dayNumber(text)) === text ? dayNumber(text) : null;
}

function wordOfRange(range: DayRange | null): string | undefined {
  if (!range) return undefined;
  const [first, last] = range;
  return `${first === FIRST_DAY ? '' : isoDay(first)}..${last === LAST_DAY ? '' : isoDay(last)}`;
}

/** A drawn shape; null for what is none: an odd number, too many corners, places off the map, no surface. */
function ringOf(text: string | number | undefined): Ring | null {
  const numbers = words(text).map(Number);
  const corners = Array.from({ length: numbers.length / 2 }, (_, corner) => {
    return [numbers[corner * 2]!, numbers[corner * 2 + 1]!] as const;
  });
  const isOnMap = corners.every(([longitude, latitude]) => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85);
  if (numbers.length % 2 !== 0 || corners.length > MAXIMUM_CORNERS || !isOnMap) return null;
  return ringOfStroke(corners);
}

function words(text: string | number | undefined): string[] {
  return String(text ?? '')
    .split(',')
    .filter(Boolean);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
