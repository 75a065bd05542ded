import type { ColumnsStore, FeedNews as News, LoadFailure, ReloadCause } from '@/store/columns-state';
import type { BeatClock } from './beat-clock';

/** A beat so long after the last whole one means that the machine slept: hidden pages beat once a minute, or two when the browser slows them. */
export const ASLEEP_MILLISECONDS = 180_000;

/** Told after an absence: the gravest first. */
const causesByWeight: readonly ReloadCause[] = ['RESTORED', 'SCOPE', 'DAMAGED'];

/** What is said of the feed: live, lost or stopped, and what was made good after an absence. */
export class FeedNews {
  private readonly columns: ColumnsStore;
  private readonly clock: BeatClock;
  private readonly asOf: () => number | null;
  /** When a beat was last whole, and since then: how the feed was lost, and what was made good. */
  private wholeAt: number | null = null;
  private lost: LoadFailure | null = null;
  private changes = 0;
  private readonly causes = new Set<ReloadCause>();

  /** `asOf`: when the oldest kind on screen was last known to be current. */
  constructor(columns: ColumnsStore, clock: BeatClock, asOf: () => number | null) {
    [this.columns, this.clock, this.asOf] = [columns, clock, asOf];
  }

  noteChanges(count: number): void {
    this.changes += count;
  }

  noteReload(because: ReloadCause): void {
    this.causes.add(because);
  }

  /** The first load says itself how each kind stands; the feed is lost when all have been tried. */
  sayLost(failure: LoadFailure): void {
    this.lost = failure;
    if (this.columns.getState().beat !== 'loading') this.columns.setState({ beat: 'lost', failure, asOf: this.asOf() });
  }

  /** A beat came to its end. */
  sayBeat(isWhole: boolean): void {
    if (isWhole) this.sayLive();
    else
      this.columns.setState({
        beat: 'lost',
        failure: this.lost ?? { reason: 'DAMAGED', detail: 'Rows and changes do not fit together.' },
        asOf: this.asOf(),
      });
  }

  sayStopped(failure: LoadFailure | null): void {
    this.columns.setState({ beat: 'stopped', failure, asOf: this.asOf() });
  }

  private sayLive(): void {
    const news = this.sinceWhole();
    this.columns.setState({ beat: 'live', failure: null, asOf: this.asOf(), ...(news && { news }) });
    this.wholeAt = this.clock.now();
    this.lost = null;
    this.changes = 0;
    this.causes.clear();
  }

  private sinceWhole(): News | null {
    const because = causesByWeight.find((cause) => this.causes.has(cause));
    if (because) return { type: 'loaded_afresh', because };
    const isBack =
      this.wholeAt !== null && (this.lost !== null || this.clock.now() - this.wholeAt > ASLEEP_MILLISECONDS);
    return isBack ? { type: 'caught_up', changes: this.changes } : null;
  }
}
