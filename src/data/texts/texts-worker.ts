import { createTicketedWorker } from '../worker/ticketed-worker';
import type { SearchMessage, SearchRequest, SearchResult, TextsProgress } from './protocol';

/** Searches beside the page's thread. */
export interface TextsWorker {
  search(request: Omit<SearchRequest, 'ticket'>, onProgress: (progress: TextsProgress) => void): Promise<SearchResult>;
  /** Ends the worker and what it holds; a search under way ends as a failure. */
  stop(): void;
}

/** Pages of texts come one after another, each with word of it; a search itself takes far less. */
const silenceMilliseconds = 40_000;

/** Starts the worker with the first search; how it may end stands in `ticketed-worker.ts`. */
export function createTextsWorker(
  start: () => Worker = () => new Worker(new URL('./texts.worker.ts', import.meta.url), { type: 'module' }),
): TextsWorker {
  const worker = createTicketedWorker<Omit<SearchRequest, 'ticket'>, SearchMessage>(start);
  return {
    search: (request, onProgress) =>
      worker.ask(
        request,
        silenceMilliseconds,
        ({ progress }) => onProgress(progress),
        request.kinds.flatMap(({ ids }) => (ids ? [ids.buffer as ArrayBuffer] : [])),
      ),
    stop: worker.stop,
  };
}
