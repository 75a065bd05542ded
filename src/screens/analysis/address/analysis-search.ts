import { z } from 'zod';
import { isKind } from '@/kinds';
import { COLOUR_VARIABLES, colourVariable } from '@/kinds/colour-variables';
import type { Choice, RecordKey } from '@/store/choice';
import { facetOf } from '@/store/dimensions';
import type { Places } from '@/store/dimension';
import { BEGINNING } from '@/store/beginning';
import { saysTheSame } from '@/store/question';
import { parametersOf, QUESTION_PARAMETERS, questionOfParameters } from '@/store/question-address';

/** A text that an address may carry as a number, because its digits look like one. */
const loose = z.union([z.string(), z.number()]).optional().catch(undefined);
const degrees = (limit: number) => z.coerce.number().min(-limit).max(limit).optional().catch(undefined);

/**
 * Search parameters of the analysis screen: what is on the map is in the address. Every member may
 * be missing, and one that says nothing sensible falls back to the default, so that old and
 * mistyped links still open.
 */
export const analysisSearchSchema = z.object({
  // The question: `store/question-address.ts`.
  ...Object.fromEntries(QUESTION_PARAMETERS.map((parameter) => [parameter, loose])),
  also: z.unknown().optional(),
  colour: z.enum(COLOUR_VARIABLES).optional().catch(undefined),
  /** How the records are drawn, by the name of a display; absent = the first there is. */
  display: z.string().optional().catch(undefined),
  /** Older links: values of the variable that colours the map. Read, never written. */
  levels: loose,
  lng: degrees(180),
  lat: degrees(85),
  zoom: z.coerce.number().min(0).max(22).optional().catch(undefined),
  /** The record on the card, `kind:id`. */
  selected: loose,
});

export type AnalysisSearch = z.infer<typeof analysisSearchSchema>;

/** A choice as an address says it, and the parameters that say something this release does not understand. */
export interface ChoiceReading {
  readonly choice: Choice;
  readonly leftOut: readonly string[];
}

/** Names of the displays; the first is the one that needs no name. */
export type DisplayNames = readonly [string, ...string[]];

/** Reads what an address says into a choice. */
export function choiceOf(search: AnalysisSearch, places: Places, displays: DisplayNames): ChoiceReading {
  const variable = search.colour ?? 'risk';
  const { parameter } = facetOf(colourVariable(variable).dimension);
  const said = withoutAbsent(search);
  // A bare address is where one begins. Any other without a word on closure is of an earlier release, which showed all.
  const { question, leftOut } =
    Object.keys(said).length === 0
      ? { question: BEGINNING, leftOut: [] }
      : questionOfParameters({ [parameter]: search.levels, ...said }, places);
  const hasView = search.lng !== undefined && search.lat !== undefined && search.zoom !== undefined;
  return {
    choice: {
      question,
      variable,
      display: displays.find((name) => name === search.display) ?? displays[0],
      selected: recordKeyOf(search.selected),
      view: hasView ? { longitude: search.lng!, latitude: search.lat!, zoom: search.zoom! } : null,
    },
    leftOut,
  };
}

/** Writes a choice as search parameters; defaults are left out, so that a fresh map has a bare address. */
export function searchOf(
  { question, variable, display, selected, view }: Choice,
  displays: DisplayNames,
): AnalysisSearch {
  const look = {
    colour: variable === 'risk' ? undefined : variable,
    display: display === displays[0] ? undefined : display,
    lng: view ? round(view.longitude, 4) : undefined,
    lat: view ? round(view.latitude, 4) : undefined,
    zoom: view ? round(view.zoom, 2) : undefined,
    selected: selected ? `${selected.kind}:${selected.id}` : undefined,
  };
  const isBare = saysTheSame(question, BEGINNING) && Object.values(look).every((value) => value === undefined);
  return (isBare ? {} : { ...parametersOf(question), ...look }) as AnalysisSearch;
}

function withoutAbsent(search: AnalysisSearch): Record<string, unknown> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

function recordKeyOf(text: string | number | undefined): RecordKey | null {
  const [kind = '', id = ''] = String(text ?? '').split(':');
  return isKind(kind) && /^[1-9]\d{0,9}$/.test(id) ? { kind, id: Number(id) } : null;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
