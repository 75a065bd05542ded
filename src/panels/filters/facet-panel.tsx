import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import text from '../panel-text.module.css';
import { FacetFrame } from './facet-frame';
import styles from './facet-panel.module.css';

/** A value that may be picked, with how many records it would bring. */
export interface FacetOption {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

interface FacetPanelProps {
  /** The part of the filter. */
  part: string;
  heading: string;
  /** What choosing here means and which records it cannot concern. */
  note?: string;
  groups: readonly { readonly heading?: string; readonly options: readonly FacetOption[] }[];
  onClear: () => void;
}

/**
 * One facet: values to tick, each with the records that pass all other facets. Values without any are
 * dimmed and stay, so that the list does not jump under the hand.
 */
export function FacetPanel({ part, heading, note, groups, onClear }: FacetPanelProps) {
  const { i18n } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const format = new Intl.NumberFormat(i18n.language);
  const chosen = groups.flatMap(({ options }) => options).filter(({ isChosen }) => isChosen).length;
  return (
    <FacetFrame
      part={part}
      heading={heading}
      note={note}
      noteId={`${id}-note`}
      chosen={chosen}
      onClear={onClear}
      onToggle={setIsOpen}
    >
      {/* A folded panel costs nothing when figures change, and they change with every stroke. */}
      {(isOpen ? groups : []).map(({ heading: groupHeading, options }, index) => (
        <fieldset
          key={groupHeading ?? ''}
          className={styles.options}
          aria-describedby={note ? `${id}-note` : undefined}
        >
          <legend id={`${id}-${index}`} className={groupHeading ? styles.group : 'visually-hidden'}>
            {groupHeading ?? heading}
          </legend>
          {options.map(({ key, label, count, isChosen, onToggle }) => (
            <label key={key} data-empty={count === 0} data-testid="facet-option" data-value={key} data-count={count}>
              <input type="checkbox" checked={isChosen} onChange={onToggle} />
              <span>{label}</span>
              <span className={text.figure}>{format.format(count)}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </FacetFrame>
  );
}
