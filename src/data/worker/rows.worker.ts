import { fetchRows } from './fetch-rows';
import type { FetchRowsRequest, WorkerMessage } from './protocol';

/** Entry of the worker: one request at a time comes in, typed arrays go out by transfer. */
self.addEventListener('message', (event: MessageEvent<FetchRowsRequest>) => void serve(event.data));

async function serve(request: FetchRowsRequest): Promise<void> {
  const { ticket } = request;
  const result = await fetchRows(request, (receivedBytes) => post({ type: 'progress', ticket, receivedBytes }));
  const buffers = result.ok
    ? [...Object.values(result.rows.columns), result.rows.removed].map(({ buffer }) => buffer)
    : [];
  post({ type: 'done', ticket, result }, buffers as ArrayBuffer[]);
}

function post(message: WorkerMessage, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
