import { useLocation, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '@/ui/error-notice';

/** An address that names no page. */
export function NotFound() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  return (
    <ErrorNotice
      headingLevel={1}
      title={t('shell:notFound.title')}
      meaning={t('shell:notFound.meaning', { path: pathname })}
      action={t('shell:notFound.action')}
      onRetry={() => void navigate({ to: '/' })}
      retryLabel={t('shell:notFound.back')}
    />
  );
}
