import type { FetchListener } from './fetch-rows';
import type { FetchRowsRequest, FetchRowsResult, WorkerMessage } from './protocol';
import { createTicketedWorker } from './ticketed-worker';

/** Fetches and decodes rows beside the page's thread. */
export interface RowsWorker {
  fetch(request: Omit<FetchRowsRequest, 'ticket'>, listener?: FetchListener): Promise<FetchRowsResult>;
  /** Ends the worker; requests under way end as failures. */
  stop(): void;
}

/** A worker that was started ahead of its first request. */
let prepared: Worker | null = null;

/**
 * Starts a worker that the next `createRowsWorker` will use. A page that calls this as it opens has
 * it running by the time somebody is signed in, when the map keeps the thread busy that starts workers.
 */
export function prepareRowsWorker(): void {
  if (prepared) return;
  const worker = startWorker();
  prepared = worker;
  // One that could not start must not be waited for: the next request tries anew and says why.
  worker.addEventListener('error', () => {
    if (prepared === worker) prepared = null;
  });
}

function startWorker(): Worker {
  return new Worker(new URL('./rows.worker.ts', import.meta.url), { type: 'module' });
}

function takeWorker(): Worker {
  const worker = prepared ?? startWorker();
  prepared = null;
  return worker;
}

/** Takes the worker that was prepared, or starts one when first needed; how it may end stands in `ticketed-worker.ts`. */
export function createRowsWorker(start: () => Worker = takeWorker): RowsWorker {
  const worker = createTicketedWorker<Omit<FetchRowsRequest, 'ticket'>, WorkerMessage>(start);
  return {
    fetch: (request, listener) =>
      worker.ask(request, request.silenceMilliseconds, (told) => {
        if (told.type === 'progress') listener?.progress(told.receivedBytes);
        else listener?.rows(told.rows, told.total);
      }),
    stop: worker.stop,
  };
}
