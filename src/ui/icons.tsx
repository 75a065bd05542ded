import type { ReactNode } from 'react';

/** All icons are drawn on a grid of 24 with round ends. Their line is 1.5 CSS pixels wide, whatever their size in CSS pixels. */
function Icon({ size = 20, children }: { size?: number; children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={(1.5 * 24) / size}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

/** A wall screen on its foot. */
export const WallIcon = () => (
  <Icon>
    <rect x="3" y="4" width="18" height="12" rx="1.5" />
    <path d="M9 20h6M12 16v4M7 12l3-3 2 2 4-4" />
  </Icon>
);

/** A folded map with a point. */
export const MapIcon = () => (
  <Icon>
    <path d="M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2z" />
    <path d="M9 4v14M15 6v14" />
  </Icon>
);

/** A ledger with ticked lines. */
export const DeskIcon = () => (
  <Icon>
    <rect x="5" y="3.5" width="14" height="17" rx="1.5" />
    <path d="M8 9l1.2 1.2L11.5 8M8 15l1.2 1.2L11.5 14M14 9.5h2.5M14 15.5h2.5" />
  </Icon>
);

/** Two people. */
export const PeopleIcon = () => (
  <Icon>
    <circle cx="9" cy="8" r="3.2" />
    <path d="M3 19c.5-3.4 2.9-5.2 6-5.2s5.5 1.8 6 5.200M15.5 5.200a3 3 0 0 1 0 5.700M17.5 14.200c2 .7 3.2 2.4 3.5 4.8" />
  </Icon>
);

export const SunIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.600l1.4 1.400M17 17l1.4 1.400M5.6 18.400L7 17M17 7l1.4-1.4" />
  </Icon>
);

export const MoonIcon = () => (
  <Icon>
    <path d="M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10z" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon>
    <circle cx="12" cy="8" r="3.6" />
    <path d="M5 20c.6-4 3.4-6 7-6s6.4 2 7 6" />
  </Icon>
);

/** A dashed box, as one draws it; small, beside its word. */
export const RectangleIcon = () => (
  <Icon size={16}>
    <rect x="3" y="5.25" width="18" height="13.5" strokeDasharray="1.35 4.95" strokeDashoffset="-1.125" />
  </Icon>
);

/** A rope thrown around something; small, beside its word. */
export const LassoIcon = () => (
  <Icon size={16}>
    <path d="M8.25 15.75C1.5 13.5 2.25 4.5 12 4.5s12 8.25 3.75 10.8S6 14.25 7.5 18.75l-1.5 2.25" />
  </Icon>
);
