/** Milliseconds between two beats: while the wall or an edit needs it, while somebody looks, and while nobody does. */
export const BEAT_MILLISECONDS = { fast: 2_000, steady: 5_000, hidden: 60_000 } as const;

/** How long the person's own edit keeps the beat fast. */
export const HURRY_MILLISECONDS = 60_000;

/** Beats that fail come ever more seldom, but at least this often. */
const longestWait = 60_000;

export interface BeatNeed {
  readonly isVisible: boolean;
  /** The wall is shown, or the person has just changed something. */
  readonly isUrgent: boolean;
  /** Beats in a row that failed. */
  readonly failures: number;
  /** From 0 up to 1, by chance: clients that started together must not ask together. */
  readonly chance: number;
}

/**
 * Milliseconds until the next beat: the pace that is needed, doubled with every further failure up to a
 * minute, a tenth more or less by chance.
 */
export function millisecondsToNextBeat({ isVisible, isUrgent, failures, chance }: BeatNeed): number {
  const pace = !isVisible ? BEAT_MILLISECONDS.hidden : isUrgent ? BEAT_MILLISECONDS.fast : BEAT_MILLISECONDS.steady;
  return Math.min(longestWait, pace * 2 ** Math.max(0, failures - 1)) * (0.9 + 0.2 * chance);
}
