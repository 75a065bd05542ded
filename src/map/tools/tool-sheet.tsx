import { useEffect, useRef, type PointerEvent, type ReactNode } from 'react';
import type { Point } from '../projection';
import styles from '../map.module.css';
import type { Hand, Tool } from './tool';

interface ToolSheetProps {
  tool: Tool;
  hand: Hand;
  /** What the tool has drawn. */
  drawing: ReactNode;
}

/** The tool in hand: what it draws over the map, its keys, and the sheet that takes the pointer where it has one. One for each mode. */
export function ToolSheet({ tool, hand, drawing }: ToolSheetProps) {
  /** Where the stroke went, for events that come faster than renders. */
  const path = useRef<Point[]>([]);

  useEffect(() => {
    if (!tool.key) return;
    const onKey = (event: KeyboardEvent) => tool.key?.(event, hand);
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [tool, hand]);
  useEffect(() => () => hand.draw(null), [hand]);

  if (!tool.hasSheet) return drawing ? <div className={styles.drawn}>{drawing}</div> : null;
  return (
    <div
      ref={keepFromBrowser}
      className={styles.drawing}
      data-testid="drawing-sheet"
      onPointerDown={(event) => {
        if (!event.isPrimary || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        path.current = [placeOf(event)];
        tool.stroke?.(path.current, hand);
      }}
      onPointerMove={(event) => {
        if (path.current.length === 0 || !event.isPrimary) return;
        path.current.push(placeOf(event));
        tool.stroke?.(path.current, hand);
      }}
      onPointerUp={(event) => {
        if (!event.isPrimary || path.current.length === 0) return;
        const done = path.current;
        path.current = [];
        tool.finish?.(done, hand);
      }}
      onPointerCancel={() => {
        path.current = [];
        hand.draw(null);
      }}
    >
      {drawing}
    </div>
  );
}

function placeOf({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): Point {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

/** The browser makes nothing of touches here. A quick stroke would be a fling to it, and the tap after a fling no click. */
function keepFromBrowser(sheet: HTMLElement | null): (() => void) | undefined {
  if (!sheet) return undefined;
  const prevent = (event: TouchEvent) => event.preventDefault();
  // React listens to touches passively, so that its handlers cannot prevent anything.
  sheet.addEventListener('touchstart', prevent, { passive: false });
  return () => sheet.removeEventListener('touchstart', prevent);
}
