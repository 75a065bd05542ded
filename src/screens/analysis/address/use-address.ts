import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ChoiceStore } from '@/store/choice';
import { DISPLAY_IDS } from '@/map/displays';
import type { Places } from '@/store/dimension';
import { jurisdictionOf } from '@/store/question-ticks';
import { AddressWrites } from './address-writes';
import { analysisSearchSchema, choiceOf, searchOf, type ChoiceReading } from './analysis-search';

const settleMilliseconds = 250;

/**
 * Keeps the address and the choice the same. A drill-down or a selection is a step that "back"
 * undoes; everything else rewrites the present entry. Going back restores the choice.
 */
export function useAddress(choices: ChoiceStore, places: Places, onRestored: (reading: ChoiceReading) => void): void {
  const navigate = useNavigate();
  const search = analysisSearchSchema.parse(useSearch({ strict: false }));
  const address = JSON.stringify(search);
  const [writes] = useState(() => new AddressWrites(address));
  const isRestoring = useRef(false);
  const restored = useRef(onRestored);
  useEffect(() => {
    restored.current = onRestored;
  });

  useEffect(() => {
    let timer = 0;
    const stop = choices.subscribe((choice, before) => {
      const isStep =
        !isRestoring.current &&
        (jurisdictionOf(choice.question) !== jurisdictionOf(before.question) || choice.selected !== before.selected);
      window.clearTimeout(timer);
      const write = (replace: boolean) => {
        const next = searchOf(choices.getState(), DISPLAY_IDS);
        if (!writes.write(JSON.stringify(analysisSearchSchema.parse(next)))) return;
        void navigate({ to: '/analysis', search: next, replace });
      };
      if (isStep) write(false);
      else timer = window.setTimeout(() => write(true), settleMilliseconds);
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [choices, places, navigate, writes]);

  useEffect(() => {
    if (!writes.read(address)) return;
    const reading = choiceOf(analysisSearchSchema.parse(JSON.parse(address)), places, DISPLAY_IDS);
    // Where somebody went is no step of theirs: a new entry would cut off what lies ahead.
    isRestoring.current = true;
    choices.getState().restore(reading.choice);
    isRestoring.current = false;
    restored.current(reading);
  }, [address, choices, places, writes]);
}
