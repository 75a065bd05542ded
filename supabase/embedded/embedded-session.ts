/** The embedded database's one session: kept whole whatever is asked of it, and opened anew when it broke. */
import type { PGlite } from '@electric-sql/pglite';
import type { PgliteConnection } from '@supabase/lite/pglite';

import { Exclusive } from './exclusive';
import { codeOf, reasonOf } from './failure';

/** What the driver holds and does not declare. */
interface DriverInternals {
  /** PostgreSQL as a WebAssembly module. */
  readonly mod: {
    /** Where its stack ends now. */
    readonly ___stack_pointer: WebAssembly.Global<'i32'>;
    /** Reads and does one message; throws to unwind after an error in SQL, and traps. */
    _PostgresMainLoopOnce(): void;
    /** Asked by the driver after every throw. */
    _pgl_setPGliteExitStatus(status: number): number;
  };
  execProtocolRawSync(message: Uint8Array): Uint8Array;
  execProtocolStream(message: Uint8Array, options: unknown): Promise<unknown>;
}

/** Ran out of stack: PostgreSQL may not have been able to tidy up. */
const STACK_EXHAUSTED = '54001';

/**
 * One PGlite at a time, and one piece of work on it at a time. After each piece the session is as the next one needs
 * it: outside any transaction, its stack where it was. One that broke (out of stack, panic, a trap in WebAssembly) is
 * closed and opened again from its files before the next piece runs: what was committed is there, whoever waited
 * notices nothing but the second or two that it takes.
 */
export class EmbeddedSession {
  private readonly exclusive = new Exclusive();
  private readonly reopen: () => Promise<PgliteConnection>;
  private connection: PgliteConnection;
  private isBroken = false;

  /** `open` opens the database from its files; it is called again when a session broke. */
  static async open(open: () => Promise<PgliteConnection>): Promise<EmbeddedSession> {
    return new EmbeddedSession(await open(), open);
  }

  private constructor(connection: PgliteConnection, open: () => Promise<PgliteConnection>) {
    this.connection = connection;
    this.reopen = open;
    this.watch(connection.driver);
  }

  /** Waits for earlier work, then does this on the session of that moment. Not re-entrant. */
  run<Result>(work: (connection: PgliteConnection) => Promise<Result>): Promise<Result> {
    return this.exclusive.run(async () => {
      await this.mend();
      try {
        return await work(this.connection);
      } finally {
        await this.settle();
      }
    });
  }

  /** Closes it after all that was asked before. */
  close(): Promise<void> {
    return this.exclusive.run(() => this.connection.close());
  }

  /** Leaves no transaction open: the next request would run within it, or be refused for its sake. */
  private async settle(): Promise<void> {
    const { driver } = this.connection;
    if (this.isBroken || !driver.isInTransaction()) return;
    console.error('error A transaction was left open on the embedded database; it is rolled back.');
    await driver.exec('rollback').catch(() => {
      this.isBroken = true;
    });
  }

  private async mend(): Promise<void> {
    if (!this.isBroken) return;
    console.error('error The session of the embedded database broke; it is opened again.');
    await this.connection.close().catch(() => undefined); // Broken: its files are what counts.
    this.connection = await this.reopen();
    this.watch(this.connection.driver);
    this.isBroken = false;
  }

  private watch(driver: PGlite): void {
    const internals = driver as unknown as DriverInternals;
    keepStack(internals);
    passTraps(internals);
    const run = internals.execProtocolStream.bind(driver);
    internals.execProtocolStream = async (message, options) => {
      try {
        return await run(message, options);
      } catch (error) {
        if (breaksSession(error)) this.isBroken = true;
        throw error;
      }
    };
  }
}

/**
 * Puts the stack of the module back after every message. An error in SQL leaves the module by a JavaScript exception,
 * which unwinds the frames and not the stack pointer: some 1,200 octets were lost each time, and after three thousand
 * errors nobody could ask anything any more (PGlite 0.5.8). Between two messages no frame of the module is alive, so
 * that where the stack was before is where it belongs.
 */
function keepStack(driver: DriverInternals): void {
  const pointer = driver.mod.___stack_pointer;
  const run = driver.execProtocolRawSync.bind(driver);
  driver.execProtocolRawSync = (message) => {
    const before = pointer.value;
    try {
      return run(message);
    } finally {
      pointer.value = before;
    }
  };
}

/**
 * Lets a trap out. The driver takes every throw for the unwinding of an error in SQL and goes on with the message,
 * which after a trap it would do for ever: this process would hear nothing any more, not even the signal to stop.
 */
function passTraps({ mod }: DriverInternals): void {
  const run = mod._PostgresMainLoopOnce.bind(mod);
  const setStatus = mod._pgl_setPGliteExitStatus.bind(mod);
  let trap: WebAssembly.RuntimeError | RangeError | null = null;
  mod._PostgresMainLoopOnce = () => {
    try {
      run();
    } catch (error) {
      // A RangeError is the stack of JavaScript, which WebAssembly shares.
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) trap = error;
      throw error;
    }
  };
  mod._pgl_setPGliteExitStatus = (status) => {
    if (trap === null) return setStatus(status);
    const thrown = trap;
    trap = null;
    throw thrown;
  };
}

/** True for what a session does not survive; an ordinary error in SQL is none. */
function breaksSession(error: unknown): boolean {
  const severity = (error as { severity?: unknown } | null)?.severity;
  if (severity === undefined) console.error(`error The embedded database failed: ${reasonOf(error)}`);
  return severity === undefined || severity === 'FATAL' || severity === 'PANIC' || codeOf(error) === STACK_EXHAUSTED;
}
