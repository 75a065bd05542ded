import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { narrowedParts } from '@/store/risk-filter';
import { CloseButton } from '@/ui/button';
import { useLensView } from '../lens-view';
import { wordsOfPart } from './filter-words';
import styles from './chosen-chips.module.css';

/** Values named on a chip; the others are counted, and its title names them all. */
const namedValues = 3;

/** Everything that holds records back, a chip for each part, also when the panels are folded. The jurisdiction stands above, with its own way out. */
export function ChosenChips() {
  const { t } = useTranslation();
  const { choice, towns } = useLensView();
  const frame = useRef<HTMLDivElement>(null);
  const parts = narrowedParts(choice).filter((part) => part !== 'jurisdiction');
  // A button that was pressed goes with its chip: the focus stays here.
  const remove = (act: () => void) => {
    act();
    frame.current?.focus();
  };
  return (
    <div ref={frame} tabIndex={-1} role="group" aria-label={t('analysis:filter.chips')} className={styles.chips}>
      {parts.length > 0 && (
        <ul data-testid="chosen">
          {/* First, so that no number of chips hides it. */}
          <li>
            <button
              type="button"
              className={styles.clearAll}
              data-testid="clear-all"
              onClick={() => remove(choice.clearAll)}
            >
              {t('analysis:filter.clearAll')}
            </button>
          </li>
          {parts.map((part) => {
            const heading = t(`analysis:facet.${part}`);
            const words = wordsOfPart(t, choice, part, towns);
            const named = words.slice(0, namedValues).join(t('analysis:separator'));
            return (
              <li key={part} data-part={part}>
                <span title={words.join(t('analysis:separator'))}>
                  {t('analysis:filter.chip', { facet: heading, values: named })}
                  {words.length > namedValues && t('analysis:filter.more', { count: words.length - namedValues })}
                </span>
                <CloseButton
                  look="chip"
                  label={t('analysis:filter.clearOne', { facet: heading })}
                  onClick={() => remove(() => choice.clear(part))}
                />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
