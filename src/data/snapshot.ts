import type { Kind } from '@/domain/kinds';
import type { ColumnDefinition, PackedRows } from '@/store/packed-rows';
import { authorizedApi } from './supabase-client';
import type { FetchListener } from './worker/fetch-rows';
import type { FetchRowsResult } from './worker/protocol';
import type { RowsWorker } from './worker/rows-worker';

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
    procedure: string,
    kind: Kind,
    argument: Record<string, string>,
    listener?: FetchListener,
  ): Promise<FetchRowsResult> => {
    const { url, headers } = await authorizedApi();
    return worker.fetch(
      {
        url: `${url}/rest/v1/rpc/${procedure}`,
        headers,
        body: JSON.stringify(argument),
        kind,
        expected: columnsOf[kind],
      },
      listener,
    );
  };
  return {
    snapshot: (kind, progress, rows = () => undefined) => call('map_snapshot', kind, { kind }, { progress, rows }),
    changes: (kind, cursor) => call('map_changes', kind, { kind, cursor }),
  };
}
