import type { LoadFailure } from '@/store/columns-state';

/** What a worker that lives may need beyond the silence it was granted: to start, and for a large piece of work. */
const graceMilliseconds = 10_000;

/** What a worker says of a request: how it stands, in words of its own, and with `done` the result, which may be a failure. */
interface Message {
  readonly ticket: number;
  readonly type: string;
  readonly result?: unknown;
}
type ProgressOf<Told> = Exclude<Told, { readonly type: 'done' }>;
type ResultOf<Told> =
  Extract<Told, { readonly type: 'done' }> extends { readonly result: infer Result } ? Result : never;

interface Pending<Told> {
  readonly onProgress: (progress: ProgressOf<Told>) => void;
  readonly silenceMilliseconds: number;
  timer?: ReturnType<typeof setTimeout>;
  readonly resolve: (result: ResultOf<Told>) => void;
}

/** Requests to a worker beside the page's thread; `Told` is the union of its messages. */
export interface TicketedWorker<Request, Told> {
  /** Never rejects. What `transfer` names is the worker's from then on. */
  ask(
    request: Request,
    silenceMilliseconds: number,
    onProgress?: (progress: ProgressOf<Told>) => void,
    transfer?: Transferable[],
  ): Promise<ResultOf<Told>>;
  /** Ends the worker; requests under way end as failures. */
  stop(): void;
}

/**
 * Starts the worker when first needed. One that dies fails what it had in hand with a reason and is started anew by the
 * next request; one that the browser ended without a word is missed when it says nothing for longer than it may.
 */
export function createTicketedWorker<Request extends object, Told extends Message>(
  start: () => Worker,
): TicketedWorker<Request, Told> {
  let worker: Worker | null = null;
  let lastTicket = 0;
  const pending = new Map<number, Pending<Told>>();

  const drop = (detail: string, reason: LoadFailure['reason'] = 'WORKER_LOST') => {
    worker?.terminate();
    worker = null;
    const waiting = [...pending.values()];
    pending.clear();
    for (const { resolve, timer } of waiting) {
      clearTimeout(timer);
      resolve({ ok: false, failure: { reason, detail } } as ResultOf<Told>);
    }
  };

  const listen = (waiting: Pending<Told>) => {
    clearTimeout(waiting.timer);
    waiting.timer = setTimeout(() => drop('The worker fell silent.'), waiting.silenceMilliseconds + graceMilliseconds);
  };

  const receive = ({ data }: MessageEvent<Told>) => {
    const waiting = pending.get(data.ticket);
    if (!waiting) return;
    listen(waiting);
    if (data.type !== 'done') {
      waiting.onProgress(data as ProgressOf<Told>);
      return;
    }
    pending.delete(data.ticket);
    clearTimeout(waiting.timer);
    waiting.resolve(data.result as ResultOf<Told>);
  };

  const running = () => {
    if (worker) return worker;
    worker = start();
    worker.addEventListener('message', receive);
    // Without a message the script itself was not to be had: the network, not the worker.
    worker.addEventListener('error', ({ message }) =>
      message ? drop(message) : drop('The script of the worker did not come.', 'UNREACHABLE'),
    );
    worker.addEventListener('messageerror', () => drop('The worker sent something unreadable.'));
    return worker;
  };

  return {
    ask: (request, silenceMilliseconds, onProgress = () => undefined, transfer = []) =>
      new Promise((resolve) => {
        const ticket = ++lastTicket;
        const waiting: Pending<Told> = { onProgress, resolve, silenceMilliseconds };
        pending.set(ticket, waiting);
        listen(waiting);
        running().postMessage({ ...request, ticket }, transfer);
      }),
    stop: () => drop('The page was left.'),
  };
}
