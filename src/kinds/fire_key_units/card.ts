import type { CardSection } from '../card-section';
import type { ColumnsIn } from '../field-definition';
import { PLACE_SECTION } from '../shared-fields';
import type { fireUnitFields } from './fields';

/** What the card of a fire key unit says. */
export const fireUnitCard = [
  { id: 'risk', columns: ['risk_level', 'risk_assessed_on'] },
  {
    id: 'unit',
    columns: [
      'category',
      'subtype',
      'level',
      'entered_on',
      'sector_code',
      'floor_area_m2',
      'height_m',
      'storeys',
      'capacity',
      'has_control_room',
      'online_monitored',
    ],
  },
  { id: 'people', columns: ['fire_safety_responsible', 'fire_safety_manager', 'team_filled'] },
  PLACE_SECTION,
] as const satisfies readonly CardSection<ColumnsIn<typeof fireUnitFields>>[];
