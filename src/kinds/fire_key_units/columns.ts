import { FIRE_CATEGORIES, FIRE_UNIT_LEVELS, RISK_LEVELS } from '@/domain/enumerations';
import type { ColumnDefinition } from '../packed-columns';

/** Packed columns of 消防安全重点单位. `teamFilled`: guarantee roles with a name. */
export const fireUnitColumns = [
  { name: 'risk', type: 'u1', maxCode: RISK_LEVELS.length },
  { name: 'category', type: 'u1', maxCode: FIRE_CATEGORIES.length },
  { name: 'level', type: 'u1', maxCode: FIRE_UNIT_LEVELS.length },
  { name: 'teamFilled', type: 'u1', maxCode: 8 },
] as const satisfies readonly ColumnDefinition[];
