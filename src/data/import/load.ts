import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { LedgerRow } from '@/kinds/ledger-definition';
import type { LedgerReading } from './read-ledger';

/** One record as `import_batch` takes it: columns of the kind's table, lon and lat, and side records. */
export type BatchRecord = Readonly<Record<string, unknown>>;

/** What the database did with a batch. A refused row (by index) is in the books already and was left as it was. */
export const batchResultSchema = z.object({
  batchId: z.number(),
  inserted: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  refused: z.array(z.object({ index: z.number(), code: z.string(), message: z.string() })),
});
export type BatchResult = z.infer<typeof batchResultSchema>;

export type LoadOutcome =
  | { loaded: true; result: BatchResult; refusedRows: readonly { row: number; code: string; message: string }[] }
  /** Nothing was written. `row` is the worksheet row that the server would not take, where it named one. */
  | { loaded: false; isUnreachable: boolean; row: number | null; reason: string };

const unresolvedTown = '乡镇（街道）';

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined;
}

/** Blank cells are left out: on a new record the default holds, on a known one a blank never erases. */
export function toBatchRecord(
  row: LedgerRow,
  reading: Pick<LedgerReading, 'definition' | 'coordinateSystem'>,
): BatchRecord {
  const { extra, ...columns } = reading.definition.toRecord(row) as { extra?: Record<string, string> } & Record<
    string,
    unknown
  >;
  const { place, fields } = row;
  const kept: Record<string, unknown> = { ...extra, ...row.extra };
  if (typeof fields.town === 'string' && row.townCode === null) kept[unresolvedTown] = fields.town;
  const record: Record<string, unknown> = {
    ...columns,
    extra: Object.keys(kept).length > 0 ? kept : null,
    ...(place && {
      coordinate_system_in: reading.coordinateSystem,
      original_x: place.original[0],
      original_y: place.original[1],
      location_method: 'IMPORTED',
    }),
  };
  return {
    ...Object.fromEntries(Object.entries(record).filter(([, value]) => !isEmpty(value))),
    lon: place?.longitude ?? null,
    lat: place?.latitude ?? null,
    source_row: row.row,
  };
}

/** The row that `import_batch` names when it gives a batch back. */
function rowNamedIn(details: string | null | undefined): number | null {
  const match = /row (\d+) of the ledger/.exec(details ?? '');
  return match ? Number(match[1]) : null;
}

/**
 * Loads the accepted rows of a reading: one call, one transaction, whole or not at all, with the rights of the
 * client's key or session. Loading the same ledger again changes nothing. Never throws for a refusal.
 */
export async function loadLedger(
  client: SupabaseClient,
  reading: LedgerReading,
  fileName: string,
): Promise<LoadOutcome> {
  const batch = {
    kind: reading.kind,
    file_name: fileName.slice(-255),
    sheet: reading.sheet,
    coordinate_system: reading.coordinateSystem,
    data_rows: reading.rows.length,
    accepted_rows: reading.accepted.length,
    rejected_rows: reading.rows.length - reading.accepted.length,
    // Without the cells: those may hold telephone numbers, and the report is read by many.
    report: { findings: reading.findings.map(({ row, severity, code, field }) => ({ row, severity, code, field })) },
  };
  const records = reading.accepted.map((row) => toBatchRecord(row, reading));
  const { data, error, status } = await client.rpc('import_batch', { batch, records });
  if (error) {
    return {
      loaded: false,
      isUnreachable: status === 0,
      row: rowNamedIn(error.details),
      reason: error.message.replace(/\s+/g, ' ').replace(/[.。]$/, ''),
    };
  }
  const result = batchResultSchema.parse(data);
  const refusedRows = result.refused.map(({ index, code, message }) => ({
    row: reading.accepted[index]?.row ?? 0,
    code,
    message,
  }));
  return { loaded: true, result, refusedRows };
}
