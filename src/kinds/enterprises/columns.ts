import { ENTERPRISE_SCALES, ENTERPRISE_STATUSES, RISK_LEVELS } from '@/domain/enumerations';
import type { ColumnDefinition } from '../packed-columns';

/** Packed columns of 企业. */
export const enterpriseColumns = [
  { name: 'risk', type: 'u1', maxCode: RISK_LEVELS.length },
  { name: 'status', type: 'u1', maxCode: ENTERPRISE_STATUSES.length },
  { name: 'scale', type: 'u1', maxCode: ENTERPRISE_SCALES.length },
  { name: 'highRisk', type: 'u1', maxCode: 1 },
] as const satisfies readonly ColumnDefinition[];
