import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfiguration } from '@/data/configuration';
import { useSession, type SignInResult } from '@/data/session';
import { Button } from '@/ui/button';
import { DemonstrationAccounts } from './demonstration-accounts';
import { LoginFrame } from './login-frame';
import { useCountdown } from './use-countdown';
import styles from './login.module.css';

type Failure = Exclude<SignInResult, { ok: true }> | { ok: false; reason: 'EMPTY' };

/** Sign-in with e-mail and password; in demonstration mode with accounts at one click. */
export function LoginScreen({ isExpired = false }: { isExpired?: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const { demonstration } = useConfiguration();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const waiting = useCountdown();
  const passwordInput = useRef<HTMLInputElement>(null);
  const mounted = useRef(true);
  const errorId = useId();

  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const signIn = async (address: string, secret: string) => {
    if (!address.trim() || !secret) {
      setFailure({ ok: false, reason: 'EMPTY' });
      return;
    }
    setBusy(true);
    setFailure(null);
    const result = await session.signIn(address, secret);
    if (!mounted.current) return;
    setBusy(false);
    if (result.ok) return;
    setFailure(result);
    if (result.reason === 'THROTTLED' && result.retryAfterSeconds !== null) waiting.start(result.retryAfterSeconds);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn(email, password);
  };

  const chooseDemonstration = (address: string) => {
    setEmail(address);
    if (demonstration?.password !== undefined) {
      void signIn(address, demonstration.password);
      return;
    }
    passwordInput.current?.focus();
  };

  return (
    <LoginFrame>
      <h1>{t('login:heading')}</h1>
      {isExpired && (
        <p className={styles.notice} role="status">
          {t('login:expired')}
        </p>
      )}
      <form onSubmit={submit} noValidate>
        <label>
          <span>{t('login:email')}</span>
          <input
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            aria-describedby={failure ? errorId : undefined}
            required
          />
        </label>
        <label>
          <span>{t('login:password')}</span>
          <input
            ref={passwordInput}
            type="password"
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            aria-describedby={failure ? errorId : undefined}
            required
          />
        </label>
        <FailureNotice id={errorId} failure={failure} secondsLeft={waiting.secondsLeft} />
        <Button type="submit" look="primary" large disabled={isBusy || waiting.secondsLeft > 0}>
          {isBusy ? t('login:submitting') : t('login:submit')}
        </Button>
      </form>
      <p className={styles.hint}>{t('login:noSelfRegistration')}</p>
      {demonstration && (
        <DemonstrationAccounts
          demonstration={demonstration}
          disabled={isBusy || waiting.secondsLeft > 0}
          onChoose={chooseDemonstration}
        />
      )}
    </LoginFrame>
  );
}

function FailureNotice(props: { id: string; failure: Failure | null; secondsLeft: number }) {
  const { t } = useTranslation();
  const { failure, secondsLeft } = props;
  // The region is there before its words are: a reader announces what changes in it.
  return (
    <p id={props.id} className={styles.failure} role="alert" hidden={!failure}>
      {failure && failureWords()}
    </p>
  );

  function failureWords(): string {
    if (!failure) return '';
    if (failure.reason === 'THROTTLED') {
      if (failure.retryAfterSeconds === null) return t('login:error.THROTTLED_UNKNOWN');
      return secondsLeft > 0 ? t('login:error.THROTTLED', { count: secondsLeft }) : t('login:error.THROTTLE_OVER');
    }
    if (failure.reason === 'UNEXPECTED') return t('login:error.UNEXPECTED', { detail: failure.detail });
    return t(`login:error.${failure.reason}`);
  }
}
