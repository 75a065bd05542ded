import { useCallback, useState } from 'react';
import type { Jurisdiction } from '@/data/reference';
import type { CameraTarget } from '@/map/stage/camera';
import type { Choice, ChoiceStore, RecordKey } from '@/store/choice';
import type { ColumnStore } from '@/store/column-store';
import { jurisdictionOf } from '@/store/question-ticks';
import type { Stores } from '@/store/shown-values';

/** Zoom at which "show on the map" stops: streets would be visible, neighbours stay in view. */
const recordZoom = 13.5;

/** Where the map goes next, and the acts that send it there. `start` is what the address said when the page was opened. */
export function useMapTarget(
  choices: ChoiceStore,
  start: Choice,
  jurisdictions: readonly Jurisdiction[],
  stores: Stores,
) {
  const [target, setTarget] = useState<CameraTarget | null>(() => startTarget(start, jurisdictions));

  const enter = useCallback(
    (id: number | null) => {
      const next = jurisdictions.find((each) => each.id === id);
      choices.getState().enterJurisdiction(next?.code ?? null);
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
  const show = useCallback(
    ({ kind, id }: RecordKey) => {
      const store = stores[kind];
      const place = store && placeOf(store, id);
      const zoom = Math.max(recordZoom, choices.getState().view?.zoom ?? 0);
      if (place) setTarget({ to: 'view', view: { ...place, zoom } });
    },
    [choices, stores],
  );
  const restored = useCallback(
    (next: Choice) =>
      setTarget(next.view ? { to: 'view', view: next.view } : (startTarget(next, jurisdictions) ?? { to: 'city' })),
    [jurisdictions],
  );

  // A shared link names a record but not where it lies: the map goes there once its kind has come.
  const [isStartShown, setIsStartShown] = useState(start.selected === null || start.view !== null);
  const startStore = start.selected ? stores[start.selected.kind] : undefined;
  if (!isStartShown && start.selected && startStore) {
    setIsStartShown(true);
    const place = placeOf(startStore, start.selected.id);
    if (place) setTarget({ to: 'view', view: { ...place, zoom: recordZoom } });
  }

  return { target, enter, enterCounty, show, restored };
}

/** Where a record lies, in degrees; null for one without a place. */
function placeOf(store: ColumnStore, id: number): { longitude: number; latitude: number } | null {
  const row = store.rowOf(id);
  return row < 0 ? null : store.placeOf(row);
}

/** Where the map goes first: an address that names its view is shown as it is, one that names a county from its side. */
function startTarget(start: Choice, jurisdictions: readonly Jurisdiction[]): CameraTarget | null {
  if (start.view !== null) return null;
  const county = jurisdictions.find(({ code }) => code === jurisdictionOf(start.question));
  return county?.adcode ? { to: 'county', adcode: county.adcode } : null;
}
