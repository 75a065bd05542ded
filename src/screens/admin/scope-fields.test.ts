import { expect, it } from 'vitest';
import { checkScope } from '@/domain/accounts';
import { ROLES } from '@/domain/enumerations';
import { scopeFieldsOf } from './scope-fields';

it.each(ROLES)('asks %s for all that the domain demands', (role) => {
  const fields = scopeFieldsOf(role);
  const filled = {
    role,
    displayName: '甲',
    jurisdictionIds: fields.jurisdictions === 'none' ? [] : [1],
    sectorCodes: fields.sectors ? (['K14'] as 'K14'[]) : [],
    townCode: fields.town ? '411702001' : undefined,
  };
  expect(checkScope(filled)).toBeNull();
});

it.each(ROLES)('asks %s for nothing that the domain could do without', (role) => {
  const fields = scopeFieldsOf(role);
  const asksForSomething = fields.jurisdictions !== 'none' || fields.sectors || fields.town;
  const refusal = checkScope({ role, displayName: '甲', jurisdictionIds: [], sectorCodes: [] });
  expect(refusal !== null).toBe(asksForSomething);
});
