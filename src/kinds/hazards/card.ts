import type { CardSection } from '../card-section';
import type { ColumnsIn } from '../field-definition';
import { PLACE_SECTION } from '../shared-fields';
import type { hazardFields } from './fields';

/** What the card of a hazard says. */
export const hazardCard = [
  {
    id: 'state',
    columns: [
      'status',
      'hazard_grade',
      'found_on',
      'due_date',
      'original_due_date',
      'closed_on',
      'listed_level',
      'is_suspended',
      'relapse_count',
      'review_round',
    ],
  },
  {
    id: 'hazard',
    columns: ['no', 'description', 'criterion_text', 'category', 'accident_type', 'sector_code', 'source', 'campaign'],
  },
  {
    id: 'rectification',
    columns: [
      'order_no',
      'rect_measure',
      'rect_person',
      'rect_fund_cny',
      'rect_plan_file',
      'control_measures',
      'supervising_person',
    ],
  },
  { id: 'people', columns: ['found_by', 'reviewed_by', 'closed_by'] },
  PLACE_SECTION,
] as const satisfies readonly CardSection<ColumnsIn<typeof hazardFields>>[];
