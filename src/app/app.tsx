import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '@/domain/configuration';
import { ConfigurationContext, loadConfiguration, type LoadedConfiguration } from '@/data/configuration';
import { createSession, SessionContext, useSessionState, type Session } from '@/data/session';
import { connectSupabase } from '@/data/supabase-client';
import { currentLanguage } from '@/i18n';
import { BlockedScreen } from '@/screens/login/blocked-screen';
import { LoginScreen } from '@/screens/login/login-screen';
import { NewPasswordScreen } from '@/screens/login/new-password-screen';
import { LoadingState } from '@/ui/loading-state';
import { ErrorBoundary } from './error-boundary';
import { StartProblemNotice } from './start-problem';

const Workspace = lazy(() => import('./workspace').then((module) => ({ default: module.Workspace })));

interface Started {
  readonly configuration: Configuration;
  readonly session: Session;
}

/** The whole page: reads the configuration, then stands where the session says. */
export function App() {
  const { t, i18n } = useTranslation();
  const [started, setStarted] = useState<Started | null>(null);
  const [failed, setFailed] = useState<Extract<LoadedConfiguration, { ok: false }> | null>(null);
  const isStarting = useRef(false);

  useEffect(() => {
    // Strict mode runs effects twice; the page has one client.
    if (isStarting.current) return;
    isStarting.current = true;
    void loadConfiguration().then((loaded) => {
      if (!loaded.ok) {
        setFailed(loaded);
        return;
      }
      const client = connectSupabase(loaded.configuration);
      setStarted({ configuration: loaded.configuration, session: createSession(client) });
    });
  }, []);

  useEffect(() => {
    if (started) document.title = started.configuration.title[currentLanguage()];
  }, [started, i18n.language]);

  if (failed) return <StartProblemNotice problem={failed.problem} onRetry={() => window.location.reload()} />;
  if (!started) return <LoadingState page label={t('shell:startingUp')} />;
  return (
    <ErrorBoundary>
      <ConfigurationContext value={started.configuration}>
        <SessionContext value={started.session}>
          <SessionGate />
        </SessionContext>
      </ConfigurationContext>
    </ErrorBoundary>
  );
}

/** Everything behind the sign-in is another chunk: the sign-in page loads neither antd nor the map. */
function SessionGate() {
  const { t } = useTranslation();
  const state = useSessionState();
  useFreshPagePerPerson(state.phase === 'ready' ? state.profile.user_id : null);
  switch (state.phase) {
    case 'loading':
      return <LoadingState page label={t('shell:readingAccount')} />;
    case 'signed_out':
      return <LoginScreen isExpired={state.isExpired} />;
    case 'must_change_password':
      return <NewPasswordScreen />;
    case 'suspended':
    case 'no_profile':
    case 'unreachable':
      return <BlockedScreen state={state} />;
    case 'ready':
      return (
        <Suspense fallback={<LoadingState page />}>
          <Workspace />
        </Suspense>
      );
  }
}

/** What one person loaded stays in memory; when another signs in on the same page, it is loaded afresh. */
function useFreshPagePerPerson(userId: string | null): void {
  const first = useRef<string | null>(null);
  useEffect(() => {
    if (userId === null) return;
    if (first.current === null) first.current = userId;
    else if (first.current !== userId) window.location.reload();
  }, [userId]);
}
