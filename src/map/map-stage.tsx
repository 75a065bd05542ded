import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Basemap } from '@/domain/configuration';
import { currentLanguage } from '@/i18n';
import type { ColourVariable } from '@/kinds/colour-variables';
import type { Ground } from '@/kinds/symbol';
import type { Bounds } from '@/store/block-bounds';
import type { ViewState } from '@/store/choice';
import type { Lens } from '@/store/lens';
import type { Mood } from '@/ui/tokens';
import { boundsOf, joinBounds, type County } from './base/geodata';
import {
  anchorIn,
  attributesOf,
  composePicture,
  inViewOf,
  keptCircles,
  layersOf,
  noteOf,
  pickFrom,
  type PictureSummary,
} from './composition';
import { edgePadding, type CameraOptions } from './stage/camera';
import { createMapCanvas, type MapCanvas } from './stage/map-canvas';
import { MapNotes } from './stage/map-notes';
import { useBaseStyle } from './stage/use-base-style';
import { drawSprite } from './symbols/sprite';
import type { Hand, Tool } from './tools/tool';
import { ToolSheet } from './tools/tool-sheet';
import type { ViewInput, ViewLayer } from './view-layer';
import styles from './map.module.css';

/** What the view layers compose from. A fresh object whenever it says something else: columns change in place. */
export interface Question {
  readonly lens: Lens;
  readonly variable: ColourVariable;
  /** Day number. */
  readonly today: number;
}

/** What lies beneath every view layer. */
export interface MapBase {
  readonly basemap: Basemap;
  /** Areas of the ground with their names: the counties. */
  readonly counties: readonly County[];
  /** Code of the one that is entered; the others are dimmed. Null = none. */
  readonly entered: string | null;
  /** The name of one was pressed. */
  readonly onEnter: (adcode: string) => void;
}

/** In what the map is dressed. */
export interface MapDress {
  readonly ground: Ground;
  readonly mood: Mood;
}

export interface MapStageProps<Mode extends string> {
  /** From the bottom up. A new array whenever one of them is another. */
  readonly viewLayers: readonly ViewLayer[];
  readonly question: Question;
  readonly base: MapBase;
  readonly dress: MapDress;
  readonly camera: CameraOptions;
  /** What a hand does in each mode. */
  readonly tools: Readonly<Record<Mode, Tool>>;
  readonly mode: Mode;
  readonly onView: (view: ViewState) => void;
  /** Told whenever what is in view or what the legend says of it is another. */
  readonly onSummary?: (summary: PictureSummary) => void;
  /** Stands over the map as soon as that is there. */
  readonly children?: (hand: Hand) => ReactNode;
}

/** What is composed: where the map looks, and a margin beyond it. */
interface ComposedGround {
  readonly bounds: Bounds;
  readonly zoom: number;
}

/** So much of the view is composed beyond each edge, that a moving map is not empty there. */
const composedMargin = 0.08;
/** From this zoom on the names of the areas would name more than one sees. */
const nearZoom = 11;

