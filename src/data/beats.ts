import type { BeatClock } from './beat-clock';
import { HURRY_MILLISECONDS, millisecondsToNextBeat } from './beat-pace';

/** Wake-ups from the server within so long cause one beat, at a moment in it by chance: they reach all clients at once. */
export const WAKE_UP_MILLISECONDS = 1_000;

/** When the beats come: one after another at the pace of `beat-pace.ts`, and at once when there is a reason to. */
export class Beats {
  private readonly clock: BeatClock;
  private readonly isUrgent: boolean;
  private readonly beat: (isFirst: boolean) => Promise<boolean | null>;
  private isStopped = false;
  private isBeating = false;
  /** Somebody asked for a beat while one was under way. */
  private isWoken = false;
  private failures = 0;
  private hurriedUntil = 0;
  private cancelTimer = () => {};
  private isTold = false;
  private isToldAgain = false;
  private cancelTold = () => {};

  /** `beat` says whether all of it came, or null when the feed has ended. `isUrgent`: fast all the time, as on the wall. */
  constructor(clock: BeatClock, isUrgent: boolean, beat: (isFirst: boolean) => Promise<boolean | null>) {
    [this.clock, this.isUrgent, this.beat] = [clock, isUrgent, beat];
  }

  start(): void {
    void this.run(true);
  }

  /** Asks at once; what failed before is forgotten. */
  wake(): void {
    this.failures = 0;
    void this.run(false);
  }

  /** The person changed something: asks at once, and often for a minute. */
  hurry(): void {
    this.hurriedUntil = this.clock.now() + HURRY_MILLISECONDS;
    this.wake();
  }

  /** The server says that something changed: one beat in a while of its own, however often it says so. */
  told(): void {
    // Nobody looks, or the server has trouble enough: the beat comes anyway.
    if (this.isStopped || !this.clock.isVisible() || this.failures > 0) return;
    if (this.isTold) {
      this.isToldAgain = true;
      return;
    }
    this.isTold = true;
    const moment = WAKE_UP_MILLISECONDS * this.clock.chance();
    this.cancelTold = this.clock.after(moment, () => {
      // What was told before the question is answered by it.
      this.isToldAgain = false;
      void this.run(false);
      this.cancelTold = this.clock.after(WAKE_UP_MILLISECONDS - moment, () => {
        this.isTold = false;
        if (!this.isToldAgain) return;
        this.isToldAgain = false;
        this.told();
      });
    });
  }

  stop(): void {
    this.isStopped = true;
    this.cancelTimer();
    this.cancelTold();
  }

  private async run(isFirst: boolean): Promise<void> {
    if (this.isStopped) return;
    if (this.isBeating) {
      this.isWoken = true;
      return;
    }
    this.isBeating = true;
    this.isWoken = false;
    this.cancelTimer();
    const isWhole = await this.beat(isFirst);
    this.isBeating = false;
    if (this.isStopped || isWhole === null) return;
    this.failures = isWhole ? 0 : this.failures + 1;
    const wait = millisecondsToNextBeat({
      isVisible: this.clock.isVisible(),
      isUrgent: this.isUrgent || this.clock.now() < this.hurriedUntil,
      failures: this.failures,
      chance: this.clock.chance(),
    });
    if (this.isWoken) void this.run(false);
    else this.cancelTimer = this.clock.after(wait, () => void this.run(false));
  }
}
