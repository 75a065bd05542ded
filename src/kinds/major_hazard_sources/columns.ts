import { RISK_LEVELS, SOURCE_GRADES, SOURCE_UNIT_KINDS } from '@/domain/enumerations';
import type { ColumnDefinition } from '../packed-columns';

/** Packed columns of 重大危险源. */
export const sourceColumns = [
  { name: 'risk', type: 'u1', maxCode: RISK_LEVELS.length },
  { name: 'grade', type: 'u1', maxCode: SOURCE_GRADES.length },
  { name: 'unitKind', type: 'u1', maxCode: SOURCE_UNIT_KINDS.length },
] as const satisfies readonly ColumnDefinition[];
