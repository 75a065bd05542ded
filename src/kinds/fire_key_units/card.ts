import { choice, day, number, placeSection, text, yesNo, type CardSection } from '../card-fields';

/** What the card of a fire key unit says. */
export const fireUnitCard: readonly CardSection[] = [
  {
    id: 'risk',
    fields: [
      choice('risk_level', 'riskLevel', { isDefined: true, showsUnknown: true }),
      day('risk_assessed_on', { showsUnknown: true }),
    ],
  },
  {
    id: 'unit',
    fields: [
      choice('category', 'fireCategory'),
      text('subtype'),
      choice('level', 'fireUnitLevel', { isDefined: true, showsUnknown: true }),
      day('entered_on', { isDefined: true }),
      choice('sector_code', 'sector'),
      number('floor_area_m2', 'squareMetre'),
      number('height_m', 'metre', { digits: 1 }),
      number('storeys', 'storey'),
      number('capacity', 'person'),
      yesNo('has_control_room'),
      yesNo('online_monitored', { showsUnknown: true }),
    ],
  },
  {
    id: 'people',
    fields: [
      text('fire_safety_responsible'),
      text('fire_safety_manager'),
      number('team_filled', 'person', { isDefined: true }),
    ],
  },
  placeSection,
];
