import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useLiveColumns } from '@/data/live-columns';
import { useLens } from '@/data/use-lens';
import { createChoiceStore, type Choice } from '@/store/choice';
import type { Places } from '@/store/dimension';
import { without } from '@/store/question';
import { textOf } from '@/store/question-ticks';

/** What a person chooses here, starting with `start`, and what the records say to it. */
export function useAnswer(start: Choice, places: Places) {
  const [choices] = useState(() => createChoiceStore(places, start));
  const choice = useStore(choices);
  const { live, columns } = useLiveColumns();
  const { texts } = live;
  const search = useStore(texts.state);

  const { question, variable } = choice;
  const { found } = search;
  const text = textOf(question);
  useEffect(() => texts.search(text), [texts, text]);
  // Counts under an older text, or of rows not searched yet, are nobody's answer.
  const isSearching = search.phase === 'searching' || search.text !== text;
  // Until somebody has looked, a text holds nothing back: the page says that it searches, or that it cannot.
  const asked = useMemo(() => (found ? question : without(question, 'text')), [question, found]);
  const { answer } = useLens(asked, places, variable, found);
  return {
    choices,
    choice,
    answer,
    columns,
    search,
    isSearching,
    retry: () => live.retry(),
    retrySearch: texts.retry,
  };
}
