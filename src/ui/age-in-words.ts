/** An age as a catalogue key below `common:dataAge` and its number. */
export interface AgeWords {
  readonly unit: 'now' | 'secondsAgo' | 'minutesAgo' | 'hoursAgo' | 'daysAgo';
  readonly count: number;
}

/**
 * Rounds an age down to its largest unit. Below 5 s, and for a clock that runs ahead of the
 * server's (a negative age), it is "just now".
 */
export function ageInWords(ageMilliseconds: number): AgeWords {
  const seconds = Math.floor(ageMilliseconds / 1000);
  if (seconds < 5) return { unit: 'now', count: 0 };
  if (seconds < 60) return { unit: 'secondsAgo', count: seconds };
  if (seconds < 3600) return { unit: 'minutesAgo', count: Math.floor(seconds / 60) };
  if (seconds < 86_400) return { unit: 'hoursAgo', count: Math.floor(seconds / 3600) };
  return { unit: 'daysAgo', count: Math.floor(seconds / 86_400) };
}
