import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayRange } from '@/store/question-ticks';
import { FacetFrame } from './facet-frame';
import styles from './day-range-panel.module.css';

interface DayRangePanelProps {
  part: string;
  heading: string;
  note: string;
  range: DayRange | null;
  onRange: (range: DayRange | null) => void;
}

/** First and last day of a range; the browser's own fields, which every keyboard, phone and screen reader knows. */
export function DayRangePanel({ part, heading, note, range, onRange }: DayRangePanelProps) {
  const { t } = useTranslation();
  const id = useId();
  const { from, to } = range ?? {};
  const dayField = (end: 'first' | 'last', day: string | undefined, onDay: (day: string | undefined) => void) => (
    <label>
      <span>{t(`analysis:filter.${end}Day`)}</span>
      <input
        type="date"
        // Six digits of a year are a slip of the hand.
        max="9999-12-31"
        value={day ?? ''}
        data-testid={`${part}-${end}`}
        // Empty while a day is being typed, and when it was taken out.
        onChange={({ currentTarget: { value } }) => onDay(value === '' ? undefined : value)}
      />
    </label>
  );
  return (
    <FacetFrame
      part={part}
      heading={heading}
      note={note}
      noteId={`${id}-note`}
      chosen={range ? 1 : 0}
      onClear={() => onRange(null)}
    >
      <fieldset className={styles.days} aria-describedby={`${id}-note`}>
        <legend className="visually-hidden">{heading}</legend>
        {dayField('first', from, (day) => onRange({ from: day, to }))}
        {dayField('last', to, (day) => onRange({ from, to: day }))}
      </fieldset>
      {from !== undefined && to !== undefined && from > to && (
        <p className={styles.reversed} role="status">
          {t('analysis:filter.reversed')}
        </p>
      )}
    </FacetFrame>
  );
}
