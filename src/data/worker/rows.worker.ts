import type { PackedRows } from '@/store/packed-rows';
import { fetchRows } from './fetch-rows';
import type { FetchRowsRequest, WorkerMessage } from './protocol';

/** Entry of the worker: one request at a time comes in, typed arrays go out by transfer. */
self.addEventListener('message', (event: MessageEvent<FetchRowsRequest>) => void serve(event.data));

async function serve(request: FetchRowsRequest): Promise<void> {
  const { ticket } = request;
  const result = await fetchRows(request, {
    progress: (receivedBytes) => post({ type: 'progress', ticket, receivedBytes }),
    rows: (rows, total) => post({ type: 'rows', ticket, rows, total }, columnBuffers(rows)),
  });
  post({ type: 'done', ticket, result }, result.ok ? [...columnBuffers(result.rows), removedBuffer(result.rows)] : []);
}

function columnBuffers({ columns }: PackedRows): ArrayBuffer[] {
  return Object.values(columns).map(({ buffer }) => buffer as ArrayBuffer);
}

function removedBuffer({ removed }: PackedRows): ArrayBuffer {
  return removed.buffer as ArrayBuffer;
}

function post(message: WorkerMessage, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
