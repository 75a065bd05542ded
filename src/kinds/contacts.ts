import { enumeration } from '@/domain/enumeration-definitions';
import { isTelephone } from '@/domain/phone';
import { choice, text, type FieldCheck } from './field-definition';
import type { SideOf } from './side-definition';

const contactRole = enumeration('contactRole', null, [
  'PRINCIPAL',
  'SAFETY_MANAGER',
  'FIRE_RESPONSIBLE',
  'FIRE_MANAGER',
  'GUARANTOR',
  'OTHER',
]);

/** A number that can be none is taken and told of. */
export const TELEPHONE_CHECK: FieldCheck = { code: 'PHONE_INVALID', severity: 'warning', holds: isTelephone };

/** 联系人: who answers for a unit. Telephones stay masked: the number itself is read elsewhere and logged. */
export const CONTACTS = {
  table: 'contacts',
  parent: 'record_id',
  kind: 'kind',
  order: 'id',
  section: 'contacts',
  isDefined: true,
  fields: [
    choice('role', contactRole),
    text('name', { label: 'person_name', showsUnknown: true }),
    text('phone_masked'),
  ],
} as const satisfies SideOf<'contacts'>;
