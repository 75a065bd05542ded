import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ringOfStroke, type Ring } from '@/lib/geography/ring';
import { LassoIcon, RectangleIcon } from '@/ui/icons';
import type { Projection } from './pick';
import styles from './map.module.css';

const TOOLS = ['rectangle', 'lasso'] as const;
type Tool = (typeof TOOLS)[number];

/** A place on the map, CSS pixels from its upper left. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** A stroke shorter than this each way is a click that trembled. */
const shortestStroke = 6;
/** The line may be so many pixels from where the hand went: nobody means less, and the address stays short. */
const handTremor = 1.5;
/** The hand's path is noted each so many pixels. */
const strokeStep = 3;

interface ShapeToolsProps {
  shape: Ring | null;
  onShape: (shape: Ring | null) => void;
  /** Degrees of a place on the map, as it stands now. */
  unproject: Projection['unproject'];
  /** Size of the map, CSS pixels. */
  size: () => { width: number; height: number };
}

/**
 * Draws the shape that filters. While a tool is in hand a sheet lies over the map and takes the pointer, so
 * that map and marks do not answer to it. What is in view can be taken without a pointer.
 */
export function ShapeTools({ shape, onShape, unproject, size }: ShapeToolsProps) {
  const { t } = useTranslation();
  const [tool, setTool] = useState<Tool | null>(null);
  const [isTooSmall, setIsTooSmall] = useState(false);

  useEffect(() => {
    if (!tool) return;
    // Before anybody else hears of it: this Esc leaves the tool and nothing more.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setTool(null);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [tool]);

  const take = (next: Tool | null) => {
    setTool(next);
    setIsTooSmall(false);
  };
  const finish = (points: readonly Point[]) => {
    const perPixel = unproject(1, 0).longitude - unproject(0, 0).longitude;
    const ring = ringOfStroke(
      points.map(({ x, y }) => {
        const { longitude, latitude } = unproject(x, y);
        return [longitude, latitude] as const;
      }),
      handTremor * perPixel,
    );
    if (!ring) return setIsTooSmall(true);
    take(null);
    onShape(ring);
  };
  const takeView = () => {
    const { width, height } = size();
    finish(boxPoints({ x: 0, y: 0 }, { x: width, y: height }));
  };

  return (
    <>
      {tool && (
        <DrawingSheet tool={tool} onStroke={(points) => (isStroke(points) ? finish(points) : setIsTooSmall(true))} />
      )}
      <div role="group" aria-label={t('map:shape.tools')} className={styles.shapeTools}>
        {TOOLS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={tool === each}
            data-shape-tool={each}
            onClick={() => take(tool === each ? null : each)}
          >
            {each === 'rectangle' ? <RectangleIcon /> : <LassoIcon />}
            {t(`map:shape.${each}`)}
          </button>
        ))}
        <button type="button" data-shape-tool="view" onClick={takeView}>
          {t('map:shape.view')}
        </button>
        {shape && (
          <button type="button" data-shape-tool="remove" onClick={() => onShape(null)}>
            {t('map:shape.remove')}
          </button>
        )}
      </div>
      {tool && (
        <p role="status" className={styles.shapeHint}>
          {t(isTooSmall ? 'map:shape.tooSmall' : `map:shape.hint.${tool}`)}
        </p>
      )}
    </>
  );
}

/** Takes a stroke from pressing to letting go, and shows it meanwhile. */
function DrawingSheet({ tool, onStroke }: { tool: Tool; onStroke: (points: readonly Point[]) => void }) {
  const [points, setPoints] = useState<readonly Point[]>([]);
  /** The same, for events that come faster than renders. */
  const path = useRef<readonly Point[]>([]);
  const show = (next: readonly Point[]) => {
    path.current = next;
    setPoints(next);
  };
  const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): Point => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const outline = tool === 'rectangle' && points.length > 1 ? boxPoints(points[0]!, points.at(-1)!) : points;
  return (
    <div
      ref={keepFromBrowser}
      className={styles.drawing}
      data-testid="drawing-sheet"
      onPointerDown={(event) => {
        if (!event.isPrimary || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        show([placeOf(event)]);
      }}
      onPointerMove={(event) => {
        const last = path.current.at(-1);
        if (!last || !event.isPrimary) return;
        const place = placeOf(event);
        if (tool === 'rectangle') show([path.current[0]!, place]);
        else if (Math.hypot(place.x - last.x, place.y - last.y) >= strokeStep) show([...path.current, place]);
      }}
      onPointerUp={(event) => {
        if (!event.isPrimary || path.current.length === 0) return;
        const [first, ...rest] = path.current;
        show([]);
        onStroke(tool === 'rectangle' ? boxPoints(first!, rest.at(-1) ?? first!) : [first!, ...rest]);
      }}
      onPointerCancel={() => show([])}
    >
      <svg aria-hidden="true">
        <polygon points={outline.map(({ x, y }) => `${x},${y}`).join(' ')} />
      </svg>
    </div>
  );
}

/** The browser makes nothing of touches here. A quick stroke would be a fling to it, and the tap after a fling no click. */
function keepFromBrowser(sheet: HTMLElement | null): (() => void) | undefined {
  if (!sheet) return undefined;
  const prevent = (event: TouchEvent) => event.preventDefault();
  // React listens to touches passively, so that its handlers cannot prevent anything.
  sheet.addEventListener('touchstart', prevent, { passive: false });
  return () => sheet.removeEventListener('touchstart', prevent);
}

/** Whether a stroke went anywhere: a click is no shape. */
function isStroke(points: readonly Point[]): boolean {
  const reach = (of: (point: Point) => number) => Math.max(...points.map(of)) - Math.min(...points.map(of));
  return reach(({ x }) => x) >= shortestStroke && reach(({ y }) => y) >= shortestStroke;
}

function boxPoints(one: Point, other: Point): Point[] {
  return [
    { x: one.x, y: other.y },
    { x: other.x, y: other.y },
    { x: other.x, y: one.y },
    { x: one.x, y: one.y },
  ];
}
