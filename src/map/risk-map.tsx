import { booleanPointInPolygon } from '@turf/turf';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { StyleSpecification } from 'maplibre-gl';
import { useTranslation } from 'react-i18next';
import type { Basemap } from '@/domain/configuration';
import { currentLanguage } from '@/i18n';
import type { Ring } from '@/lib/geography/ring';
import type { Answer } from '@/store/answer';
import type { Bounds } from '@/store/block-bounds';
import type { Display, RecordKey, ViewState } from '@/store/choice';
import type { ColourVariable } from '@/kinds/colour-variables';
import { moodOf, useAppearance } from '@/ui/appearance';
import { moods } from '@/ui/tokens';
import { baseStyle, type OuterBase } from './base/base-style';
import { boundsOf, joinBounds, type County } from './base/geodata';
import { outerBase } from './base/outer-base';
import { clusterRadius } from './layers/cluster-radius';
import { MapNotes } from './map-notes';
import { composeLayers } from './compose-layers';
import { createMapCanvas, type MapCanvas, type MapEvents } from './map-canvas';
import { loadNameFonts } from './map-fonts';
import { pick, type Picked } from './pick';
import { ShapeTools } from './shape-tools';
import { composeScene, type MarkInput, type Scene } from './scene';
import { drawSprite } from './symbol-sprite';
import styles from './map.module.css';

interface RiskMapProps {
  readonly answer: Answer;
  readonly variable: ColourVariable;
  readonly display: Display;
  readonly today: number;
  readonly selected: RecordKey | null;
  /** The county drilled into, or null; a zone has none. */
  readonly enteredAdcode: string | null;
  /** The drawn shape that filters. */
  readonly shape: Ring | null;
  readonly onShape: (shape: Ring | null) => void;
  readonly counties: readonly County[];
  readonly basemap: Basemap;
  /** Where to look at first; null = the whole city. */
  readonly startView: ViewState | null;
  readonly onView: (view: ViewState) => void;
  readonly onScene: (scene: Scene) => void;
  readonly onHover: (hover: MapHover | null) => void;
  readonly onSelect: (key: RecordKey | null) => void;
  readonly onCounty: (adcode: string) => void;
  /** Where to move, once for every new value. */
  readonly target: MapTarget | null;
}

/** Half the height of the figure in a hexagon, CSS pixels. */
const hexagonFigureRadius = 5;

/** A record under the pointer, or a cluster, and where on the map, in CSS pixels. */
export interface MapHover {
  readonly picked: Picked;
  readonly x: number;
  readonly y: number;
  /** Size of the map, so that a card stays within it. */
  readonly width: number;
  readonly height: number;
}

/** A camera move: to bounds or to a place. */
export type MapTarget =
  | { readonly to: 'city' }
  | { readonly to: 'county'; readonly adcode: string }
  | { readonly to: 'view'; readonly view: ViewState };

