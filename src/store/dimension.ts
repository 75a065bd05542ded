import type { TranslationKey } from '@/domain/translation-key';
import type { Kind } from '@/kinds';
import type { RowColumns } from '@/kinds/packed-columns';

/** Jurisdictions and townships: questions name them by their codes, which are the same in every database; columns by their numbers. */
export interface Places {
  readonly jurisdictions: readonly { readonly id: number; readonly code: string }[];
  readonly towns: readonly PlaceTown[];
}
interface PlaceTown {
  readonly number: number;
  readonly code: string;
  readonly parent_code?: string | null;
}

/** Where nothing is asked of places. */
export const NO_PLACES: Places = { jurisdictions: [], towns: [] };

/** Name of "none on record" among the townships. */
export const NO_VALUE = 'none';

/** What a row's code follows from. */
export interface RowContext {
  readonly kind: Kind;
  readonly columns: RowColumns;
  /** Day number. */
  readonly today: number;
  /** Shown state of a row: a unit's follows from its hazards. */
  readonly statusOf: (row: number) => number;
}

/** What a panel knows when it offers values. */
export interface Offer {
  readonly places: Places;
  /** The jurisdiction drilled into. */
  readonly entered: { readonly adcode: string | null; readonly kind: 'COUNTY' | 'ZONE' } | null;
  count(value: string): number;
  isChosen(value: string): boolean;
}

/**
 * One thing that rows are told apart by. Everything that filters, counts, asks for it in an address, offers it in a
 * panel and says it in words reads this row.
 */
export interface CodesDimension {
  readonly type: 'codes';
  /** Codes run from 0 below this; at most 256. */
  readonly size: number;
  /** Its name in an address and in the page. */
  readonly parameter: string;
  /** How an address says that nothing of this is held back; absent where it says nothing then. */
  readonly wordOfAll?: string;
  readonly labelKey: TranslationKey;
  /** Every value by name, in the order in which they are offered and written. */
  values(places: Places): readonly string[];
  /** Codes that have a value in rows of a kind; none for one that does not exist. */
  codesOf(value: string, kind: Kind, places: Places): readonly number[];
  /** Key of a value's name in the catalogues; null where the reference tables name it. */
  readonly valueKey: ((value: string) => TranslationKey) | null;
  /** Heading of the values that belong together, and its short form before a value that stands alone. */
  readonly groupKey?: (value: string) => TranslationKey;
  readonly groupShortKey?: (value: string) => TranslationKey;
  /** Of several values that are ticked, rows must have any or every one. */
  readonly ticks: 'any' | 'every';
  /** Other dimensions that its figures ignore beside itself. */
  readonly alsoIgnores?: readonly string[];
  /** How the panel of filters offers it; null = it is offered elsewhere. */
  readonly panel: {
    readonly noteKey?: (offer: Offer) => TranslationKey;
    /** Which of the values; all when absent. */
    readonly offered?: (offer: Offer) => readonly string[];
  } | null;
  /** Gives each row of a kind its code; made once for the columns, asked for every row. */
  derive(context: RowContext): (row: number) => number;
  /** The names of a row's values as SQL: a `text[]` over the kind's table as `r`; null where rows of the kind have none. `today` is an ISO day. */
  sql(kind: Kind, today: string): string | null;
}

/** A day that rows have or have not. */
export interface DaysDimension {
  readonly type: 'days';
  readonly parameter: string;
  readonly labelKey: TranslationKey;
  readonly noteKey: TranslationKey;
  /** Day number of each row; null where rows of the kind have no such day. */
  derive(context: RowContext): ((row: number) => number) | null;
  /** A `date` over the kind's table as `r`; null where rows of the kind have none. */
  sql(kind: Kind): string | null;
}

export const constantCode = () => 0;
