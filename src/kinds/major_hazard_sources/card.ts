import { choice, day, number, placeSection, text, yesNo, type CardSection } from '../card-fields';

/** What the card of a major hazard source says. */
export const sourceCard: readonly CardSection[] = [
  {
    id: 'grade',
    fields: [
      choice('grade', 'sourceGrade', { isDefined: true, showsUnknown: true }),
      number('r_value', undefined, { isDefined: true, digits: 2 }),
      number('s_value', undefined, { isDefined: true, digits: 3 }),
      number('population_500m', 'person', { isDefined: true, showsUnknown: true }),
      number('exposure_factor', undefined, { digits: 1 }),
      day('assessed_on'),
      day('valid_until'),
      text('assessor'),
    ],
  },
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
      text('enterprise_name'),
      text('code'),
      choice('unit_kind', 'sourceUnitKind'),
      yesNo('in_chem_park'),
      text('process'),
      choice('sector_code', 'sector'),
      text('filing_no'),
      day('filing_on'),
      text('filing_department'),
    ],
  },
  {
    id: 'guarantors',
    fields: [text('principal_guarantor'), text('technical_guarantor'), text('operation_guarantor')],
  },
  {
    id: 'monitoring',
    fields: [
      yesNo('monitoring_online', { showsUnknown: true }),
      yesNo('has_video'),
      yesNo('has_gas_detection'),
      yesNo('has_emergency_shutoff'),
      yesNo('has_special_work_module'),
      yesNo('has_personnel_location'),
    ],
  },
  placeSection,
];
