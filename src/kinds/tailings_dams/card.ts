import { choice, day, number, placeSection, text, yesNo, type CardSection } from '../card-fields';

/** What the card of a tailings dam says. */
export const damCard: readonly CardSection[] = [
  {
    id: 'risk',
    fields: [
      choice('risk_level', 'riskLevel', { isDefined: true, showsUnknown: true }),
      day('risk_assessed_on', { showsUnknown: true }),
      yesNo('is_overhead', { isDefined: true, showsUnknown: true }),
      text('overhead_basis'),
      number('households_1km', 'household', { showsUnknown: true }),
      text('facilities_1km'),
    ],
  },
  {
    id: 'dam',
    fields: [
      choice('dam_class', 'damClass', { isDefined: true, showsUnknown: true }),
      choice('run_status', 'runStatus'),
      number('current_height_m', 'metre', { digits: 1 }),
      number('design_height_m', 'metre', { digits: 1 }),
      number('current_volume_wan_m3', 'wanCubicMetre', { digits: 2 }),
      number('design_volume_wan_m3', 'wanCubicMetre', { digits: 2 }),
      choice('dam_method', 'damMethod'),
      choice('storage', 'tailingsStorage'),
      choice('topography', 'damTopography'),
      text('mineral'),
      choice('safety_degree', 'safetyDegree', { isDefined: true }),
    ],
  },
  {
    id: 'unit',
    fields: [
      text('enterprise_name', { isDefined: true, showsUnknown: true }),
      text('licence_no'),
      day('licence_valid_to'),
      text('plan_no'),
      text('guarantor'),
      text('guarantor_title'),
      yesNo('online_monitoring', { showsUnknown: true }),
      number('relocated_households', 'household'),
      number('relocation_total', 'household'),
    ],
  },
  placeSection,
];
