import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import styles from './states.module.css';

interface ErrorNoticeProps {
  /** What happened, as a headline. */
  title: string;
  /** What it means for the person's work. */
  meaning: string;
  /** What to do now. */
  action: string;
  /** For whoever is asked for help; shown folded and copied by a button. */
  detail?: string;
  onRetry?: () => void;
  /** Word on the retry button, when "try again" is not it. */
  retryLabel?: string;
  /** A second way out, such as signing out. */
  secondary?: { label: string; onPress: () => void };
  /** Fills the window. */
  page?: boolean;
  /** Level of the headline: 1 where the notice stands in for a whole screen. A page's is always 1. */
  headingLevel?: 1 | 2;
}

/** A failure in words: what happened, what it means, what to do. Announced when it appears. */
export function ErrorNotice({
  title,
  meaning,
  action,
  detail,
  onRetry,
  retryLabel,
  secondary,
  page = false,
  headingLevel = 2,
}: ErrorNoticeProps) {
  const { t } = useTranslation();
  const Heading = page || headingLevel === 1 ? 'h1' : 'h2';
  const notice = (
    <section className={styles.notice} role="alert">
      <Heading>{title}</Heading>
      <dl>
        <div>
          <dt>{t('common:meaning')}</dt>
          <dd>{meaning}</dd>
        </div>
        <div>
          <dt>{t('common:action')}</dt>
          <dd>{action}</dd>
        </div>
      </dl>
      {detail && (
        <details>
          <summary>{t('common:details')}</summary>
          <pre>{detail}</pre>
        </details>
      )}
      <div className={styles.actions}>
        {onRetry && (
          <Button look="primary" onClick={onRetry}>
            {retryLabel ?? t('common:retry')}
          </Button>
        )}
        {secondary && <Button onClick={secondary.onPress}>{secondary.label}</Button>}
        {detail && <CopyButton text={`${title}\n${detail}`} />}
      </div>
    </section>
  );
  if (!page) return <div className={styles.state}>{notice}</div>;
  return <main className={`${styles.state} ${styles.page}`}>{notice}</main>;
}

function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  // On a plain-http address browsers offer no clipboard; the folded details can still be marked by hand.
  if (!navigator.clipboard) return null;
  return (
    <Button
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      {copied ? t('common:copied') : t('common:copyDetails')}
    </Button>
  );
}
