import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ageInWords } from './age-in-words';
import styles from './data-age.module.css';

export type DataAgeState = 'live' | 'stale' | 'loading' | 'lost';

interface DataAgeProps {
  /** When the data on screen were read; null before the first answer. */
  asOf: Date | null;
  state: DataAgeState;
}

/** How old the data on screen are: the clock time, the age in words, and whether they are kept current. */
export function DataAge({ asOf, state }: DataAgeProps) {
  const { t, i18n } = useTranslation();
  const now = useNow(asOf);
  if (!asOf) {
    const key = state === 'lost' ? 'lostNever' : state === 'loading' ? 'loading' : 'never';
    return (
      <span className={`${styles.stamp} ${styles[state]}`} data-testid="data-age" data-state={state}>
        <span className={styles.dot} aria-hidden="true" />
        {t(`common:dataAge.${key}`)}
      </span>
    );
  }
  const age = ageInWords(now - asOf.getTime());
  const time = new Intl.DateTimeFormat(i18n.language, {
    ...(age.unit === 'daysAgo' || age.unit === 'hoursAgo' ? { month: '2-digit', day: '2-digit' } : {}),
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(asOf);
  const words = state === 'loading' ? 'live' : state;
  return (
    <span className={`${styles.stamp} ${styles[state]}`} data-testid="data-age" data-state={state}>
      <span className={styles.dot} aria-hidden="true" />
      <time dateTime={asOf.toISOString()} className={styles.words}>
        {t(`common:dataAge.${words}`, { time })}
      </time>
      <span className={styles.age}>{t(`common:dataAge.${age.unit}`, { count: age.count })}</span>
    </span>
  );
}

/** The present moment, renewed each second while anything is shown that ages. */
function useNow(asOf: Date | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!asOf) return;
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, [asOf]);
  return now;
}
