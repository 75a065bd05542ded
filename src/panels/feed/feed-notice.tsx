import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnsState, FeedNews } from '@/store/columns-state';
import { CloseButton } from '@/ui/button';
import { useLensView } from '../lens-view';
import styles from './feed-notice.module.css';

/** How long it is told that changes were caught up with; that all was loaded afresh stays until it is closed. */
const caughtUpMilliseconds = 20_000;

/**
 * Says over the map what happened to the feed: that it is lost, since when and what that means, and how
 * it came back. A polite live region, which is there before it has anything to say.
 */
export function FeedNotice() {
  const { t } = useTranslation();
  const { beat, failure, news, asOf } = useLensView().columns;
  const [closed, setClosed] = useState<FeedNews | null>(null);
  const told = beat === 'live' && news !== closed ? news : null;
  useEffect(() => {
    if (told?.type !== 'caught_up') return;
    const timer = window.setTimeout(() => setClosed(told), caughtUpMilliseconds);
    return () => window.clearTimeout(timer);
  }, [told]);
  const isLost = (beat === 'lost' || beat === 'stopped') && failure !== null && asOf !== null;
  return (
    <div className={styles.feed} role="status" data-testid="feed-notice">
      {isLost && <Lost isStopped={beat === 'stopped'} reason={failure.reason} asOf={asOf} />}
      {told && (
        <p data-tone={told.type}>
          {told.type === 'loaded_afresh'
            ? t(`analysis:feed.loadedAfresh.${told.because}`)
            : told.changes === 0
              ? t('analysis:feed.resumed')
              : t('analysis:feed.caughtUp', { count: told.changes })}
          <CloseButton label={t('common:close')} onClick={() => setClosed(told)} />
        </p>
      )}
    </div>
  );
}

interface LostProps {
  isStopped: boolean;
  reason: NonNullable<ColumnsState['failure']>['reason'];
  asOf: number;
}

function Lost({ isStopped, reason, asOf }: LostProps) {
  const { t, i18n } = useTranslation();
  const time = new Intl.DateTimeFormat(i18n.language, {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(asOf);
  const title = t(`analysis:failure.${reason}.title`);
  return (
    <p data-tone="lost">
      <span>
        <b>{title}</b> {t(isStopped ? 'analysis:feed.stopped' : 'analysis:feed.lost', { time })}
      </span>
    </p>
  );
}