/** The map: view layers in, picture out; the tool of the mode hears what a hand does on it. It knows no screen. */
export function MapStage<Mode extends string>(props: MapStageProps<Mode>) {
  const { viewLayers, question, base, dress, camera, onSummary } = props;
  const { counties, entered } = base;
  const { ground } = dress;
  const { variable } = question;
  const { t } = useTranslation();
  const language = currentLanguage();
  const container = useRef<HTMLDivElement>(null);
  const [composed, setComposed] = useState<ComposedGround | null>(null);
  /** How often the layers were lost with their context. */
  const [losses, setLosses] = useState(0);
  /** There once the map is. */
  const [hand, setHand] = useState<Hand | null>(null);
  const [drawing] = useState(() => createStore<{ node: ReactNode }>(() => ({ node: null })));
  const drawn = useStore(drawing, ({ node }) => node);
  const { style, trouble, usesOuter, reportTrouble } = useBaseStyle(base.basemap, dress.mood, ground === 'dark');

  const input = useMemo<ViewInput | null>(
    () => composed && { ...question, revision: question.lens.revision, ...composed },
    [question, composed],
  );
  const picture = useMemo(() => input && composePicture(viewLayers, input), [viewLayers, input]);
  const sprite = useMemo(
    () => once(() => drawSprite(variable, ground, Math.min(3, Math.max(2, window.devicePixelRatio)))),
    [variable, ground],
  );

  // The map outlives every render: its events read what is current.
  const current = useRef({ props, picture });
  useEffect(() => {
    current.current = { props, picture };
  });

  const canvas = useRef<MapCanvas | null>(null);
  const drawnStyle = useRef(style);
  useEffect(() => {
    if (!container.current) return;
    const { camera: asked } = current.current.props;
    const made: MapCanvas = createMapCanvas(
      container.current,
      {
        style,
        camera: asked,
        whole: joinBounds(counties.map(boundsOf)),
        words: { map: t('map:label'), zoomIn: t('map:zoomIn'), zoomOut: t('map:zoomOut') },
      },
      {
        onView(view, bounds) {
          setComposed({ zoom: view.zoom, bounds: widened(bounds) });
          current.current.props.onView(view);
        },
        onArea: (adcode) => current.current.props.base.onEnter(adcode),
        onOuterTrouble: reportTrouble,
        onLayersLost: () => setLosses((count) => count + 1),
        onReady: setHand,
      },
      () => current.current.props.tools[current.current.props.mode],
      {
        pick: (point, isTouch = false) =>
          current.current.picture &&
          pickFrom(current.current.picture, { ...point, isTouch, projection: made.projection }),
        draw: (node) => drawing.setState({ node }),
      },
    );
    canvas.current = made;
    drawnStyle.current = style;
    return () => {
      canvas.current = null;
      made.destroy();
      setHand(null);
    };
    // Made once: style, words and data follow through the handle below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useEffect(() => {
    if (style === drawnStyle.current) return;
    drawnStyle.current = style;
    canvas.current?.style.set(style);
  }, [style]);

  useEffect(() => {
    canvas.current?.tints.enter(entered);
  }, [entered, hand]);

  useEffect(() => {
    const names = counties.map((area) => {
      const name = language === 'zh-CN' ? area.properties.name : area.properties.nameEn;
      return { area, name, title: t('map:enterCounty', { name }) };
    });
    canvas.current?.names.set(names, styles.county!);
  }, [counties, language, t, hand]);

  useEffect(() => {
    if (!picture) return;
    canvas.current?.overlay.setLayers(layersOf(picture, { ground, sprite, anchorOf: (key) => anchorIn(picture, key) }));
    canvas.current?.names.keepOff(keptCircles(picture));
  }, [picture, ground, sprite, losses]);

  const inView = picture && inViewOf(picture);
  const note = picture && noteOf(picture);
  useEffect(() => {
    if (inView) onSummary?.({ inView, note });
  }, [inView, note, onSummary]);

  const { target } = camera;
  useEffect(() => {
    if (!canvas.current || !target) return;
    const { camera: moved, size } = canvas.current;
    if (target.to === 'view') return moved.lookAt(target.view);
    const shown = counties.filter(({ properties }) => target.to === 'city' || properties.adcode === target.adcode);
    if (shown.length > 0) moved.showBounds(joinBounds(shown.map(boundsOf)), edgePadding(size()));
  }, [target, counties]);

  return (
    <div
      className={styles.frame}
      data-testid="map"
      data-ready={hand !== null && picture !== null}
      data-variable={variable}
      data-in-view={inView?.count ?? 0}
      data-zoom={composed?.zoom.toFixed(2)}
      data-near={composed !== null && composed.zoom >= nearZoom}
      data-entered={entered ?? ''}
      data-layer-losses={losses}
      {...(picture && attributesOf(picture))}
    >
      <div ref={container} className={styles.canvas} />
      {hand && <ToolSheet key={props.mode} tool={props.tools[props.mode]} hand={hand} drawing={drawn} />}
      {hand && props.children?.(hand)}
      <MapNotes basemap={base.basemap} outerTrouble={trouble} usesOuter={usesOuter} />
    </div>
  );
}

function widened([west, south, east, north]: Bounds): Bounds {
  const [marginX, marginY] = [(east - west) * composedMargin, (north - south) * composedMargin];
  return [west - marginX, south - marginY, east + marginX, north + marginY];
}

/** Makes something when it is first asked for, and keeps it. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
