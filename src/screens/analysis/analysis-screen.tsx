import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConfiguration } from '@/data/configuration';
import { useJurisdictions, useTowns } from '@/data/reference';
import { currentLanguage } from '@/i18n';
import { loadCounties } from '@/map/base/geodata';
import { DISPLAY_IDS } from '@/map/displays';
import { loadMapFonts } from '@/map/map-fonts';
import { ErrorNotice } from '@/ui/error-notice';
import { LoadingState } from '@/ui/loading-state';
import { analysisSearchSchema, choiceOf } from './address/analysis-search';
import { AnalysisWorkbench } from './analysis-workbench';

/** Boundaries and the fonts that the map writes with. */
function useGround() {
  return useQuery({
    queryKey: ['map_ground'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const counties = await loadCounties();
      await loadMapFonts(counties.features.flatMap(({ properties }) => [properties.name, properties.nameEn]));
      return counties.features;
    },
  });
}

/** The map with its panels, once what it cannot do without is there. */
export function AnalysisScreen() {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const jurisdictions = useJurisdictions();
  const towns = useTowns();
  const ground = useGround();
  const search = useSearch({ strict: false });
  const error = jurisdictions.error ?? towns.error ?? ground.error;
  if (error)
    return (
      <ErrorNotice
        title={t('analysis:failure.ground.title')}
        meaning={t('analysis:failure.ground.meaning')}
        action={t('analysis:failure.ground.action')}
        detail={error.message}
        onRetry={() => {
          if (jurisdictions.isError) void jurisdictions.refetch();
          if (towns.isError) void towns.refetch();
          if (ground.isError) void ground.refetch();
        }}
      />
    );
  if (!jurisdictions.data || !towns.data || !ground.data) return <LoadingState label={t('analysis:loading.ground')} />;
  return (
    <AnalysisWorkbench
      jurisdictions={jurisdictions.data}
      towns={towns.data}
      counties={ground.data}
      basemap={configuration.basemap}
      start={choiceOf(
        analysisSearchSchema.parse(search),
        { jurisdictions: jurisdictions.data, towns: towns.data },
        DISPLAY_IDS,
      )}
      language={currentLanguage()}
    />
  );
}
