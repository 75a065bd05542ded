import type { Kind } from '@/kinds';
import type { LoadFailure } from '@/store/columns-state';
import type { ColumnDefinition } from '@/kinds/packed-columns';
import type { PackedRows } from '@/store/packed-rows';

/** What the page asks of the worker: fetch octets as the signed-in person, and decode them. */
export interface FetchRowsRequest {
  readonly ticket: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text of the arguments. */
  readonly body: string;
  readonly kind: Kind;
  readonly expected: readonly ColumnDefinition[];
  /** The request is given up when nothing came for so long; the whole may take longer. */
  readonly silenceMilliseconds: number;
}

export type FetchRowsResult =
  { readonly ok: true; readonly rows: PackedRows } | { readonly ok: false; readonly failure: LoadFailure };

/** What the worker tells: octets received so far, rows to show meanwhile, then the end. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly ticket: number; readonly receivedBytes: number }
  | { readonly type: 'rows'; readonly ticket: number; readonly rows: PackedRows; readonly total: number }
  | { readonly type: 'done'; readonly ticket: number; readonly result: FetchRowsResult };
