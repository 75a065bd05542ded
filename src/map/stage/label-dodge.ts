/** A circle that a name must not cover, CSS pixels. */
export interface Obstacle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A name on the map: where its middle would stand, and its size, CSS pixels. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether its middle may stand there: a name must not leave what it names. */
  readonly mayStandAt: (x: number, y: number) => boolean;
}

type Offset = readonly [number, number];

/** Steps tried in turn: at its place, then further out in eight directions. */
const steps: readonly Offset[] = [
  [0, 0],
  ...[6, 10, 14, 18, 24, 34, 46, 60].flatMap((reach): Offset[] => [
    [0, -reach],
    [0, reach],
    [reach * 1.3, 0],
    [-reach * 1.3, 0],
    [reach, -reach * 0.7],
    [-reach, -reach * 0.7],
    [reach, reach * 0.7],
    [-reach, reach * 0.7],
  ]),
];

/**
 * Moves each name to the nearest step where it covers no obstacle and no name before it; one that
 * finds none stays. Pure; cost: names × 65 steps × obstacles.
 */
export function dodgeLabels(labels: readonly Label[], obstacles: readonly Obstacle[]): Offset[] {
  const placed: Label[] = [];
  return labels.map((label) => {
    const free = steps.find(([dx, dy]) => {
      const moved = { ...label, x: label.x + dx, y: label.y + dy };
      return (
        label.mayStandAt(moved.x, moved.y) &&
        !obstacles.some((circle) => coversCircle(moved, circle)) &&
        !placed.some((other) => overlaps(moved, other))
      );
    });
    const offset = free ?? [0, 0];
    placed.push({ ...label, x: label.x + offset[0], y: label.y + offset[1] });
    return offset;
  });
}

function coversCircle(label: Label, { x, y, radius }: Obstacle): boolean {
  const dx = Math.max(0, Math.abs(x - label.x) - label.width / 2);
  const dy = Math.max(0, Math.abs(y - label.y) - label.height / 2);
  return Math.hypot(dx, dy) < radius;
}

function overlaps(a: Label, b: Label): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}
