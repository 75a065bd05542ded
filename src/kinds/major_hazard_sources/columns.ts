import { RISK_LEVELS, SOURCE_GRADES, SOURCE_UNIT_KINDS } from '@/domain/enumerations';
import { withCommonColumns } from '../kind-definition';

/** Packed columns of 重大危险源. */
export const sourceColumns = withCommonColumns([
  { name: 'risk', type: 'u1', maxCode: RISK_LEVELS.length },
  { name: 'grade', type: 'u1', maxCode: SOURCE_GRADES.length },
  { name: 'unitKind', type: 'u1', maxCode: SOURCE_UNIT_KINDS.length },
]);
