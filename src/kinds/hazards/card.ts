import { choice, day, number, placeSection, text, yesNo, type CardSection } from '../card-fields';

/** What the card of a hazard says. */
export const hazardCard: readonly CardSection[] = [
  {
    id: 'state',
    fields: [
      choice('status', 'hazardStatus', { isDefined: true }),
      choice('hazard_grade', 'hazardGrade', { isDefined: true }),
      day('found_on'),
      day('due_date', { isDefined: true, showsUnknown: true }),
      day('original_due_date'),
      day('closed_on'),
      choice('listed_level', 'supervisionLevel'),
      yesNo('is_suspended'),
      number('relapse_count', 'time'),
      number('review_round', 'time', { isDefined: true }),
    ],
  },
  {
    id: 'hazard',
    fields: [
      text('no'),
      text('description'),
      text('criterion_text'),
      choice('category', 'hazardCategory'),
      text('accident_type'),
      choice('sector_code', 'sector'),
      choice('source', 'hazardSource'),
      text('campaign'),
    ],
  },
  {
    id: 'rectification',
    fields: [
      text('order_no'),
      text('rect_measure'),
      text('rect_person'),
      number('rect_fund_cny', 'yuan'),
      text('rect_plan_file'),
      text('control_measures'),
      text('supervising_person'),
    ],
  },
  {
    id: 'people',
    fields: [text('found_by'), text('reviewed_by'), text('closed_by')],
  },
  placeSection,
];
