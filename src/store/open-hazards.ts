import { NONE_POSITION, STATUS_VALUES } from '@/domain/shown-scales';

/** Open states come first in the scale; a unit shows the first that any of its hazards has. */
const OPEN_POSITIONS = STATUS_VALUES.indexOf('CLOSED');

/**
 * How many open hazards the units of one kind have in each state, so that a hazard's change moves its
 * unit's shown state without a look at the unit's other hazards. 16 octets a unit.
 */
export class OpenHazards {
  private counts = new Uint16Array(0);

  /** Room for units up to this row; what was counted stays. */
  reach(units: number): void {
    const length = units * OPEN_POSITIONS;
    if (length <= this.counts.length) return;
    const wider = new Uint16Array(Math.ceil(length * 1.1));
    wider.set(this.counts);
    this.counts = wider;
  }

  clear(): void {
    this.counts.fill(0);
  }

  clearUnit(unit: number): void {
    this.counts.fill(0, unit * OPEN_POSITIONS, (unit + 1) * OPEN_POSITIONS);
  }

  /** Counts a hazard of a shown state to its unit, or takes it out (−1). One that is not open is passed over. */
  add(unit: number, status: number, step: 1 | -1): void {
    if (status < OPEN_POSITIONS) this.counts[unit * OPEN_POSITIONS + status]! += step;
  }

  /** Shown state of a unit: that of its most urgent open hazard, or none. */
  statusOf(unit: number): number {
    const start = unit * OPEN_POSITIONS;
    for (let status = 0; status < OPEN_POSITIONS; status += 1) if (this.counts[start + status]! > 0) return status;
    return NONE_POSITION;
  }
}
