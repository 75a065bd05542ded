/** Why a file as a whole cannot be imported; nothing of it is read or loaded then. */
export type LedgerErrorCode =
  | 'NOT_A_WORKBOOK'
  | 'WORKBOOK_TOO_LARGE'
  | 'TOO_MANY_ROWS'
  | 'NO_KNOWN_HEADINGS'
  | 'NO_DATA_ROWS'
  | 'COORDINATE_SYSTEM_UNSUPPORTED';

/** Carries the code of a catalogue sentence (`import:failure.CODE`) and the values that it names. */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: LedgerErrorCode, values: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'LedgerError';
    this.code = code;
    this.values = values;
  }
}
