import type { SearchAnswer, SearchMessage, SearchRequest } from './protocol';
import { TextSearcher } from './text-searcher';

/** Entry of the worker that searches: one request after the other, marks go out by transfer. */
const searcher = new TextSearcher();
let last = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  last = last.then(() => serve(data));
});

async function serve(request: SearchRequest): Promise<void> {
  const { ticket } = request;
  try {
    const result = await searcher.search(request, (progress) => post({ type: 'progress', ticket, progress }));
    post({ type: 'done', ticket, result }, result.ok ? buffersOf(result) : []);
  } catch (error) {
    // What nobody foresaw ends this worker: the page hears of it and starts another.
    self.reportError(error);
  }
}

function buffersOf({ marks }: SearchAnswer): ArrayBuffer[] {
  return Object.values(marks).map(({ buffer }) => buffer as ArrayBuffer);
}

function post(message: SearchMessage, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
