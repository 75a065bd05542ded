import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '@/ui/button';
import styles from './facet-frame.module.css';

interface FacetFrameProps {
  /** The part of the filter. */
  part: string;
  heading: string;
  /** What choosing here means and which records it cannot concern; `noteId` names it to what it describes. */
  note: string | undefined;
  noteId: string;
  /** How many values are chosen. */
  chosen: number;
  onClear: () => void;
  onToggle?: (isOpen: boolean) => void;
  children: ReactNode;
}

/** A facet that folds: its name and how much is chosen above, what it says about itself and the way out of it below. */
export function FacetFrame({ part, heading, note, noteId, chosen, onClear, onToggle, children }: FacetFrameProps) {
  const { t } = useTranslation();
  return (
    <details
      className={styles.facet}
      data-facet={part}
      onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}
    >
      <summary>
        <span>{heading}</span>
        {chosen > 0 && <b>{t('analysis:filter.chosen', { count: chosen })}</b>}
      </summary>
      {children}
      <div className={styles.foot}>
        {note && <p id={noteId}>{note}</p>}
        {chosen > 0 && (
          <LinkButton
            className={styles.clear}
            onClick={onClear}
            aria-label={t('analysis:filter.clearOne', { facet: heading })}
          >
            {t('analysis:filter.clear')}
          </LinkButton>
        )}
      </div>
    </details>
  );
}
