import type { FetchListener } from './fetch-rows';
import type { FetchRowsRequest, FetchRowsResult, WorkerMessage } from './protocol';

/** What a worker that lives may need beyond the silence of the network: to start, and to decode a large piece. */
const graceMilliseconds = 10_000;

interface Pending {
  readonly listener: FetchListener;
  readonly silenceMilliseconds: number;
  timer?: ReturnType<typeof setTimeout>;
  readonly resolve: (result: FetchRowsResult) => void;
}

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

/**
 * Starts the worker when first needed, or takes the one that was prepared. A worker that dies fails what
 * it had in hand with a reason and is started anew by the next request; one that the browser ended without
 * a word is missed when it says nothing for longer than it would wait for the network.
 */
export function createRowsWorker(start: () => Worker = takeWorker): RowsWorker {
  let worker: Worker | null = null;
  let lastTicket = 0;
  const pending = new Map<number, Pending>();

  const drop = (detail: string) => {
    worker?.terminate();
    worker = null;
    const waiting = [...pending.values()];
    pending.clear();
    for (const { resolve, timer } of waiting) {
      clearTimeout(timer);
      resolve({ ok: false, failure: { reason: 'WORKER_LOST', detail } });
    }
  };

  const listen = (waiting: Pending) => {
    clearTimeout(waiting.timer);
    waiting.timer = setTimeout(() => drop('The worker fell silent.'), waiting.silenceMilliseconds + graceMilliseconds);
  };

  const receive = ({ data }: MessageEvent<WorkerMessage>) => {
    const waiting = pending.get(data.ticket);
    if (!waiting) return;
    listen(waiting);
    if (data.type === 'progress') {
      waiting.listener.progress(data.receivedBytes);
      return;
    }
    if (data.type === 'rows') {
      waiting.listener.rows(data.rows, data.total);
      return;
    }
    pending.delete(data.ticket);
    clearTimeout(waiting.timer);
    waiting.resolve(data.result);
  };

  const running = () => {
    if (worker) return worker;
    worker = start();
    worker.addEventListener('message', receive);
    worker.addEventListener('error', (event) => drop(event.message || 'The worker stopped.'));
    worker.addEventListener('messageerror', () => drop('The worker sent something unreadable.'));
    return worker;
  };

  return {
    fetch: (request, listener = { progress: () => undefined, rows: () => undefined }) =>
      new Promise((resolve) => {
        const ticket = ++lastTicket;
        const waiting: Pending = { listener, resolve, silenceMilliseconds: request.silenceMilliseconds };
        pending.set(ticket, waiting);
        listen(waiting);
        running().postMessage({ ...request, ticket } satisfies FetchRowsRequest);
      }),
    stop: () => drop('The page was left.'),
  };
}
