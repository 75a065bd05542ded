import { useTranslation } from 'react-i18next';
import { KINDS } from '@/kinds';
import { ErrorNotice } from '@/ui/error-notice';
import { Button } from '@/ui/button';
import { useLensView } from '../lens-view';
import text from '../panel-text.module.css';
import { pendingKinds } from './pending-kinds';
import styles from './load-progress.module.css';

/** How the loading of each kind stands, and what went wrong; nothing once all are there. */
export function LoadProgress({ onRetry }: { onRetry: () => void }) {
  const { t, i18n } = useTranslation();
  const { columns } = useLensView();
  const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const failed = KINDS.flatMap((kind) => {
    const load = columns.loads[kind];
    return load.phase === 'failed' ? [{ kind, failure: load.failure }] : [];
  });
  const nothing = KINDS.every((kind) => !columns.table.kinds[kind]);
  const [first] = failed;
  if (first && nothing && columns.beat !== 'loading')
    return (
      <ErrorNotice
        title={t(`analysis:failure.${first.failure.reason}.title`)}
        meaning={t(`analysis:failure.${first.failure.reason}.meaning`)}
        action={t(`analysis:failure.${first.failure.reason}.action`)}
        detail={first.failure.detail}
        onRetry={columns.beat === 'stopped' ? undefined : onRetry}
      />
    );
  if (first && columns.beat !== 'loading')
    return (
      <div className={`${text.caution} ${styles.partial}`} role="alert">
        <p>
          {t('analysis:failure.some', {
            kinds: failed.map(({ kind }) => t(`enums:kind.${kind}`)).join(t('analysis:separator')),
            reason: t(`analysis:failure.${first.failure.reason}.title`),
          })}
        </p>
        <Button onClick={onRetry}>{t('common:retry')}</Button>
      </div>
    );
  const pending = pendingKinds(columns);
  if (pending.length === 0) return null;
  return (
    <div className={styles.progress} role="status">
      <p>{t('analysis:loading.heading', { done: KINDS.length - pending.length, all: KINDS.length })}</p>
      <progress max={KINDS.length} value={KINDS.length - pending.length} aria-label={t('analysis:loading.label')} />
      <ul>
        {pending.map((kind) => {
          const load = columns.loads[kind];
          const kilobytes = load.phase === 'loading' ? load.receivedBytes / 1024 : 0;
          return (
            <li key={kind}>
              {t(`enums:kind.${kind}`)}
              {kilobytes >= 1 && <span>{t('analysis:loading.received', { kilobytes: format.format(kilobytes) })}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
