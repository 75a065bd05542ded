import type { SearchMessage, SearchRequest, SearchResult, TextsProgress } from './protocol';

/** Searches beside the page's thread. */
export interface TextsWorker {
  search(request: Omit<SearchRequest, 'ticket'>, onProgress: (progress: TextsProgress) => void): Promise<SearchResult>;
  /** Ends the worker and what it holds; a search under way ends as a failure. */
  stop(): void;
}

interface Pending {
  readonly onProgress: (progress: TextsProgress) => void;
  readonly resolve: (result: SearchResult) => void;
}

/** Starts the worker with the first search. One that dies fails what it had in hand; the next search starts another. */
export function createTextsWorker(
  start: () => Worker = () => new Worker(new URL('./texts.worker.ts', import.meta.url), { type: 'module' }),
): TextsWorker {
  let worker: Worker | null = null;
  let lastTicket = 0;
  const pending = new Map<number, Pending>();

  const drop = (detail: string) => {
    worker?.terminate();
    worker = null;
    const waiting = [...pending.values()];
    pending.clear();
    for (const { resolve } of waiting) resolve({ ok: false, failure: { reason: 'WORKER_LOST', detail } });
  };

  const receive = ({ data }: MessageEvent<SearchMessage>) => {
    const waiting = pending.get(data.ticket);
    if (data.type === 'progress') waiting?.onProgress(data.progress);
    else {
      pending.delete(data.ticket);
      waiting?.resolve(data.result);
    }
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
    search: (request, onProgress) =>
      new Promise((resolve) => {
        const ticket = ++lastTicket;
        pending.set(ticket, { onProgress, resolve });
        const ids = request.kinds.flatMap((rows) => (rows.ids ? [rows.ids.buffer as ArrayBuffer] : []));
        running().postMessage({ ...request, ticket } satisfies SearchRequest, ids);
      }),
    stop: () => drop('The page was left.'),
  };
}
