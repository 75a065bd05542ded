import { choice, day, number, placeSection, text, yesNo, type CardSection } from '../card-fields';

/** What the card of an enterprise says. */
export const enterpriseCard: readonly CardSection[] = [
  {
    id: 'risk',
    fields: [
      choice('risk_level', 'riskLevel', { isDefined: true, showsUnknown: true }),
      choice('risk_method', 'riskMethod'),
      text('risk_basis'),
      day('risk_assessed_on', { showsUnknown: true }),
      yesNo('is_high_risk', { isDefined: true }),
    ],
  },
  {
    id: 'unit',
    fields: [
      text('uscc'),
      choice('status', 'enterpriseStatus'),
      choice('sector_code', 'sector'),
      text('gb4754'),
      choice('scale', 'enterpriseScale'),
      number('employees', 'person'),
      choice('standardization', 'standardizationGrade'),
      day('standardization_valid_to'),
      day('insured_until'),
    ],
  },
  {
    id: 'people',
    fields: [
      text('legal_rep'),
      text('principal'),
      text('safety_manager'),
      text('lead_department_name'),
      text('town_responsible'),
    ],
  },
  placeSection,
];
