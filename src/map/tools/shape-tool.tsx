import { ringOfStroke, type Ring } from '@/lib/geography/ring';
import type { Point, Projection } from '../projection';
import type { Tool } from './tool';

/** Ways to draw a shape, each a mode of the map. */
export const SHAPE_MODES = ['rectangle', 'lasso'] as const;
export type ShapeMode = (typeof SHAPE_MODES)[number];

/** A stroke shorter than this each way is a click that trembled. */
const shortestStroke = 6;
/** The line may be so many pixels from where the hand went: nobody means less, and the address stays short. */
const handTremor = 1.5;
/** The hand's path is noted each so many pixels. */
const strokeStep = 3;

interface ShapeEvents {
  /** A shape was drawn; null = what was drawn is none. */
  onShape(shape: Ring | null): void;
  /** The tool is to be put down. */
  onLeave(): void;
}

/** Draws a shape by one stroke: from corner to corner, or round it. */
export function shapeTool(mode: ShapeMode, { onShape, onLeave }: ShapeEvents): Tool {
  const outlineOf = mode === 'rectangle' ? boxOfStroke : lassoOfStroke;
  return {
    hasSheet: true,
    stroke: (path, hand) => hand.draw(<Outline points={outlineOf(path)} />),
    finish(path, hand) {
      hand.draw(<Outline points={[]} />);
      const outline = outlineOf(path);
      onShape(isStroke(outline) ? ringOfOutline(outline, hand.projection) : null);
    },
    // This Esc leaves the tool and nothing more.
    key(event) {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onLeave();
    },
  };
}

/** The shape that an outline on the screen is on the ground; null for one that is none. */
export function ringOfOutline(outline: readonly Point[], { unproject }: Projection): Ring | null {
  const degreesPerPixel = unproject(1, 0).longitude - unproject(0, 0).longitude;
  const places = outline.map(({ x, y }) => {
    const { longitude, latitude } = unproject(x, y);
    return [longitude, latitude] as const;
  });
  return ringOfStroke(places, handTremor * degreesPerPixel);
}

/** The corners of a box on the screen, from two that face each other. */
export function boxOutline(one: Point, other: Point): Point[] {
  return [
    { x: one.x, y: other.y },
    { x: other.x, y: other.y },
    { x: other.x, y: one.y },
    { x: one.x, y: one.y },
  ];
}

function Outline({ points }: { points: readonly Point[] }) {
  return (
    <svg aria-hidden="true">
      <polygon points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
    </svg>
  );
}

function boxOfStroke(path: readonly Point[]): readonly Point[] {
  return path.length > 1 ? boxOutline(path[0]!, path.at(-1)!) : path;
}

function lassoOfStroke(path: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of path) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point.x - last.x, point.y - last.y) >= strokeStep) kept.push(point);
  }
  return kept;
}

/** Whether a stroke went anywhere: a click is no shape. */
function isStroke(points: readonly Point[]): boolean {
  const reach = (of: (point: Point) => number) => Math.max(...points.map(of)) - Math.min(...points.map(of));
  return reach(({ x }) => x) >= shortestStroke && reach(({ y }) => y) >= shortestStroke;
}
