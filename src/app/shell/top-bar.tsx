import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '@/data/app-state';
import { useConfiguration } from '@/data/configuration';
import { useProfile, useSession } from '@/data/session';
import type { Role } from '@/domain/enumerations';
import { currentLanguage, LANGUAGES, switchLanguage } from '@/i18n';
import { chooseAppearance, useAppearance } from '@/ui/appearance';
import { DemonstrationTag } from '@/ui/demonstration-tag';
import { MoonIcon, SunIcon } from '@/ui/icons';
import { TopBarSlotTarget } from '@/ui/top-bar-slot';
import { Navigation } from './navigation';
import { UserMenu } from './user-menu';
import styles from './shell.module.css';

/** Title, demonstration mark, navigation, the screen's own slot, language, appearance and account. */
export function TopBar() {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const appState = useAppState();
  const language = currentLanguage();
  const otherLanguage = LANGUAGES.find((each) => each !== language) ?? language;
  const appearance = useAppearance();
  useRoleKeptCurrent(appState.data?.role);
  // The server's word decides; until it has come, or when it cannot, the configuration's.
  const isDemonstration = appState.data?.demonstration ?? configuration.demonstration !== undefined;
  return (
    <header className={styles.bar}>
      <span className={styles.title}>{configuration.title[language]}</span>
      {isDemonstration && <DemonstrationTag />}
      {appState.isError && (
        <span className={styles.warning} role="status">
          {t('shell:stateUnknown')}
        </span>
      )}
      <Navigation place="bar" />
      <TopBarSlotTarget className={styles.slot} />
      <button
        type="button"
        className={styles.iconButton}
        lang={otherLanguage}
        aria-label={t('shell:switchTo', { language: t(`shell:languageName.${otherLanguage}`) })}
        onClick={() => void switchLanguage(otherLanguage)}
      >
        {otherLanguage === 'en' ? 'EN' : '中'}
      </button>
      <button
        type="button"
        className={styles.iconButton}
        aria-label={appearance === 'dark' ? t('shell:appearance.toLight') : t('shell:appearance.toDark')}
        onClick={() => chooseAppearance(appearance === 'dark' ? 'light' : 'dark')}
      >
        {appearance === 'dark' ? <SunIcon /> : <MoonIcon />}
      </button>
      <UserMenu />
    </header>
  );
}

/** A person who was suspended or given another role meanwhile learns it at the next beat, not at the next visit. */
function useRoleKeptCurrent(serverRole: Role | null | undefined): void {
  const session = useSession();
  const { role } = useProfile();
  useEffect(() => {
    if (serverRole !== undefined && serverRole !== role) void session.refreshProfile();
  }, [serverRole, role, session]);
}
