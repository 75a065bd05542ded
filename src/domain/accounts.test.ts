import { describe, expect, it } from 'vitest';

import { checkPassword, parseAccountRequest } from './accounts';

const aCountyOffice = (changes: Record<string, unknown> = {}) => ({
  action: 'create',
  email: 'Wang@Example.org ',
  displayName: '王五',
  role: 'county_office',
  jurisdictionIds: [3],
  ...changes,
});

describe('a request to the accounts function', () => {
  it('lowers the e-mail and fills in what may be left out', () => {
    const result = parseAccountRequest(aCountyOffice());
    expect(result).toMatchObject({ valid: true, request: { email: 'wang@example.org', sectorCodes: [] } });
  });

  it.each([
    ['jurisdictionIds', aCountyOffice({ jurisdictionIds: [] })],
    ['jurisdictionIds', aCountyOffice({ jurisdictionIds: [1, 2] })],
    ['jurisdictionIds', aCountyOffice({ role: 'supervision_group', jurisdictionIds: [] })],
    ['sectorCodes', aCountyOffice({ role: 'industry_dept' })],
    ['sectorCodes.0', aCountyOffice({ role: 'industry_dept', sectorCodes: ['K99'] })],
    ['townCode', aCountyOffice({ role: 'township' })],
    ['role', aCountyOffice({ role: 'postgres' })],
    ['email', aCountyOffice({ email: 'nobody' })],
    ['displayName', aCountyOffice({ displayName: '  ' })],
    ['userId', { action: 'suspend', userId: '1' }],
    ['action', { action: 'delete_everything' }],
    ['action', null],
  ])('names %s when it is wrong', (field, body) => {
    expect(parseAccountRequest(body)).toMatchObject({ valid: false, error: { code: 'INVALID', field } });
  });
});

describe('a password', () => {
  it.each(['short-one', 'li.si@example.org', 'aaaaaaaaaaaa', '密'.repeat(25)])('refuses %s', (password) => {
    expect(checkPassword(password, 'li.si@example.org')?.code).toBe('WEAK_PASSWORD');
  });

  it('takes one of ten characters', () => {
    expect(checkPassword('冬天的山丘-2026', 'li.si@example.org')).toBeNull();
  });
});
