import { useTranslation } from 'react-i18next';
import { useSession, type SessionState } from '@/data/session';
import { ErrorNotice } from '@/ui/error-notice';

type BlockedState = Extract<SessionState, { phase: 'suspended' | 'no_profile' | 'unreachable' }>;

/** Signed in, yet nothing can be shown: suspended, without a role, or the profile cannot be read. */
export function BlockedScreen({ state }: { state: BlockedState }) {
  const { t } = useTranslation();
  const session = useSession();
  const email = state.phase === 'unreachable' ? '' : state.email;
  return (
    <ErrorNotice
      page
      title={t(`login:blocked.${state.phase}.title`)}
      meaning={t(`login:blocked.${state.phase}.meaning`, { email })}
      action={t(`login:blocked.${state.phase}.action`)}
      detail={state.phase === 'unreachable' ? state.detail : undefined}
      onRetry={() => void session.refreshProfile()}
      secondary={{ label: t('login:blocked.signOut'), onPress: () => void session.signOut() }}
    />
  );
}
