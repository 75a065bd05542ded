import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '@/ui/loading-state';
import { applyMood, moodOf, useAppearance } from '@/ui/appearance';
import { Navigation } from './navigation';
import { TopBar } from './top-bar';
import styles from './shell.module.css';

/** The frame of every screen: top bar, navigation (at the foot on a phone) and the screen itself. */
export function Shell() {
  const { t } = useTranslation();
  const appearance = useAppearance();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shownPath = useRef(pathname);

  useEffect(() => applyMood(moodOf(appearance)), [appearance]);

  useEffect(() => {
    // A new page is announced by moving the reader to it; the first page keeps the focus where it is.
    if (shownPath.current === pathname) return;
    shownPath.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <div className={styles.shell}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('shell:skip')}
      </a>
      <TopBar />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <Suspense fallback={<LoadingState />}>
          <Outlet />
        </Suspense>
      </main>
      <Navigation place="foot" />
    </div>
  );
}
