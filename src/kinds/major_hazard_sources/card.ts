import type { CardSection } from '../card-section';
import type { ColumnsIn } from '../field-definition';
import { PLACE_SECTION } from '../shared-fields';
import type { sourceFields } from './fields';

/** What the card of a major hazard source says. */
export const sourceCard = [
  {
    id: 'grade',
    columns: [
      'grade',
      'r_value',
      's_value',
      'population_500m',
      'exposure_factor',
      'assessed_on',
      'valid_until',
      'assessor',
    ],
  },
  { id: 'risk', columns: ['risk_level', 'risk_assessed_on'] },
  {
    id: 'unit',
    columns: [
      'enterprise_name',
      'code',
      'unit_kind',
      'in_chem_park',
      'process',
      'sector_code',
      'filing_no',
      'filing_on',
      'filing_department',
    ],
  },
  { id: 'guarantors', columns: ['principal_guarantor', 'technical_guarantor', 'operation_guarantor'] },
  {
    id: 'monitoring',
    columns: [
      'monitoring_online',
      'has_video',
      'has_gas_detection',
      'has_emergency_shutoff',
      'has_special_work_module',
      'has_personnel_location',
    ],
  },
  PLACE_SECTION,
] as const satisfies readonly CardSection<ColumnsIn<typeof sourceFields>>[];
