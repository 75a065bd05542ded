import { z } from 'zod';
import { KINDS, type Kind } from '@/kinds';
import type { LoadFailure } from '@/store/columns-state';
import type { ColumnDefinition } from '@/kinds/packed-columns';
import type { PackedRows } from '@/store/packed-rows';
import { authorizedApi } from './supabase-client';
import type { FetchListener } from './worker/fetch-rows';
import { postToApi } from './worker/post';
import type { FetchRowsResult } from './worker/protocol';
import type { RowsWorker } from './worker/rows-worker';

/**
 * How long a server may say nothing: packing a million rows takes it some seconds, while a question for
 * changes is answered at once or not at all.
 */
const silenceMilliseconds = { map_snapshot: 30_000, map_changed_kinds: 15_000, map_changes: 15_000 } as const;

const changedKindsSchema = z.object({ changed: z.array(z.enum(KINDS)), cursor: z.string(), asOf: z.number() });

/** Which kinds have changed, and the cursor of those that have not. */
export type ChangedKinds =
  | ({ readonly ok: true } & Readonly<z.infer<typeof changedKindsSchema>>)
  | { readonly ok: false; readonly failure: LoadFailure };

/** Asks the server for the rows of kinds; tests give one that answers from memory. */
export interface RowsSource {
  /**
   * All rows of a kind that the caller may read, perhaps some changes old: ask for the changes at
   * once. `onRows` gets what has come so far, now and then, and how many rows there will be.
   */
  snapshot(
    kind: Kind,
    onProgress: (receivedBytes: number) => void,
    onRows?: (rows: PackedRows, total: number) => void,
  ): Promise<FetchRowsResult>;
  /** Which kinds changed since their cursors; may name one for which there is nothing to tell. Never rejects. */
  changedKinds(cursors: Readonly<Partial<Record<Kind, string>>>): Promise<ChangedKinds>;
  /** What changed since a cursor. */
  changes(kind: Kind, cursor: string): Promise<FetchRowsResult>;
}

/**
 * The rows of the signed-in person. Plain `fetch` with the session's token, because supabase-js
 * would parse the octets as JSON; the worker does it, so that nothing of a large answer passes
 * through the page's thread but the finished arrays.
 */
export function serverRows(
  worker: RowsWorker,
  columnsOf: Readonly<Record<Kind, readonly ColumnDefinition[]>>,
): RowsSource {
  const call = async (
    procedure: 'map_snapshot' | 'map_changes',
    kind: Kind,
    argument: Record<string, string>,
    listener?: FetchListener,
  ): Promise<FetchRowsResult> => {
    const api = await authorizedApi();
    if (!api.ok) return { ok: false, failure: { reason: api.reason, detail: api.detail } };
    const { url, headers } = api;
    return worker.fetch(
      {
        url: `${url}/rest/v1/rpc/${procedure}`,
        headers,
        body: JSON.stringify(argument),
        kind,
        expected: columnsOf[kind],
        silenceMilliseconds: silenceMilliseconds[procedure],
      },
      listener,
    );
  };
  return {
    snapshot: (kind, progress, rows = () => undefined) => call('map_snapshot', kind, { kind }, { progress, rows }),
    changedKinds: askChangedKinds,
    changes: (kind, cursor) => call('map_changes', kind, { kind, cursor }),
  };
}

async function askChangedKinds(cursors: Readonly<Partial<Record<Kind, string>>>): Promise<ChangedKinds> {
  const failed = (reason: LoadFailure['reason'], error: unknown): ChangedKinds => ({
    ok: false,
    failure: { reason, detail: error instanceof Error ? error.message : String(error) },
  });
  const api = await authorizedApi();
  if (!api.ok) return failed(api.reason, api.detail);
  let body: unknown;
  try {
    const { url, headers } = api;
    const response = await postToApi(
      { url: `${url}/rest/v1/rpc/map_changed_kinds`, headers, body: JSON.stringify({ cursors }) },
      'application/json',
      AbortSignal.timeout(silenceMilliseconds.map_changed_kinds),
    );
    if (!(response instanceof Response)) return { ok: false, failure: response };
    body = await response.json();
  } catch (error) {
    return failed('UNREACHABLE', error);
  }
  const answer = changedKindsSchema.safeParse(body);
  return answer.success ? { ok: true, ...answer.data } : failed('DAMAGED', answer.error);
}
