import type { CardSection } from '../card-section';
import type { ColumnsIn } from '../field-definition';
import { PLACE_SECTION } from '../shared-fields';
import type { enterpriseFields } from './fields';

/** What the card of an enterprise says. */
export const enterpriseCard = [
  { id: 'risk', columns: ['risk_level', 'risk_method', 'risk_basis', 'risk_assessed_on', 'is_high_risk'] },
  {
    id: 'unit',
    columns: [
      'uscc',
      'status',
      'sector_code',
      'gb4754',
      'scale',
      'employees',
      'standardization',
      'standardization_valid_to',
      'insured_until',
    ],
  },
  { id: 'people', columns: ['legal_rep', 'principal', 'safety_manager', 'lead_department_name', 'town_responsible'] },
  PLACE_SECTION,
] as const satisfies readonly CardSection<ColumnsIn<typeof enterpriseFields>>[];
