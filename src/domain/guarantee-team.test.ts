import { expect, it } from 'vitest';
import { guaranteeTeamGaps, type GuaranteeMember } from './guarantee-team';

const aMember = (slot: number, changes: Partial<GuaranteeMember> = {}): GuaranteeMember => ({
  slot,
  name: '示例某',
  phone: '13800000000',
  ...changes,
});
const five = [1, 2, 3, 4, 5].map((slot) => aMember(slot));

it('five people with name and telephone are a complete team', () => {
  expect(guaranteeTeamGaps('2024-SEED', five)).toEqual([]);
});

it('names every gap with its slot', () => {
  const team = [
    aMember(1, { name: ' ' }),
    aMember(2),
    aMember(4, { phone: '12345' }),
    aMember(5, { validUntil: '2024-06-30' }),
  ];
  expect(guaranteeTeamGaps('2024-SEED', team, '2024-07-01')).toEqual([
    { slot: 1, reason: 'GUARANTEE_ROLE_EMPTY' },
    { slot: 3, reason: 'GUARANTEE_ROLE_EMPTY' },
    { slot: 4, reason: 'PHONE_INVALID' },
    { slot: 5, reason: 'GUARANTEE_EXPIRED' },
  ]);
});

it('the last valid day still counts', () => {
  expect(
    guaranteeTeamGaps('2024-SEED', [...five.slice(1), aMember(1, { validUntil: '2024-06-30' })], '2024-06-30'),
  ).toEqual([]);
});

it('a level 1 or 2 unit needs four people after 58号', () => {
  expect(guaranteeTeamGaps('2024-58-L12', five.slice(0, 4))).toEqual([]);
  expect(guaranteeTeamGaps('2024-58-L3', five.slice(0, 4))).toEqual([{ slot: 5, reason: 'GUARANTEE_ROLE_EMPTY' }]);
});
