import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Jurisdiction, Town } from '@/data/reference';
import type { Basemap } from '@/domain/configuration';
import type { Language } from '@/i18n';
import { RiskMap, type MapHover, type MapTarget } from '@/map/risk-map';
import type { County } from '@/map/base/geodata';
import type { Scene } from '@/map/scene';
import { answerOf } from '@/store/answer';
import { createChoiceStore, type Choice, type RecordKey } from '@/store/choice';
import type { ColumnStore } from '@/store/column-store';
import type { BeatState } from '@/store/columns-state';
import { NO_PLACE } from '@/kinds/packed-columns';
import { filterOf } from '@/store/choice-filter';
import type { ShownValue } from '@/kinds/colour-variables';
import type { RiskValue, StatusValue } from '@/domain/shown-scales';
import { shownFacet } from '@/store/shown-values';
import { DataAge, type DataAgeState } from '@/ui/data-age';
import { TopBarSlot } from '@/ui/top-bar-slot';
import { RecordCard } from '@/panels/record/record-card';
import { ChosenChips } from '@/panels/filters/chosen-chips';
import { FilterPanels } from '@/panels/filters/filter-panels';
import { EmptyMap } from '@/panels/filters/empty-map';
import { FeedNotice } from '@/panels/feed/feed-notice';
import { HoverCard } from '@/panels/record/hover-card';
import { WayBack } from '@/panels/jurisdiction/way-back';
import { Breadcrumb } from '@/panels/jurisdiction/breadcrumb';
import { ColourSwitch } from '@/panels/display/colour-switch';
import { DisplaySwitch } from '@/panels/display/display-switch';
import { JurisdictionList } from '@/panels/jurisdiction/jurisdiction-list';
import { LegendPanel } from '@/panels/legend/legend-panel';
import { LoadProgress, pendingKinds } from '@/panels/feed/load-progress';
import { PassingCount } from '@/panels/filters/passing-count';
import { SearchBox } from '@/panels/search/search-box';
import { ViewList } from '@/panels/record/view-list';
import { useAddress } from './address/use-address';
import { useFoldedSheet } from './use-folded-sheet';
import { useColumns, useToday } from '@/panels/feed/use-columns';
import styles from './analysis-workbench.module.css';

interface WorkbenchProps {
  jurisdictions: readonly Jurisdiction[];
  towns: readonly Town[];
  counties: readonly County[];
  basemap: Basemap;
  /** What the address said when the page was opened. */
  start: Choice;
  language: Language;
}

const ageStates: Record<BeatState, DataAgeState> = { loading: 'loading', live: 'live', lost: 'lost', stopped: 'stale' };

/** Zoom at which "show on the map" stops: streets would be visible, neighbours stay in view. */
const recordZoom = 13.5;

