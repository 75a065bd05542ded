import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProfile } from '@/data/session';
import { ErrorNotice } from '@/ui/error-notice';
import { mayOpen, type Screen } from './access';

/** Shows a screen to the roles that use it, and to others why not. */
export function RequireScreen({ screen, children }: { screen: Screen; children: ReactNode }) {
  const { t } = useTranslation();
  const { role } = useProfile();
  const navigate = useNavigate();
  if (mayOpen(role, screen)) return children;
  return (
    <ErrorNotice
      headingLevel={1}
      title={t('shell:noAccess.title', { screen: t(`shell:screen.${screen}`) })}
      meaning={t('shell:noAccess.meaning', { role: t(`roles:${role}.name`) })}
      action={t('shell:noAccess.action')}
      onRetry={() => void navigate({ to: '/' })}
      retryLabel={t('shell:noAccess.back')}
    />
  );
}
