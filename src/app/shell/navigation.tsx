import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProfile } from '@/data/session';
import { DeskIcon, MapIcon, PeopleIcon, WallIcon } from '@/ui/icons';
import { screensOf, type Screen } from '../access';
import styles from './shell.module.css';

const icons: Readonly<Record<Screen, () => ReactNode>> = {
  command: WallIcon,
  analysis: MapIcon,
  desk: DeskIcon,
  admin: PeopleIcon,
};

/**
 * Links to the screens of one's role. Rendered twice, in the bar and at the foot; the style sheet
 * shows one of them by the width of the window, so that only one is ever in the reader's list.
 */
export function Navigation({ place }: { place: 'bar' | 'foot' }) {
  const { t } = useTranslation();
  const { role } = useProfile();
  return (
    <nav
      className={place === 'bar' ? styles.barNavigation : styles.footNavigation}
      aria-label={t('shell:mainNavigation')}
    >
      {screensOf(role).map((screen) => {
        const Icon = icons[screen];
        return (
          <Link key={screen} to={`/${screen}`} activeProps={{ 'aria-current': 'page' }}>
            <Icon />
            <span>{t(`shell:screen.${screen}`)}</span>
          </Link>
        );
      })}
    </nav>
  );
}
