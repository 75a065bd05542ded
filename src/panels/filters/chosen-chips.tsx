import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DAY_FACETS, DAYS_DIMENSIONS, facetOf, FACETS } from '@/store/dimensions';
import type { ClauseSubject } from '@/store/question';
import { CloseButton } from '@/ui/button';
import { useLensView } from '../lens-view';
import { sentenceOf, subjectKey, wordsOfClauses } from './question-words';
import styles from './chosen-chips.module.css';

/** Values named on a chip; the others are counted, and its title names them all. */
const namedValues = 3;

/** What has a chip, in their order, and its name in the page. What is offered elsewhere than in a panel, and the text, has its own way out there; groups come last. */
const subjects: readonly (readonly [ClauseSubject | undefined, string])[] = [
  ['kind', 'kinds'],
  ...FACETS.filter((facet) => facetOf(facet).panel !== null).map((facet) => [facet, facetOf(facet).parameter] as const),
  ...DAY_FACETS.map((facet) => [facet, DAYS_DIMENSIONS[facet].parameter] as const),
  ['shape', 'shape'],
  [undefined, 'also'],
];

/** Everything that holds records back, a chip for each subject, also when the panels are folded. */
export function ChosenChips() {
  const { t } = useTranslation();
  const { choice, places, language } = useLensView();
  const { question } = choice;
  const context = { t, places, language };
  const frame = useRef<HTMLDivElement>(null);
  const chips = subjects.flatMap(([subject, part]) => {
    const clauses = question.all.filter(({ dimension }) => dimension === subject);
    return clauses.length > 0 ? [{ subject, part, words: wordsOfClauses(context, clauses) }] : [];
  });
  // A button that was pressed goes with its chip: the focus stays here.
  const remove = (act: () => void) => {
    act();
    frame.current?.focus();
  };
  return (
    <div ref={frame} tabIndex={-1} role="group" aria-label={t('analysis:filter.chips')} className={styles.chips}>
      {chips.length > 0 && (
        <>
          <p className="visually-hidden" data-testid="question">
            {sentenceOf(context, question)}
          </p>
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
            {chips.map(({ subject, part, words }) => {
              const heading = t(subjectKey(subject));
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
                    onClick={() => remove(() => choice.clear(subject ?? null))}
                  />
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}
