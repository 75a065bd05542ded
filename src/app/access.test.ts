import { expect, it } from 'vitest';
import { ROLES } from '@/domain/enumerations';
import { mayOpen, SCREENS, screensOf } from './access';

it('opens the map to everybody', () => {
  for (const role of ROLES) expect(mayOpen(role, 'analysis')).toBe(true);
});

it('opens administration to the safety office alone', () => {
  expect(ROLES.filter((role) => mayOpen(role, 'admin'))).toEqual(['safety_office']);
});

it('gives the desk to those who keep records, and to no reader', () => {
  expect(ROLES.filter((role) => mayOpen(role, 'desk'))).toEqual([
    'safety_office',
    'industry_dept',
    'supervision_group',
    'county_office',
    'township',
  ]);
});

it('lists screens in the order of the navigation', () => {
  for (const role of ROLES) {
    const places = screensOf(role).map((screen) => SCREENS.indexOf(screen));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
});
