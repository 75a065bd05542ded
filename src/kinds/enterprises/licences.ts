import { day, text } from '../field-definition';
import type { SideOf } from '../side-definition';

/** 许可证照 of an enterprise. */
export const LICENCES = {
  table: 'licences',
  parent: 'enterprise_id',
  order: 'id',
  section: 'licences',
  fields: [
    text('type', { label: 'licence_type' }),
    text('number', { label: 'licence_number' }),
    day('valid_to', { showsUnknown: true }),
  ],
} as const satisfies SideOf<'licences'>;
