/**
 * Failures that a person who starts the server can act on: one sentence of what happened and what
 * to do, and an exit code of their own, so that scripts can tell them apart.
 */
export const EXIT_CODES = {
  BAD_SETTING: 10,
  BAD_CONFIGURATION: 11,
  PORT_TAKEN: 12,
  DATABASE_UNREACHABLE: 13,
  DATABASE_TOO_OLD: 14,
  NO_POSTGIS: 15,
  MIGRATION_FAILED: 16,
  DATA_DIRECTORY_UNUSABLE: 17,
  ALREADY_RUNNING: 18,
  PAGE_BUILD_FAILED: 19,
  DATABASE_RIGHTS: 20,
  DATA_BEFORE_BASELINE: 21,
} as const;
export type FailureCode = keyof typeof EXIT_CODES;

/** An expected failure; the message goes to the person as it is, without a stack. */
export class StartFailure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartFailure';
    this.code = code;
  }
}

/** The text of anything thrown, on one line. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replace(/\s+/g, ' ').trim();
}

/** The `code` of a Node or PostgreSQL error, such as ECONNREFUSED or 42P01. */
export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** Prints a failure on stderr and says with which code the process should end. */
export function reportFailure(error: unknown): number {
  if (error instanceof StartFailure) {
    console.error(`error ${error.message}`);
    return EXIT_CODES[error.code];
  }
  console.error('error An unexpected failure; please report it with the lines below.');
  console.error(error);
  return 1;
}
