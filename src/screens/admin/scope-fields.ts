import type { Role } from '@/domain/enumerations';

/** Which parts of a scope a role has; the rest is neither asked for nor sent. */
export interface ScopeFields {
  readonly jurisdictions: 'none' | 'one' | 'some';
  readonly sectors: boolean;
  readonly town: boolean;
}

const none: ScopeFields = { jurisdictions: 'none', sectors: false, town: false };

const fieldsByRole: Readonly<Record<Role, ScopeFields>> = {
  city_leader: none,
  safety_office: none,
  analyst: none,
  auditor: none,
  industry_dept: { ...none, sectors: true },
  supervision_group: { ...none, jurisdictions: 'some' },
  county_office: { ...none, jurisdictions: 'one' },
  township: { ...none, town: true },
};

/** The fields that the account form shows for a role. */
export function scopeFieldsOf(role: Role): ScopeFields {
  return fieldsByRole[role];
}
