import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { requestAccount, type AccountFailureCode } from '@/data/accounts';
import { useProfile, useSession } from '@/data/session';
import { PASSWORD_MINIMUM_LENGTH } from '@/domain/accounts';
import { Button } from '@/ui/button';
import { LoginFrame } from './login-frame';
import { isPasswordAcceptable, passwordRules } from './password-rules';
import styles from './login.module.css';

/** First sign-in or a reset: a password of one's own before any data are shown. */
export function NewPasswordScreen() {
  const { t } = useTranslation();
  const session = useSession();
  const { email } = useProfile();
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ code: AccountFailureCode; detail: string } | null>(null);
  const rules = passwordRules(password, repeated, email);
  const isAcceptable = isPasswordAcceptable(password, repeated, email);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isAcceptable) return;
    setBusy(true);
    setFailure(null);
    const result = await requestAccount({ action: 'change_own_password', password });
    if (result.ok) await session.refreshProfile();
    else setFailure(result);
    setBusy(false);
  };

  return (
    <LoginFrame>
      <h1>{t('login:newPassword.heading')}</h1>
      <p className={styles.hint}>{t('login:newPassword.explain')}</p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {/* Password managers file the new password under this name. */}
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <label>
          <span>{t('login:newPassword.password')}</span>
          <input
            type="password"
            name="new-password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            aria-describedby="password-rules"
            required
          />
        </label>
        <label>
          <span>{t('login:newPassword.repeat')}</span>
          <input
            type="password"
            name="repeat-password"
            autoComplete="new-password"
            value={repeated}
            onChange={(event) => setRepeated(event.target.value)}
            aria-describedby="password-rules"
            required
          />
        </label>
        <div id="password-rules" className={styles.rules}>
          <p>{t('login:newPassword.rules')}</p>
          <ul>
            {rules.map((rule) => (
              <li key={rule.name} data-met={rule.isMet}>
                {t(`login:newPassword.rule.${rule.name}`, { minimum: PASSWORD_MINIMUM_LENGTH })}
                <span className="visually-hidden">
                  {rule.isMet ? t('login:newPassword.met') : t('login:newPassword.unmet')}
                </span>
              </li>
            ))}
          </ul>
        </div>
        <p className={styles.failure} role="alert" hidden={!failure}>
          {failure && t(`login:newPassword.error.${wordsFor(failure.code)}`, { detail: failure.detail })}
        </p>
        <Button type="submit" look="primary" large disabled={!isAcceptable || isBusy}>
          {isBusy ? t('login:newPassword.submitting') : t('login:newPassword.submit')}
        </Button>
        <Button onClick={() => void session.signOut()}>{t('login:blocked.signOut')}</Button>
      </form>
    </LoginFrame>
  );
}

function wordsFor(code: AccountFailureCode): 'WEAK_PASSWORD' | 'FORBIDDEN' | 'UNREACHABLE' | 'UNEXPECTED' {
  if (code === 'WEAK_PASSWORD' || code === 'FORBIDDEN' || code === 'UNREACHABLE') return code;
  return 'UNEXPECTED';
}
