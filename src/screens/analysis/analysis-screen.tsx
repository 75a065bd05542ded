import { EmptyState } from '@/ui/empty-state';
import { useTranslation } from 'react-i18next';

/** The map's place. */
export function AnalysisScreen() {
  const { t } = useTranslation();
  return <EmptyState title={t('shell:screen.analysis')} />;
}
