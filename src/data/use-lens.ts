import { useLayoutEffect, useMemo, useState } from 'react';
import type { ColourVariable } from '@/kinds/colour-variables';
import { answerOf, type Answer } from '@/store/answer';
import type { Places } from '@/store/dimension';
import type { Question } from '@/store/question';
import type { FoundRows, QuestionLens } from '@/store/question-lens';
import { useLiveColumns } from './live-columns';

/**
 * A lens of one's own over the live rows, open while the component is there. The answer is a fresh object whenever
 * rows, question or day have changed. `found` is what a search for the question's text gave.
 */
export function useLens(
  question: Question,
  places: Places,
  variable: ColourVariable,
  found: FoundRows | null = null,
): { readonly lens: QuestionLens; readonly answer: Answer } {
  const { columns } = useLiveColumns();
  const { table, revision } = columns;
  const [lens] = useState(() => table.openLens());
  useLayoutEffect(() => {
    // A component may be shown again after it was taken away (React tries that in development).
    lens.open();
    return () => lens.close();
  }, [lens]);
  const answer = useMemo(
    () => answerOf(lens.ask(question, places, found), variable),
    // The rows change in place: `revision` says when. Asking the same again does nothing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [lens, question, places, found, variable, revision],
  );
  return { lens, answer };
}
