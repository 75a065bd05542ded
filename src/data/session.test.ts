import { expect, it } from 'vitest';
import { stateOfProfile, type Profile } from './session';

const aProfile = (change: Partial<Profile> = {}): Profile => ({
  user_id: '00000000-0000-4000-8000-000000000001',
  email: 'person@example.org',
  display_name: '甲',
  role: 'county_office',
  jurisdiction_ids: [1],
  sector_codes: [],
  town_code: null,
  department_id: null,
  must_change_password: false,
  suspended_at: null,
  is_demonstration: false,
  ...change,
});

it('opens the workspace to an active person', () => {
  const profile = aProfile();
  expect(stateOfProfile(profile, profile.email)).toEqual({ phase: 'ready', profile });
});

it('asks for a new password before anything else is shown', () => {
  expect(stateOfProfile(aProfile({ must_change_password: true }), 'x').phase).toBe('must_change_password');
});

it('stops a suspended person, also one who never set a password', () => {
  const profile = aProfile({ suspended_at: '2026-01-01T00:00:00Z', must_change_password: true });
  expect(stateOfProfile(profile, profile.email)).toEqual({ phase: 'suspended', email: profile.email });
});

it('names an account without a role', () => {
  expect(stateOfProfile(null, 'new@example.org')).toEqual({ phase: 'no_profile', email: 'new@example.org' });
});
