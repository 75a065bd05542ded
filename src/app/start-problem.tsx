import { useTranslation } from 'react-i18next';
import type { StartProblem } from '@/data/configuration';
import { ErrorNotice } from '@/ui/error-notice';

/** `/config.json` is missing or wrong: nothing can start, so the whole page says why. */
export function StartProblemNotice({ problem, onRetry }: { problem: StartProblem; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <ErrorNotice
      page
      title={t('shell:start.title')}
      meaning={t('shell:start.meaning')}
      action={t(`shell:start.${problem.reason}.action`)}
      detail={problem.detail}
      onRetry={onRetry}
      retryLabel={t('common:reload')}
    />
  );
}
