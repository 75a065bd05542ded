import { useEffect, useRef } from 'react';

/**
 * Tells the stylesheet how much of the page a folded sheet covers, so that the map ends where the sheet begins
 * however many lines its head has: `--folded-sheet` of the screen, from the top of the sheet to the foot of its head.
 */
export function useFoldedSheet() {
  const screen = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observed = head.current;
    if (!observed) return;
    const observer = new ResizeObserver(() =>
      screen.current?.style.setProperty('--folded-sheet', `${observed.offsetTop + observed.offsetHeight}px`),
    );
    observer.observe(observed);
    return () => observer.disconnect();
  }, []);
  return { screen, head };
}
