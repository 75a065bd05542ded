import type { LoadFailure } from '@/store/columns-state';
import { Beats } from './beats';
import { FeedNews } from './feed-news';
import { RowsFeed, type FeedParts } from './rows-feed';

/** The rows as they are kept current. */
export interface FollowedColumns {
  /** Asks at once, and loads afresh what failed. */
  retry(): void;
  /** The person changed something: asks at once, and often for a minute. */
  hurry(): void;
  stop(): void;
}

export interface FollowOptions {
  /** True on the wall: beats are fast all the time. */
  readonly isUrgent?: boolean;
  /** Where the server tells that something changed: starts listening, and answers how to stop. */
  readonly listen?: (onChange: () => void) => () => void;
}

/**
 * Loads every kind once and keeps it current on a beat whose pace `beat-pace.ts` decides. A beat that
 * fails or is late leaves the columns as they are and says `lost`; an answer that names another life of
 * the store or another scope, and one that is damaged, loads the kind afresh. What happened is told in
 * `news`. A session that ended stops the beat for good; nothing else does.
 */
export function followColumns(
  parts: FeedParts,
  { isUrgent = false, listen = () => () => undefined }: FollowOptions = {},
): FollowedColumns {
  const { columns, clock } = parts;
  let isStopped = false;
  const end = (failure: LoadFailure | null) => {
    if (isStopped) return;
    isStopped = true;
    beats.stop();
    feed.stop();
    stopWaking();
    stopListening();
    news.sayStopped(failure);
  };
  const news: FeedNews = new FeedNews(columns, clock, () => feed.asOf());
  const feed: RowsFeed = new RowsFeed(parts, news, end);
  const beats = new Beats(clock, isUrgent, (isFirst) => feed.beat(isFirst));
  const stopWaking = clock.onWake(() => beats.wake());
  const stopListening = listen(() => beats.told());
  columns.setState({ beat: 'loading', failure: null });
  beats.start();
  return { retry: () => beats.wake(), hurry: () => beats.hurry(), stop: () => end(null) };
}
