import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Choice, ChoiceStore } from '@/store/choice';
import { analysisSearchSchema, choiceOf, searchOf, type Places } from './analysis-search';

const settleMilliseconds = 250;

/**
 * Keeps the address and the choice the same. A drill-down or a selection is a step that "back"
 * undoes; everything else rewrites the present entry. Going back restores the choice.
 */
export function useAddress(choices: ChoiceStore, places: Places, onRestored: (choice: Choice) => void): void {
  const navigate = useNavigate();
  const search = analysisSearchSchema.parse(useSearch({ strict: false }));
  const address = JSON.stringify(search);
  const written = useRef(address);
  const restored = useRef(onRestored);
  useEffect(() => {
    restored.current = onRestored;
  });

  useEffect(() => {
    let timer = 0;
    const stop = choices.subscribe((choice, before) => {
      const isStep = choice.jurisdiction !== before.jurisdiction || choice.selected !== before.selected;
      window.clearTimeout(timer);
      const write = (replace: boolean) => {
        const next = searchOf(choices.getState(), places);
        const text = JSON.stringify(analysisSearchSchema.parse(next));
        if (text === written.current) return;
        written.current = text;
        void navigate({ to: '/analysis', search: next, replace });
      };
      if (isStep) write(false);
      else timer = window.setTimeout(() => write(true), settleMilliseconds);
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [choices, places, navigate]);

  useEffect(() => {
    if (address === written.current) return;
    written.current = address;
    const choice = choiceOf(analysisSearchSchema.parse(JSON.parse(address)), places);
    choices.getState().restore(choice);
    restored.current(choices.getState());
  }, [address, choices, places]);
}
