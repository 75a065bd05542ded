import { DAM_CLASSES, RISK_LEVELS, RUN_STATUSES } from '@/domain/enumerations';
import type { ColumnDefinition } from '../packed-columns';

/** Packed columns of 尾矿库. `overhead`: 1 头顶库, 2 not, 0 not judged. */
export const damColumns = [
  { name: 'risk', type: 'u1', maxCode: RISK_LEVELS.length },
  { name: 'damClass', type: 'u1', maxCode: DAM_CLASSES.length },
  { name: 'runStatus', type: 'u1', maxCode: RUN_STATUSES.length },
  { name: 'overhead', type: 'u1', maxCode: 2 },
] as const satisfies readonly ColumnDefinition[];
