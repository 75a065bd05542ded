import type { CardSection } from '../card-section';
import type { ColumnsIn } from '../field-definition';
import { PLACE_SECTION } from '../shared-fields';
import type { damFields } from './fields';

/** What the card of a tailings dam says. */
export const damCard = [
  {
    id: 'risk',
    columns: ['risk_level', 'risk_assessed_on', 'is_overhead', 'overhead_basis', 'households_1km', 'facilities_1km'],
  },
  {
    id: 'dam',
    columns: [
      'dam_class',
      'run_status',
      'current_height_m',
      'design_height_m',
      'current_volume_wan_m3',
      'design_volume_wan_m3',
      'dam_method',
      'storage',
      'topography',
      'mineral',
      'safety_degree',
    ],
  },
  {
    id: 'unit',
    columns: [
      'enterprise_name',
      'licence_no',
      'licence_valid_to',
      'plan_no',
      'guarantor',
      'guarantor_title',
      'online_monitoring',
      'relocated_households',
      'relocation_total',
    ],
  },
  PLACE_SECTION,
] as const satisfies readonly CardSection<ColumnsIn<typeof damFields>>[];
