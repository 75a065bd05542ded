import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useColumns, useToday } from '@/panels/feed/use-columns';
import { answerOf } from '@/store/answer';
import { createChoiceStore, type Choice } from '@/store/choice';
import { filterOf } from '@/store/choice-filter';

/** What a person chooses here, starting with `start`, and what the records say to it. */
export function useAnswer(start: Choice) {
  const [choices] = useState(() => createChoiceStore(start));
  const choice = useStore(choices);
  const today = useToday();
  const { columns, texts, retry } = useColumns(today);
  const search = useStore(texts.state);

  const { table, revision } = columns;
  const { variable, text } = choice;
  // The same object until one of its parts is another.
  const chosen = useStore(choices, useShallow(filterOf));
  const { found } = search;
  const filter = useMemo(() => ({ ...chosen, found }), [chosen, found]);
  useEffect(() => texts.search(text), [texts, text]);
  // Counts under an older text, or of rows not searched yet, are nobody's answer.
  const isSearching = search.phase === 'searching' || search.text !== text;
  // The table changes in place: `revision` says when. Filtering by the same filter again does nothing.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const answer = useMemo(() => answerOf(table, filter, variable, today), [table, revision, filter, variable, today]);
  return { choices, choice, filter, answer, columns, today, search, isSearching, retry, retrySearch: texts.retry };
}
