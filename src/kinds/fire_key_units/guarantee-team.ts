import { text, number } from '../field-definition';
import type { SideOf } from '../side-definition';

/** 五包一责任人: who guarantees a fire key unit. Telephones stay masked. */
export const GUARANTEE_TEAM = {
  table: 'guarantee_team_members',
  parent: 'unit_id',
  order: 'slot',
  section: 'team',
  fields: [
    number('slot', { editor: 'none' }),
    text('name', { label: 'person_name', limits: { longest: 40 } }),
    text('organisation'),
    text('phone_masked'),
  ],
} as const satisfies SideOf<'guarantee_team_members'>;
