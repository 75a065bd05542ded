import { useTranslation } from 'react-i18next';
import { useSession, useProfile } from '@/data/session';
import { Button } from '@/ui/button';
import { PersonIcon } from '@/ui/icons';
import { ScopeWords } from './scope-words';
import styles from './shell.module.css';

const menuId = 'user-menu';

/** Who is signed in, as what, for which part of the city, and the way out. */
export function UserMenu() {
  const { t } = useTranslation();
  const session = useSession();
  const profile = useProfile();
  return (
    <>
      <button
        type="button"
        className={styles.userButton}
        popoverTarget={menuId}
        aria-label={t('shell:userMenu.open', { name: profile.display_name })}
      >
        <PersonIcon />
        <span>{profile.display_name}</span>
      </button>
      <div id={menuId} popover="auto" className={styles.userMenu}>
        <dl>
          <div>
            <dt>{t('shell:userMenu.account')}</dt>
            <dd>
              {profile.display_name}
              <br />
              {profile.email}
            </dd>
          </div>
          <div>
            <dt>{t('shell:userMenu.role')}</dt>
            <dd>{t(`roles:${profile.role}.name`)}</dd>
          </div>
          <div>
            <dt>{t('shell:userMenu.scope')}</dt>
            <dd>
              <ScopeWords profile={profile} />
            </dd>
          </div>
        </dl>
        <Button onClick={() => void session.signOut()}>{t('shell:userMenu.signOut')}</Button>
      </div>
    </>
  );
}
