import type { HazardGrade, HazardStatus, RiskLevel } from '@/domain/enumerations';
import { HAZARD_GRADES, HAZARD_STATUSES, RISK_LEVELS } from '@/domain/enumerations';

/** A value of the risk view: a unit's level, or a hazard's grade, which is never one of the four colours. */
export type RiskValue = RiskLevel | 'UNASSESSED' | `HAZARD_${HazardGrade}`;

/** A value of the rectification view: the state of a hazard, or of a unit's most urgent open hazard. */
export type StatusValue = HazardStatus | 'OVERDUE' | 'NONE';

/** Worst first: the order of the legend, of the pie of a cluster, and of what its rim shows. */
export const RISK_VALUES: readonly RiskValue[] = [
  'MAJOR',
  'CONSIDERABLE',
  'GENERAL',
  'LOW',
  'UNASSESSED',
  'HAZARD_MAJOR',
  'HAZARD_GENERAL',
];

/**
 * Most urgent first: what is late; what came back; then by how far it still is from close-out; a
 * report nobody has verified yet; last what needs no hand. A unit shows the first that it has.
 */
export const STATUS_VALUES: readonly StatusValue[] = [
  'OVERDUE',
  'REOPENED',
  'REGISTERED',
  'ORDERED',
  'RECTIFYING',
  'REVIEW_PENDING',
  'CLOSE_APPROVAL',
  'PENDING_VERIFY',
  'CLOSED',
  'REJECTED',
  'NONE',
];

/** Shown position of a packed risk code (0 = not assessed). */
export const riskPosition = Uint8Array.from([
  RISK_VALUES.indexOf('UNASSESSED'),
  ...RISK_LEVELS.map((level) => RISK_VALUES.indexOf(level)),
]);

/** Shown position of a packed hazard grade; a code of 0 does not occur and falls to the general grade. */
export const gradePosition = Uint8Array.from([
  RISK_VALUES.indexOf('HAZARD_GENERAL'),
  ...HAZARD_GRADES.map((grade) => RISK_VALUES.indexOf(`HAZARD_${grade}`)),
]);

/** Shown position of a packed hazard status, deadlines aside. */
export const statusPosition = Uint8Array.from([
  STATUS_VALUES.indexOf('REGISTERED'),
  ...HAZARD_STATUSES.map((status) => STATUS_VALUES.indexOf(status)),
]);

export const OVERDUE_POSITION = STATUS_VALUES.indexOf('OVERDUE');
export const NONE_POSITION = STATUS_VALUES.indexOf('NONE');
