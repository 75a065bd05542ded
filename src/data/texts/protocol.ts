import type { Kind } from '@/kinds';
import type { LoadFailure } from '@/store/columns-state';
import type { TextHit } from './text-table';

/** The rows of a kind that are searched. */
export interface SearchedRows {
  readonly kind: Kind;
  /** Id by row, 0 for a hole; null when they are as they were last told. */
  readonly ids: Int32Array | null;
  /** Ids whose texts may be others than those held. */
  readonly changed: readonly number[];
  /** The rows are new ones altogether: what is held is of another scope or another life of the store. */
  readonly isAfresh: boolean;
}

/** What the page asks of the worker: read what texts are missing, as the signed-in person, and search. */
export interface SearchRequest {
  readonly ticket: number;
  /** Address of the API's procedures. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Folded words. */
  readonly words: readonly string[];
  readonly kinds: readonly SearchedRows[];
}

/** A record among the best of a search. */
export type RecordHit = TextHit & { readonly kind: Kind };

export interface SearchAnswer {
  readonly ok: true;
  /** By kind and row: 1 = found. */
  readonly marks: Readonly<Partial<Record<Kind, Uint8Array>>>;
  readonly found: number;
  readonly best: readonly RecordHit[];
}

export type SearchResult = SearchAnswer | { readonly ok: false; readonly failure: LoadFailure };

/** Records whose texts are here and records in all. */
export interface TextsProgress {
  readonly known: number;
  readonly total: number;
}

/** What the worker tells: how far the texts have come, then the end. */
export type SearchMessage =
  | { readonly type: 'progress'; readonly ticket: number; readonly progress: TextsProgress }
  | { readonly type: 'done'; readonly ticket: number; readonly result: SearchResult };