/** Map and panels over one set of columns and one choice. */
export function AnalysisWorkbench({ jurisdictions, towns, counties, basemap, start, language }: WorkbenchProps) {
  const { t } = useTranslation();
  const [choices] = useState(() => createChoiceStore(start));
  const choice = useStore(choices);
  const today = useToday();
  const { columns, texts, retry } = useColumns(today);
  const search = useStore(texts.state);
  const [scene, setScene] = useState<Scene | null>(null);
  const [hover, setHover] = useState<MapHover | null>(null);
  const [target, setTarget] = useState<MapTarget | null>(() => startTarget(start, jurisdictions));
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const { screen, head } = useFoldedSheet();

  const { table, revision } = columns;
  const { kinds, variable, display, jurisdiction, text, selected } = choice;
  // The same object until one of its parts is another.
  const chosen = useStore(choices, useShallow(filterOf));
  const { found } = search;
  const filter = useMemo(() => ({ ...chosen, found }), [chosen, found]);
  const levels: ReadonlySet<ShownValue> = filter[shownFacet(variable)];
  const toggleLevel = (value: ShownValue) =>
    variable === 'risk' ? choice.toggle('risk', value as RiskValue) : choice.toggle('status', value as StatusValue);
  useEffect(() => texts.search(text), [texts, text]);
  // Counts under an older text, or of rows not searched yet, are nobody's answer.
  const isSearching = search.phase === 'searching' || search.text !== text;
  // The table changes in place: `revision` says when. Filtering by the same filter again does nothing.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const answer = useMemo(() => answerOf(table, filter, variable, today), [table, revision, filter, variable, today]);
  const { stores, shown, counts } = answer;

  const entered = jurisdictions.find(({ id }) => id === jurisdiction) ?? null;
  const nameOfJurisdiction = entered && (language === 'zh-CN' ? entered.name : entered.name_en);

  const enter = useCallback(
    (id: number | null) => {
      choices.getState().enterJurisdiction(id);
      const next = jurisdictions.find((each) => each.id === id);
      setTarget(next?.adcode ? { to: 'county', adcode: next.adcode } : { to: 'city' });
    },
    [choices, jurisdictions],
  );
  const enterCounty = useCallback(
    (adcode: string) => {
      const county = jurisdictions.find((each) => each.adcode === adcode);
      if (county) enter(county.id);
    },
    [enter, jurisdictions],
  );
  const select = useCallback((key: RecordKey | null) => choices.getState().select(key), [choices]);
  const open = (key: RecordKey) => {
    select(key);
    const store = stores[key.kind];
    const view = store && placeOf(store, key.id);
    if (view) setTarget({ to: 'view', view: { ...view, zoom: Math.max(recordZoom, choice.view?.zoom ?? 0) } });
  };
  const restored = useCallback(
    (next: Choice) =>
      setTarget(next.view ? { to: 'view', view: next.view } : (startTarget(next, jurisdictions) ?? { to: 'city' })),
    [jurisdictions],
  );
  const places = useMemo(() => ({ jurisdictions, towns }), [jurisdictions, towns]);
  useAddress(choices, places, restored);

  // Esc closes the card first, then leaves the county.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const now = choices.getState();
      if (now.selected) now.select(null);
      else if (now.jurisdiction !== null) enter(null);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [choices, enter]);

  // A shared link names a record but not where it lies: the map goes there once its kind has come.
  const [isStartShown, setIsStartShown] = useState(start.selected === null || start.view !== null);
  const startStore = start.selected ? stores[start.selected.kind] : undefined;
  if (!isStartShown && start.selected && startStore) {
    setIsStartShown(true);
    const view = placeOf(startStore, start.selected.id);
    if (view) setTarget({ to: 'view', view: { ...view, zoom: recordZoom } });
  }

  const isFinal = pendingKinds(columns).length === 0;
  return (
    <div ref={screen} className={styles.screen} data-card={selected !== null}>
      <TopBarSlot>
        <DataAge asOf={columns.asOf === null ? null : new Date(columns.asOf)} state={ageStates[columns.beat]} />
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
          <SearchBox
            text={text}
            search={search}
            answer={answer}
            variable={variable}
            today={today}
            jurisdictions={jurisdictions}
            onText={choice.searchFor}
            onRetry={texts.retry}
            onOpen={open}
          />
          <Breadcrumb
            city={t('analysis:city')}
            jurisdiction={nameOfJurisdiction}
            isZone={entered?.kind === 'ZONE'}
            onBack={() => enter(null)}
          />
          <PassingCount count={counts.passing} isSearching={isSearching} isFinal={isFinal} />
          <ColourSwitch variable={variable} onChange={choice.colourBy} />
          <ChosenChips filter={filter} towns={towns} onClear={choice.clear} onClearAll={choice.clearAll} />
        </div>
        <div id="analysis-panel" className={styles.panelBody}>
          <DisplaySwitch display={display} scene={scene} onChange={choice.displayAs} />
          <LoadProgress columns={columns} onRetry={retry} />
          <LegendPanel
            variable={variable}
            counts={counts}
            stores={stores}
            kinds={kinds}
            levels={levels}
            hasShape={filter.shape !== null}
            onKind={choice.toggleKind}
            onLevel={toggleLevel}
            onClearLevels={() => choice.clear(shownFacet(variable))}
          />
          <FilterPanels choice={choice} counts={counts} towns={towns} entered={entered} />
          <JurisdictionList
            jurisdictions={jurisdictions}
            counts={counts.facets.jurisdiction}
            entered={jurisdiction}
            onEnter={enter}
          />
          <ViewList
            scene={scene}
            stores={stores}
            shown={shown}
            variable={variable}
            today={today}
            selected={selected}
            onSelect={select}
          />
        </div>
      </section>
      <div className={styles.map}>
        <RiskMap
          answer={answer}
          variable={variable}
          display={display}
          today={today}
          selected={selected}
          enteredAdcode={entered?.adcode ?? null}
          shape={filter.shape}
          onShape={(shape) => choice.narrow({ shape })}
          counties={counties}
          basemap={basemap}
          startView={start.view}
          onView={choice.lookAt}
          onScene={setScene}
          onHover={setHover}
          onSelect={select}
          onCounty={enterCounty}
          target={target}
        />
        <FeedNotice beat={columns.beat} failure={columns.failure} news={columns.news} asOf={columns.asOf} />
        {hover && <HoverCard hover={hover} variable={variable} />}
        {entered && <WayBack city={t('analysis:city')} onBack={() => enter(null)} />}
        {columns.beat !== 'loading' && !isSearching && counts.passing === 0 && <EmptyMap />}
      </div>
      {selected && (
        <RecordCard
          className={styles.card}
          recordKey={selected}
          stores={stores}
          shown={shown}
          variable={variable}
          today={today}
          revision={revision}
          jurisdictions={jurisdictions}
          onSelect={select}
          onShow={(place) =>
            setTarget({ to: 'view', view: { ...place, zoom: Math.max(recordZoom, choice.view?.zoom ?? 0) } })
          }
          onClose={() => select(null)}
        />
      )}
    </div>
  );
}

/** Where a record lies, in degrees; null for one without a place. */
function placeOf(store: ColumnStore, id: number): { longitude: number; latitude: number } | null {
  const row = store.rowOf(id);
  const longitude = row < 0 ? NO_PLACE : store.column('lon')[row]!;
  return longitude === NO_PLACE ? null : { longitude: longitude / 1e6, latitude: store.column('lat')[row]! / 1e6 };
}

/** Where the map goes first: an address that names its view is shown as it is, one that names a county from its side. */
function startTarget(start: Choice, jurisdictions: readonly Jurisdiction[]): MapTarget | null {
  if (start.view !== null) return null;
  const county = jurisdictions.find(({ id }) => id === start.jurisdiction);
  return county?.adcode ? { to: 'county', adcode: county.adcode } : null;
}
