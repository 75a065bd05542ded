import { HAZARD_STATUSES } from '@/domain/enumerations';
import { isOpenStatus } from '@/domain/hazard-life';
import { KINDS, type Kind } from '@/domain/kinds';
import { NO_DAY } from '@/lib/time/day-number';
import type { ColumnStore } from './column-store';
import { NONE_POSITION, OVERDUE_POSITION, statusPosition } from './shown-scales';

/** Whether a packed status code is an open one; twin of `isOpenStatus` for a pass over columns. */
export const isOpenCode = Uint8Array.from([0, ...HAZARD_STATUSES.map((status) => (isOpenStatus(status) ? 1 : 0))]);

/**
 * Shown status of every hazard: its state, or overdue when it is open and its deadline lies before
 * today (`domain/overdue.ts`, here over columns). One pass.
 */
export function hazardStatuses(hazards: ColumnStore, today: number): Uint8Array {
  const status = hazards.column('status');
  const dueOn = hazards.column('dueOn');
  const shown = new Uint8Array(hazards.rowCount);
  for (let row = 0; row < shown.length; row += 1) {
    const code = status[row]!;
    const due = dueOn[row]!;
    const isOverdue = isOpenCode[code] === 1 && due !== NO_DAY && due < today;
    shown[row] = isOverdue ? OVERDUE_POSITION : statusPosition[code]!;
  }
  return shown;
}

/**
 * Shown status of every unit of a kind: that of its most urgent open hazard, or none. A hazard
 * whose unit the reader may not see is passed over. One pass over the hazards.
 */
export function unitStatuses(
  units: ColumnStore,
  hazards: ColumnStore | undefined,
  statuses: Uint8Array | undefined,
): Uint8Array {
  const shown = new Uint8Array(units.rowCount).fill(NONE_POSITION);
  if (!hazards || !statuses) return shown;
  const kindCode = kindCodeOf(units.kind);
  const unitKind = hazards.column('unitKind');
  const unitId = hazards.column('unitId');
  const status = hazards.column('status');
  for (let row = 0; row < statuses.length; row += 1) {
    if (unitKind[row] !== kindCode || isOpenCode[status[row]!] !== 1 || unitId[row] === 0) continue;
    const unit = units.rowOf(unitId[row]!);
    if (unit >= 0 && statuses[row]! < shown[unit]!) shown[unit] = statuses[row]!;
  }
  return shown;
}

/** Code of a kind in the hazards' `unitKind`: its position, from one. */
export function kindCodeOf(kind: Kind): number {
  return KINDS.indexOf(kind) + 1;
}
