import { isValidElement, type ReactElement, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Ring } from '@/lib/geography/ring';
import { projectionAt } from '../picture.test-support';
import type { Point } from '../projection';
import type { Picked } from '../view-layer';
import { browseTool } from './browse-tool';
import { boxOutline, ringOfOutline, shapeTool } from './shape-tool';
import type { Hand } from './tool';

/** A hand over a map that stands still, with something under it or nothing, over an area or none. */
function aHand(picked: Picked | null = null, area: string | null = null) {
  const drawn: ReactNode[] = [];
  const hand = {
    projection: projectionAt(9),
    size: () => ({ width: 1000, height: 800 }),
    pick: vi.fn<Hand['pick']>(() => picked),
    areaAt: () => area,
    tintArea: vi.fn<Hand['tintArea']>(),
    setPointing: vi.fn<Hand['setPointing']>(),
    showBounds: vi.fn<Hand['showBounds']>(),
    draw: vi.fn<Hand['draw']>((overlay) => void drawn.push(overlay)),
  };
  return { hand, drawn };
}

const at: Point = { x: 10, y: 20 };
const symbol = { type: 'symbol', mark: { kind: 'hazards', id: 7 } } as never as Picked;
const cluster = { type: 'cluster', cluster: { extent: () => [1, 2, 3, 4] } } as never as Picked;

describe('browsing', () => {
  function browse(entered: string | null = null) {
    const events = { onHover: vi.fn(), onSelect: vi.fn(), onArea: vi.fn() };
    return { tool: browseTool({ entered, ...events }), ...events };
  }

  it('tells what is under the pointer and where, and tints the area beneath', () => {
    const { tool, onHover } = browse();
    const { hand } = aHand(symbol, '411702');
    tool.hover!(at, hand);
    expect(onHover).toHaveBeenLastCalledWith({ picked: symbol, x: 10, y: 20, width: 1000, height: 800 });
    expect(hand.setPointing).toHaveBeenLastCalledWith(true);
    expect(hand.tintArea).toHaveBeenLastCalledWith('411702');
    tool.leave!(hand);
    expect(onHover).toHaveBeenLastCalledWith(null);
    expect(hand.tintArea).toHaveBeenLastCalledWith(null);
  });

  it('forgets what was under the pointer when the map moves, and keeps the tint', () => {
    const { tool, onHover } = browse();
    const { hand } = aHand(symbol, '411702');
    tool.viewMoves!(hand);
    expect(onHover).toHaveBeenLastCalledWith(null);
    expect(hand.setPointing).toHaveBeenLastCalledWith(false);
    expect(hand.tintArea).not.toHaveBeenCalled();
  });

  it('selects a record, goes to a cluster, enters an area, and else selects nothing', () => {
    const { tool, onSelect, onArea } = browse('411725');
    tool.click!(at, true, aHand(symbol, '411702').hand);
    expect(onSelect).toHaveBeenLastCalledWith({ kind: 'hazards', id: 7 });
    const { hand } = aHand(cluster, '411702');
    tool.click!(at, true, hand);
    expect(hand.pick).toHaveBeenLastCalledWith(at, true);
    expect(hand.showBounds).toHaveBeenLastCalledWith([1, 2, 3, 4], 120);
    expect(onArea).not.toHaveBeenCalled();
    tool.click!(at, false, aHand(null, '411702').hand);
    expect(onArea).toHaveBeenLastCalledWith('411702');
    tool.click!(at, false, aHand(null, '411725').hand);
    expect(onSelect).toHaveBeenLastCalledWith(null);
    expect(onArea).toHaveBeenCalledOnce();
  });
});

describe('drawing a shape', () => {
  function draw(mode: 'rectangle' | 'lasso', path: readonly Point[]) {
    const [onShape, onLeave] = [vi.fn<(ring: Ring | null) => void>(), vi.fn()];
    const tool = shapeTool(mode, { onShape, onLeave });
    const { hand, drawn } = aHand();
    path.forEach((_, index) => tool.stroke!(path.slice(0, index + 1), hand));
    const shown = drawn.map(pointsOf);
    tool.finish!(path, hand);
    return { tool, hand, onShape, onLeave, shown, ring: onShape.mock.lastCall![0] };
  }

  it('makes a rectangle of a stroke from corner to corner, in whatever direction', () => {
    const { ring, shown } = draw('rectangle', [
      { x: 300, y: 300 },
      { x: 250, y: 280 },
      { x: 100, y: 200 },
    ]);
    expect(ring?.length).toBe(4);
    const { project } = projectionAt(9);
    const corners = ring!.map(([longitude, latitude]) => project(longitude, latitude));
    expect(new Set(corners.map(({ x }) => Math.round(x)))).toEqual(new Set([100, 300]));
    expect(new Set(corners.map(({ y }) => Math.round(y)))).toEqual(new Set([200, 300]));
    expect(shown.at(-1)).toBe('300,200 100,200 100,300 300,300');
  });

  it('makes a lasso of the way the hand went, noted each few pixels', () => {
    const circle = Array.from({ length: 600 }, (_, step) => {
      const angle = (step / 600) * 2 * Math.PI;
      return { x: 400 + Math.cos(angle) * 100, y: 400 + Math.sin(angle) * 100 };
    });
    const { ring, shown } = draw('lasso', circle);
    expect(ring!.length).toBeGreaterThan(8);
    expect(ring!.length).toBeLessThanOrEqual(64);
    expect(shown.at(-1)!.split(' ').length).toBeLessThan(300);
  });

  it('says that a click that trembled is no shape', () => {
    const trembled = [
      { x: 100, y: 100 },
      { x: 104, y: 140 },
    ];
    expect(draw('rectangle', trembled).ring).toBeNull();
    expect(draw('lasso', [{ x: 100, y: 100 }]).ring).toBeNull();
  });

  it('is put down with Escape, which nobody else hears, and with no other key', () => {
    const { tool, onLeave, hand } = draw('lasso', [{ x: 1, y: 1 }]);
    const preventDefault = vi.fn();
    tool.key!({ key: 'a', preventDefault }, hand);
    expect([onLeave.mock.calls.length, preventDefault.mock.calls.length]).toEqual([0, 0]);
    tool.key!({ key: 'Escape', preventDefault }, hand);
    expect([onLeave.mock.calls.length, preventDefault.mock.calls.length]).toEqual([1, 1]);
  });

  it('takes all that is in view', () => {
    const { hand } = aHand();
    const { width, height } = hand.size();
    const ring = ringOfOutline(boxOutline({ x: 0, y: 0 }, { x: width, y: height }), hand.projection);
    expect(ring?.length).toBe(4);
  });
});

/** What the outline of a drawing is drawn along. */
function pointsOf(node: ReactNode): string {
  if (!isValidElement(node)) return '';
  const { points } = (node as ReactElement<{ points: readonly Point[] }>).props;
  return points.map(({ x, y }) => `${x},${y}`).join(' ');
}