/** The map: state in, picture out. Everything a person does on it comes back as a call. */
export function RiskMap(props: RiskMapProps) {
  const { answer, variable, display, today, selected, enteredAdcode, shape, counties, basemap } = props;
  const { t } = useTranslation();
  const language = currentLanguage();
  const appearance = useAppearance();
  const mood = moods[moodOf(appearance)];
  const container = useRef<HTMLDivElement>(null);
  const canvas = useRef<MapCanvas | null>(null);
  /** The style last given to the map: giving it again would rebuild every tile. */
  const drawnStyle = useRef<StyleSpecification | null>(null);
  const [look, setLook] = useState<{ bounds: Bounds; zoom: number } | null>(null);
  /** How often the layers were lost with their context. */
  const [losses, setLosses] = useState(0);
  const [isReady, setIsReady] = useState(false);
  const [outer, setOuter] = useState<OuterBase | null>(null);
  const [outerTrouble, setOuterTrouble] = useState<string | null>(null);

  useEffect(() => {
    let isCurrent = true;
    outerBase(basemap, mood).then(
      (base) => isCurrent && setOuter(base),
      (error: unknown) => isCurrent && setOuterTrouble(String(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [basemap, mood]);

  const [hasNames, setHasNames] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    // Names in another font are better than none.
    const show = () => isCurrent && setHasNames(true);
    loadNameFonts().then(show, (error: unknown) => {
      console.error('The font of the names on the map could not be loaded:', error);
      show();
    });
    return () => {
      isCurrent = false;
    };
  }, []);

  const style = useMemo(() => {
    const ground = outerTrouble === null ? outer : null;
    return baseStyle({ mood, isDark: appearance === 'dark', language, hasNames, outer: ground });
  }, [mood, appearance, language, hasNames, outer, outerTrouble]);
  const sprite = useMemo(
    () => drawSprite(variable, appearance, Math.min(3, Math.max(2, window.devicePixelRatio))),
    [variable, appearance],
  );
  const scene = useMemo(
    () => look && composeScene({ lens: answer.lens, variable, display, today, ...look }),
    [answer, variable, display, today, look],
  );

  // The map outlives every render: its events read what is current.
  const current = useRef({ props, scene });
  useEffect(() => {
    current.current = { props, scene };
  });

  function mapEvents(): MapEvents {
    return {
      onView(view, [west, south, east, north]) {
        const [marginX, marginY] = [(east - west) * 0.08, (north - south) * 0.08];
        setLook({ zoom: view.zoom, bounds: [west - marginX, south - marginY, east + marginX, north + marginY] });
        current.current.props.onView(view);
      },
      onHover(point) {
        const { scene: shownScene, props: now } = current.current;
        const picked =
          point && shownScene && canvas.current
            ? pick(shownScene, markInput(now), canvas.current.projection, point.x, point.y)
            : null;
        canvas.current?.setPointer(picked !== null);
        const size = { width: container.current?.clientWidth ?? 0, height: container.current?.clientHeight ?? 0 };
        now.onHover(picked && point ? { picked, x: point.x, y: point.y, ...size } : null);
      },
      onClick(point, adcode, isTouch) {
        const { scene: shownScene, props: now } = current.current;
        const picked =
          shownScene && canvas.current
            ? pick(shownScene, markInput(now), canvas.current.projection, point.x, point.y, isTouch)
            : null;
        now.onHover(null);
        if (picked?.type === 'symbol') now.onSelect({ kind: picked.mark.kind, id: picked.mark.id });
        else if (picked?.type === 'cluster') canvas.current?.showBounds(picked.cluster.extent(), 120);
        else if (adcode !== null && adcode !== now.enteredAdcode) now.onCounty(adcode);
        else now.onSelect(null);
      },
      onCounty: (adcode) => current.current.props.onCounty(adcode),
      onOuterTrouble: setOuterTrouble,
      onLayersLost: () => setLosses((count) => count + 1),
      onReady: () => setIsReady(true),
    };
  }

  useEffect(() => {
    if (!container.current) return;
    const { startView } = current.current.props;
    drawnStyle.current = style;
    const made = createMapCanvas(
      container.current,
      style,
      startView ?? { bounds: joinBounds(counties.map(boundsOf)), padding: cityPadding(container.current) },
      { map: t('map:label'), zoomIn: t('map:zoomIn'), zoomOut: t('map:zoomOut') },
      mapEvents(),
    );
    canvas.current = made;
    return () => {
      canvas.current = null;
      made.destroy();
      setIsReady(false);
    };
    // Made once: style, words and data follow through the handle below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useEffect(() => {
    if (style === drawnStyle.current) return;
    drawnStyle.current = style;
    canvas.current?.setStyle(style);
  }, [style]);

  useEffect(() => {
    canvas.current?.enterCounty(enteredAdcode);
  }, [enteredAdcode, isReady]);

  useEffect(() => {
    canvas.current?.setCountyButtons(
      counties.map((county) => {
        const { adcode, label: place, ...names } = county.properties;
        const name = language === 'zh-CN' ? names.name : names.nameEn;
        return {
          adcode,
          name,
          title: t('map:enterCounty', { name }),
          place,
          holds: (longitude, latitude) => booleanPointInPolygon([longitude, latitude], county),
        };
      }),
      styles.county!,
    );
  }, [counties, language, t, isReady]);

  useEffect(() => {
    if (!scene) return;
    const { stores, shown } = answer;
    const { revision } = answer.lens;
    canvas.current?.setLayers(
      composeLayers({ scene, sprite, variable, ground: appearance, selected, shape, stores, shown, revision }),
    );
    canvas.current?.keepNamesOff([
      ...scene.clusters.map(({ longitude, latitude, count }) => ({
        longitude,
        latitude,
        radius: clusterRadius(count) + 3,
      })),
      // Hexagons leave no room beside them: a name goes between two lines of figures.
      ...scene.hexagons.map(({ longitude, latitude }) => ({ longitude, latitude, radius: hexagonFigureRadius })),
    ]);
    current.current.props.onScene(scene);
  }, [scene, sprite, variable, appearance, selected, shape, answer, losses]);

  const { target } = props;
  useEffect(() => {
    const map = canvas.current;
    if (!map || !target || !container.current) return;
    if (target.to === 'view') map.lookAt(target.view);
    else if (target.to === 'city') map.showBounds(joinBounds(counties.map(boundsOf)), cityPadding(container.current));
    else {
      const county = counties.find(({ properties }) => properties.adcode === target.adcode);
      if (county) map.showBounds(boundsOf(county), cityPadding(container.current));
    }
  }, [target, counties]);

  return (
    <div
      className={styles.frame}
      data-testid="map"
      data-ready={isReady && scene !== null}
      data-mode={scene?.mode}
      data-variable={variable}
      data-drawn-points={scene ? drawnPoints(scene) : 0}
      data-drawn-hexagons={scene ? scene.hexagons.length : 0}
      data-layer-losses={losses}
      data-drawn-clusters={scene ? scene.clusters.length : 0}
      data-in-view={scene?.inView ?? 0}
      data-zoom={look?.zoom.toFixed(2)}
      data-near={look !== null && look.zoom >= 11}
      data-entered={enteredAdcode ?? ''}
      data-shape={shape?.length ?? 0}
    >
      <div ref={container} className={styles.canvas} />
      {isReady && (
        <ShapeTools
          shape={shape}
          onShape={props.onShape}
          unproject={(x, y) => canvas.current!.projection.unproject(x, y)}
          size={() => ({ width: container.current!.clientWidth, height: container.current!.clientHeight })}
        />
      )}
      <MapNotes basemap={basemap} outerTrouble={outerTrouble} usesOuter={outer !== null && outerTrouble === null} />
    </div>
  );
}

/** Symbols and points on the map. */
function drawnPoints(scene: Scene): number {
  return Object.values(scene.points).reduce((sum, { indices }) => sum + indices.length, scene.symbols.length);
}

function markInput({ answer, variable, today }: RiskMapProps): MarkInput {
  return { lens: answer.lens, variable, today };
}

/** Room round the city: a tenth of the smaller edge, so that a phone does not waste its width. */
function cityPadding(element: HTMLElement): number {
  return Math.round(Math.min(56, Math.min(element.clientWidth, element.clientHeight) * 0.05));
}
