import type { Kind } from '@/domain/kinds';
import type { ColumnDefinition } from '@/store/packed-rows';
import { authorizedApi } from './supabase-client';
import type { FetchRowsResult } from './worker/protocol';
import type { RowsWorker } from './worker/rows-worker';

/** Asks the server for the rows of kinds; tests give one that answers from memory. */
export interface RowsSource {
  /** All rows of a kind that the caller may read. */
  snapshot(kind: Kind, onProgress: (receivedBytes: number) => void): Promise<FetchRowsResult>;
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
    onProgress?: (receivedBytes: number) => void,
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
      onProgress,
    );
  };
  return {
    snapshot: (kind, onProgress) => call('map_snapshot', kind, { kind }, onProgress),
    changes: (kind, cursor) => call('map_changes', kind, { kind, cursor }),
  };
}
