import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { dayNumber, isoDay } from '@/lib/time/day-number';
import { FIRST_DAY, LAST_DAY, type DayRange } from '@/store/risk-filter';
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
  const [first, last] = range ?? [FIRST_DAY, LAST_DAY];
  const set = (from: number, to: number) => onRange(from === FIRST_DAY && to === LAST_DAY ? null : [from, to]);
  const dayField = (end: 'first' | 'last', day: number, open: number, onDay: (day: number) => void) => (
    <label>
      <span>{t(`analysis:filter.${end}Day`)}</span>
      <input
        type="date"
        // Six digits of a year are a slip of the hand.
        max="9999-12-31"
        value={day === open ? '' : (isoDay(day) ?? '')}
        data-testid={`${part}-${end}`}
        // Empty while a day is being typed, and when it was taken out.
        onChange={({ currentTarget: { value } }) => onDay(value === '' ? open : dayNumber(value))}
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
        {dayField('first', first, FIRST_DAY, (day) => set(day, last))}
        {dayField('last', last, LAST_DAY, (day) => set(first, day))}
      </fieldset>
      {first > last && (
        <p className={styles.reversed} role="status">
          {t('analysis:filter.reversed')}
        </p>
      )}
    </FacetFrame>
  );
}
