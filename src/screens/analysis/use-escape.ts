import { useEffect } from 'react';
import type { ChoiceStore } from '@/store/choice';
import { jurisdictionOf } from '@/store/question-ticks';

/** Esc closes the card first, then leaves the county. */
export function useEscape(choices: ChoiceStore, enter: (jurisdiction: number | null) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const now = choices.getState();
      if (now.selected) now.select(null);
      else if (jurisdictionOf(now.question) !== null) enter(null);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [choices, enter]);
}
