/**
 * Slows down guessing: after five wrong passwords for one e-mail, or twenty from one address, each
 * further try has to wait 1 s, 2 s, 4 s … up to 15 minutes. A right password clears the e-mail.
 *
 * A try counts as wrong when it begins and is forgiven when it succeeds, so that many tries sent at
 * once gain nothing. Kept in memory: a restart forgets, which a guesser cannot bring about.
 */
const FREE_TRIES_PER_EMAIL = 5;
const FREE_TRIES_PER_ADDRESS = 20;
const LONGEST_WAIT_MS = 15 * 60_000;
/** After this long without a try a record is as good as new. */
const FORGET_AFTER_MS = 60 * 60_000;
const MOST_RECORDS = 20_000;

type Tries = { count: number; waitUntil: number; lastTry: number };

export type Admission = { admitted: true } | { admitted: false; retryAfterSeconds: number };

export class SignInThrottle {
  readonly #emails = new Map<string, Tries>();
  readonly #addresses = new Map<string, Tries>();
  readonly #now: () => number;

  /** `now` gives milliseconds and never runs backwards. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Asks for one try. When admitted, follow with `succeeded` or `undecided`, or leave it as wrong. */
  begin(email: string, address: string): Admission {
    const now = this.#now();
    const tries: [Tries, number][] = [
      [recordOf(this.#emails, email, now), FREE_TRIES_PER_EMAIL],
      [recordOf(this.#addresses, address, now), FREE_TRIES_PER_ADDRESS],
    ];
    const waitUntil = Math.max(...tries.map(([record]) => record.waitUntil));
    if (waitUntil > now) return { admitted: false, retryAfterSeconds: Math.ceil((waitUntil - now) / 1000) };
    for (const [record, free] of tries) {
      record.count += 1;
      record.lastTry = now;
      if (record.count >= free) record.waitUntil = now + Math.min(1000 * 2 ** (record.count - free), LONGEST_WAIT_MS);
    }
    return { admitted: true };
  }

  /** The password was right: the e-mail starts afresh, and this try does not count against the address. */
  succeeded(email: string, address: string): void {
    this.#emails.delete(email);
    this.#takeBack(this.#addresses.get(address), FREE_TRIES_PER_ADDRESS);
  }

  /** The try said nothing about the password (a failure of ours): it counts for nothing. */
  undecided(email: string, address: string): void {
    this.#takeBack(this.#emails.get(email), FREE_TRIES_PER_EMAIL);
    this.#takeBack(this.#addresses.get(address), FREE_TRIES_PER_ADDRESS);
  }

  #takeBack(record: Tries | undefined, free: number): void {
    if (!record) return;
    record.count = Math.max(0, record.count - 1);
    if (record.count < free) record.waitUntil = 0;
  }
}

function recordOf(records: Map<string, Tries>, key: string, now: number): Tries {
  const found = records.get(key);
  if (found && now - found.lastTry < FORGET_AFTER_MS) return found;
  if (records.size >= MOST_RECORDS) dropOldest(records);
  const fresh: Tries = { count: 0, waitUntil: 0, lastTry: now };
  records.delete(key);
  records.set(key, fresh);
  return fresh;
}

/** Drops the tenth that was made first; a Map keeps the order of making. */
function dropOldest(records: Map<string, Tries>): void {
  let left = MOST_RECORDS / 10;
  for (const key of records.keys()) {
    if (left <= 0) return;
    records.delete(key);
    left -= 1;
  }
}
