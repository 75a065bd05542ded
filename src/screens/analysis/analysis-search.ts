import { z } from 'zod';
import { isKind, KINDS, type Kind } from '@/domain/kinds';
import { cleanSearch } from '@/lib/text/search-words';
import { DISPLAYS, type Choice, type RecordKey } from '@/store/choice';
import { COLOUR_VARIABLES, SHOWN_VALUES, type ShownValue } from '@/store/shown-scales';

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
  /** How the records are drawn; absent = clusters. */
  display: z.enum(DISPLAYS).optional().catch(undefined),
  /** Code of the jurisdiction drilled into, such as 411702 or ZMD-JKQ. */
  jurisdiction: loose,
  /** Shown values that pass; absent = all. */
  levels: loose,
  /** What is searched for in names and codes. */
  q: loose,
  lng: degrees(180),
  lat: degrees(85),
  zoom: z.coerce.number().min(0).max(22).optional().catch(undefined),
  /** The record on the card, `kind:id`. */
  selected: loose,
});

export type AnalysisSearch = z.infer<typeof analysisSearchSchema>;

/** A jurisdiction as addresses name it. */
interface Jurisdiction {
  readonly id: number;
  readonly code: string;
}

/** Reads what an address says into a choice. Names that do not exist are passed over. */
export function choiceOf(search: AnalysisSearch, jurisdictions: readonly Jurisdiction[]): Choice {
  const variable = search.colour ?? 'risk';
  const kinds = words(search.kinds).filter(isKind);
  const levels = words(search.levels).filter((word): word is ShownValue =>
    (SHOWN_VALUES[variable] as readonly string[]).includes(word),
  );
  const jurisdiction = jurisdictions.find(({ code }) => code === String(search.jurisdiction));
  const hasView = search.lng !== undefined && search.lat !== undefined && search.zoom !== undefined;
  return {
    kinds: search.kinds === 'none' ? new Set() : new Set<Kind>(kinds.length > 0 ? kinds : KINDS),
    variable,
    display: search.display ?? 'clusters',
    levels: new Set(levels),
    jurisdiction: jurisdiction?.id ?? null,
    text: cleanSearch(String(search.q ?? '')).trim(),
    selected: recordKeyOf(search.selected),
    view: hasView ? { longitude: search.lng!, latitude: search.lat!, zoom: search.zoom! } : null,
  };
}

/** Writes a choice as search parameters; defaults are left out, so that a fresh map has a bare address. */
export function searchOf(choice: Choice, jurisdictions: readonly Jurisdiction[]): AnalysisSearch {
  const code = jurisdictions.find(({ id }) => id === choice.jurisdiction)?.code;
  return {
    kinds:
      choice.kinds.size === KINDS.length
        ? undefined
        : KINDS.filter((kind) => choice.kinds.has(kind)).join(',') || 'none',
    colour: choice.variable === 'risk' ? undefined : choice.variable,
    display: choice.display === 'clusters' ? undefined : choice.display,
    // A number in the address stays bare; as a text it would be written in quotation marks.
    jurisdiction: code && /^\d+$/.test(code) ? Number(code) : code,
    levels: SHOWN_VALUES[choice.variable].filter((value) => choice.levels.has(value)).join(',') || undefined,
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

function words(text: string | number | undefined): string[] {
  return String(text ?? '')
    .split(',')
    .filter(Boolean);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
