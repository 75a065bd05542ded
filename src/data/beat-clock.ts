/** What tells time, attention and chance; tests drive it by hand. */
export interface BeatClock {
  /** Milliseconds since 1970, also those the machine slept. */
  now(): number;
  /** Calls back once after so many milliseconds; the answer cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
  isVisible(): boolean;
  /** Calls back when somebody returns to the page and when the network goes or comes; the answer stops listening. */
  onWake(callback: () => void): () => void;
  /** From 0 up to 1. */
  chance(): number;
}

/** The browser's clock, page visibility and network. */
export const browserClock: BeatClock = {
  now: () => Date.now(),
  after(milliseconds, callback) {
    const timer = window.setTimeout(callback, milliseconds);
    return () => window.clearTimeout(timer);
  },
  isVisible: () => document.visibilityState === 'visible',
  onWake(callback) {
    const onVisibility = () => {
      if (document.visibilityState === 'visible') callback();
    };
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('online', callback);
    window.addEventListener('offline', callback);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('online', callback);
      window.removeEventListener('offline', callback);
    };
  },
  chance: () => Math.random(),
};
