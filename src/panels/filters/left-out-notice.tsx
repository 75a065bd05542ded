import { useTranslation } from 'react-i18next';
import { CloseButton } from '@/ui/button';
import text from '../panel-text.module.css';
import styles from './left-out-notice.module.css';

interface LeftOutNoticeProps {
  /** Parameters of the address, as they stand in it, that say what this release does not understand. */
  leftOut: readonly string[];
  onClose: () => void;
}

/** Says that a link asked for more than what is shown, and for what: an answer to another question must not pass for the one that was meant. */
export function LeftOutNotice({ leftOut, onClose }: LeftOutNoticeProps) {
  const { t } = useTranslation();
  if (leftOut.length === 0) return null;
  const isNewer = leftOut.includes('version');
  const named = leftOut.filter((parameter) => parameter !== 'version');
  return (
    <div className={`${text.caution} ${styles.notice}`} role="status" data-testid="left-out">
      <p>
        {named.length > 0 && t('analysis:leftOut.clauses', { names: named.join(t('analysis:separator')) })}
        {isNewer && t('analysis:leftOut.version')}
      </p>
      <CloseButton look="chip" label={t('common:close')} onClick={onClose} />
    </div>
  );
}
