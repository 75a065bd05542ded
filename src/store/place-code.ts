import { mercatorX, mercatorY } from '@/lib/geography/mercator';

/**
 * Places as numbers along a space-filling curve: Morton order on the Web Mercator quadtree. Cells of any
 * coarser level are then runs of neighbours, so that clusters of any filter come from one linear pass.
 */

/** Finest level of the grid: a cell is 1/2²⁰ of the world's width, about 32 m here. */
export const FINEST_LEVEL = 20;

const cellsAcross = 2 ** FINEST_LEVEL;
/** The grid covers 2¹⁶ cells each way, at least 5° on either side of this place; a city spans two or three. */
const centre = { longitude: 114, latitude: 33 };
const alignment = 2 ** 15;
const origin = {
  x: alignedBelow(worldX(centre.longitude)),
  y: alignedBelow(worldY(centre.latitude)),
};

/** Column of a longitude in the grid of `FINEST_LEVEL`. Degrees. */
export function worldX(longitude: number): number {
  return mercatorX(longitude) * cellsAcross;
}

/** Row of a latitude in the Web Mercator grid of `FINEST_LEVEL`. Degrees. */
export function worldY(latitude: number): number {
  return mercatorY(latitude) * cellsAcross;
}

/** Morton code of a place at `FINEST_LEVEL`; places beyond the grid fall onto its edge. */
export function mortonCode(longitude: number, latitude: number): number {
  const x = Math.min(0xffff, Math.max(0, Math.floor(worldX(longitude) - origin.x)));
  const y = Math.min(0xffff, Math.max(0, Math.floor(worldY(latitude) - origin.y)));
  return (spread(x) | (spread(y) << 1)) >>> 0;
}

/** Column and row of a cell at a level, from its code shifted to that level. */
export function cellOf(code: number): { x: number; y: number } {
  return { x: gather(code), y: gather(code >>> 1) };
}

function alignedBelow(value: number): number {
  return Math.floor((value - alignment / 2) / alignment) * alignment;
}

/** Puts a zero between the 16 bits of a number. */
function spread(value: number): number {
  let bits = value & 0xffff;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/** Takes every other bit of a number. */
function gather(value: number): number {
  let bits = value & 0x55555555;
  bits = (bits | (bits >>> 1)) & 0x33333333;
  bits = (bits | (bits >>> 2)) & 0x0f0f0f0f;
  bits = (bits | (bits >>> 4)) & 0x00ff00ff;
  return (bits | (bits >>> 8)) & 0xffff;
}
