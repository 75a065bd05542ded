/**
 * Runs one piece of work at a time, in the order asked.
 *
 * PGlite is a single session, and the API layer above it starts its transactions with a plain
 * BEGIN on that session. Without this queue the statements of two requests would mix, and one
 * person's query could run in another's role. Every use of the embedded database passes here.
 */
export class Exclusive {
  #tail: Promise<unknown> = Promise.resolve();

  /** Waits for earlier work, then runs this one; a failure is its caller's alone. Not re-entrant. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#tail.then(work);
    this.#tail = result.catch(() => undefined);
    return result;
  }
}
