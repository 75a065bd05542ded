import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '@/ui/error-notice';

/** A table of this page that could not be read. */
export function LoadFailed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <ErrorNotice
      title={t('admin:loadFailed.title')}
      meaning={t('admin:loadFailed.meaning')}
      action={t('admin:loadFailed.action')}
      detail={error.message}
      onRetry={onRetry}
    />
  );
}
