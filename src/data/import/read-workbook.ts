import readSheets from 'read-excel-file/universal';
import { LedgerError } from './ledger-error';
import { guardWorkbook } from './workbook-guard';

/** What one cell holds; a formula shows its last result, a cell in error and an empty one are null. */
export type Cell = string | number | boolean | Date | null;

export interface Sheet {
  readonly name: string;
  /** Rows from the top of the sheet: index 0 is worksheet row 1. All rows are equally long. */
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * Reads an .xlsx, in the browser and in Node alike. Dates are `Date` at midnight UTC. Formulas and macros are
 * never run. Throws `LedgerError`: NOT_A_WORKBOOK for anything that is no .xlsx, or the limits of the guard.
 */
export async function readWorkbook(input: ArrayBuffer | Blob): Promise<Sheet[]> {
  const bytes = input instanceof Blob ? await input.arrayBuffer() : input;
  await guardWorkbook(bytes);
  try {
    const sheets = await readSheets(bytes);
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as unknown as Cell[][] }));
  } catch (error) {
    throw new LedgerError('NOT_A_WORKBOOK', {}, error);
  }
}

/** True for a cell in which nothing stands. */
export function isBlank(cell: Cell | undefined): boolean {
  return (
    cell === null ||
    cell === undefined ||
    (typeof cell === 'string' && cell.replace(/[\s\u00A0\u3000\u200B]/g, '') === '')
  );
}

/** A cell as text, blanks at its ends dropped; '' when blank, an ISO day for a date. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).trim();
}
