import type { Role } from '@/domain/enumerations';

/** The screens of the workspace, in the order of the navigation. */
export const SCREENS = ['command', 'analysis', 'desk', 'admin'] as const;
export type Screen = (typeof SCREENS)[number];

/**
 * Who finds which screen in the navigation. It saves people from pages that are of no use to
 * them; what anybody may read or change is decided by the row policies in SQL alone.
 */
const screensByRole: Readonly<Record<Role, readonly Screen[]>> = {
  city_leader: ['command', 'analysis'],
  safety_office: ['command', 'analysis', 'desk', 'admin'],
  analyst: ['command', 'analysis'],
  industry_dept: ['command', 'analysis', 'desk'],
  supervision_group: ['command', 'analysis', 'desk'],
  county_office: ['analysis', 'desk'],
  township: ['analysis', 'desk'],
  auditor: ['command', 'analysis'],
};

/** The screens a role uses, in the order of the navigation. */
export function screensOf(role: Role): readonly Screen[] {
  return screensByRole[role];
}

/** True when the screen is open to the role. */
export function mayOpen(role: Role, screen: Screen): boolean {
  return screensByRole[role].includes(screen);
}
