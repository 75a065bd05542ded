import { HAZARD_GRADES, HAZARD_SOURCES, HAZARD_STATUSES, SUPERVISION_LEVELS } from '@/domain/enumerations';
import type { ColumnDefinition } from '../packed-columns';

/** Packed columns of 事故隐患. Days are day numbers; `unitKind` counts the unit kinds from 1, 0 = a place. */
export const hazardColumns = [
  { name: 'grade', type: 'u1', maxCode: HAZARD_GRADES.length },
  { name: 'status', type: 'u1', maxCode: HAZARD_STATUSES.length },
  { name: 'source', type: 'u1', maxCode: HAZARD_SOURCES.length },
  { name: 'foundOn', type: 'i2' },
  { name: 'dueOn', type: 'i2' },
  { name: 'closedOn', type: 'i2' },
  { name: 'unitKind', type: 'u1', maxCode: 4 },
  { name: 'unitId', type: 'i4' },
  { name: 'listedLevel', type: 'u1', maxCode: SUPERVISION_LEVELS.length },
  { name: 'suspended', type: 'u1', maxCode: 1 },
  { name: 'relapses', type: 'u1' },
] as const satisfies readonly ColumnDefinition[];
