import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Jurisdiction, Town } from '@/data/reference';
import type { Basemap } from '@/domain/configuration';
import type { Language } from '@/i18n';
import type { County } from '@/map/base/geodata';
import type { PictureSummary } from '@/map/composition';
import { RiskMap } from '@/map/risk-map';
import type { MapHover } from '@/map/tools/browse-tool';
import { ColourSwitch } from '@/panels/display/colour-switch';
import { DisplaySwitch } from '@/panels/display/display-switch';
import { FeedAge } from '@/panels/feed/feed-age';
import { FeedNotice } from '@/panels/feed/feed-notice';
import { LoadProgress } from '@/panels/feed/load-progress';
import { ChosenChips } from '@/panels/filters/chosen-chips';
import { EmptyMap } from '@/panels/filters/empty-map';
import { FilterPanels } from '@/panels/filters/filter-panels';
import { LeftOutNotice } from '@/panels/filters/left-out-notice';
import { PassingCount } from '@/panels/filters/passing-count';
import { Breadcrumb } from '@/panels/jurisdiction/breadcrumb';
import { JurisdictionList } from '@/panels/jurisdiction/jurisdiction-list';
import { WayBack } from '@/panels/jurisdiction/way-back';
import { LegendPanel } from '@/panels/legend/legend-panel';
import { LensViewContext, type LensView } from '@/panels/lens-view';
import { HoverCard } from '@/panels/record/hover-card';
import { RecordCard } from '@/panels/record/record-card';
import { ViewList } from '@/panels/record/view-list';
import { SearchBox } from '@/panels/search/search-box';
import { jurisdictionOf } from '@/store/question-ticks';
import { TopBarSlot } from '@/ui/top-bar-slot';
import type { ChoiceReading } from './address/analysis-search';
import { useAddress } from './address/use-address';
import { useAnswer } from './use-answer';
import { useEscape } from './use-escape';
import { useFoldedSheet } from './use-folded-sheet';
import { useMapTarget } from './use-map-target';
import styles from './analysis-workbench.module.css';

interface WorkbenchProps {
  jurisdictions: readonly Jurisdiction[];
  towns: readonly Town[];
  counties: readonly County[];
  basemap: Basemap;
  /** What the address said when the page was opened. */
  start: ChoiceReading;
  language: Language;
}

/** Map and panels over one set of columns and one choice. */
export function AnalysisWorkbench({ jurisdictions, towns, counties, basemap, start, language }: WorkbenchProps) {
  const { t } = useTranslation();
  const places = useMemo(() => ({ jurisdictions, towns }), [jurisdictions, towns]);
  const { choices, choice, answer, columns, search, isSearching, retry, retrySearch } = useAnswer(start.choice, places);
  const { target, enter, enterCounty, show, restored } = useMapTarget(
    choices,
    start.choice,
    jurisdictions,
    answer.stores,
  );
  const [leftOut, setLeftOut] = useState(start.leftOut);
  const onRestored = useCallback(
    (reading: ChoiceReading) => {
      setLeftOut(reading.leftOut);
      restored(reading.choice);
    },
    [restored],
  );
  useAddress(choices, places, onRestored);
  useEscape(choices, enter);
  const [picture, setPicture] = useState<PictureSummary | null>(null);
  const [hover, setHover] = useState<MapHover | null>(null);
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const { screen, head } = useFoldedSheet();

  const { selected } = choice;
  const entered = jurisdictions.find(({ code }) => code === jurisdictionOf(choice.question)) ?? null;
  const view: LensView = { choice, answer, columns, places, entered, language, enter, show };
  return (
    <LensViewContext value={view}>
      <div ref={screen} className={styles.screen} data-card={selected !== null}>
        <TopBarSlot>
          <FeedAge columns={columns} />
        </TopBarSlot>
        <h1 className="visually-hidden">{t('analysis:title')}</h1>
        <section className={styles.panel} aria-label={t('analysis:panel')} data-open={isSheetOpen}>
          <button
            type="button"
            className={styles.handle}
            aria-expanded={isSheetOpen}
            aria-controls="analysis-panel"
            onClick={() => setIsSheetOpen(!isSheetOpen)}
          >
            {t(isSheetOpen ? 'analysis:sheet.close' : 'analysis:sheet.open')}
          </button>
          <div ref={head} className={styles.panelHead}>
            <SearchBox search={search} onRetry={retrySearch} />
            <Breadcrumb />
            <PassingCount isSearching={isSearching} />
            <ColourSwitch />
            <ChosenChips />
            <LeftOutNotice leftOut={leftOut} onClose={() => setLeftOut([])} />
          </div>
          <div id="analysis-panel" className={styles.panelBody}>
            <DisplaySwitch note={picture?.note ?? null} />
            <LoadProgress onRetry={retry} />
            <LegendPanel />
            <FilterPanels />
            <JurisdictionList />
            <ViewList inView={picture?.inView ?? null} />
          </div>
        </section>
        <div className={styles.map}>
          <RiskMap
            choices={choices}
            answer={answer}
            today={columns.today}
            base={{ basemap, counties, entered: entered?.adcode ?? null, onEnter: enterCounty }}
            target={target}
            onHover={setHover}
            onSummary={setPicture}
          />
          <FeedNotice />
          {hover && <HoverCard hover={hover} />}
          <WayBack />
          {columns.beat !== 'loading' && !isSearching && answer.counts.passing === 0 && <EmptyMap />}
        </div>
        {selected && <RecordCard className={styles.card} recordKey={selected} />}
      </div>
    </LensViewContext>
  );
}
