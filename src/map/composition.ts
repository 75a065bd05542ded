import type { Layer } from '@deck.gl/core';
import type { RecordKey } from '@/store/choice';
import type { PassingRows } from '@/store/rows-in-view';
import type { Pointer } from './projection';
import type { Anchor, KeptCircle, LegendNote, Look, Picked, ViewInput, ViewLayer } from './view-layer';

/** A view layer and what it composed. */
interface Part {
  readonly layer: ViewLayer;
  readonly composed: unknown;
}

/** What the map shows at one moment, from the bottom up. */
export interface Picture {
  readonly input: ViewInput;
  readonly parts: readonly Part[];
}

/** What the panels beside a map say of its picture. */
export interface PictureSummary {
  readonly inView: PassingRows;
  readonly note: LegendNote | null;
}

const nothingInView: PassingRows = { rows: {}, count: 0 };

/** Radius of the ring round a record that no layer shows by itself, CSS pixels. */
const bareRadius = 14;

/** What was composed from an input, by the function that did it; goes with the input. */
const kept = new WeakMap<ViewInput, Map<ViewLayer['compose'], unknown>>();

/** Composes each view layer, unless that has been done for this input. Pure to whoever looks from outside. */
export function composePicture(viewLayers: readonly ViewLayer[], input: ViewInput): Picture {
  const done = kept.get(input) ?? new Map<ViewLayer['compose'], unknown>();
  kept.set(input, done);
  return {
    input,
    parts: viewLayers.map((layer) => {
      if (!done.has(layer.compose)) done.set(layer.compose, layer.compose(input));
      return { layer, composed: done.get(layer.compose) };
    }),
  };
}

/** All layers in drawing order, from the bottom. */
export function layersOf({ parts }: Picture, look: Look): Layer[] {
  return parts.flatMap(({ layer, composed }) => layer.layers(composed, look));
}

/** What lies under the pointer: the topmost view layer that has something there says what. */
export function pickFrom({ parts, input }: Picture, pointer: Pointer): Picked | null {
  return firstOf(parts.toReversed(), ({ layer, composed }) => layer.pick?.(composed, input, pointer));
}

/** Where a record stands: at its mark in the topmost view layer that has one, else at its place. */
export function anchorIn({ parts, input }: Picture, key: RecordKey): Anchor | null {
  const own = firstOf(parts.toReversed(), ({ layer, composed }) => layer.anchorOf?.(composed, key));
  if (own) return own;
  const store = input.lens.kinds[key.kind]?.store;
  const row = store?.rowOf(key.id) ?? -1;
  const place = store && row >= 0 ? store.placeOf(row) : null;
  return place && { ...place, offset: [0, 0], radius: bareRadius };
}

/** What the names on the map keep off. */
export function keptCircles({ parts }: Picture): KeptCircle[] {
  return parts.flatMap(({ layer, composed }) => layer.keepOff?.(composed) ?? []);
}

/** What is in view by the first view layer that says it. */
export function inViewOf({ parts }: Picture): PassingRows {
  return firstOf(parts, ({ layer, composed }) => layer.inView?.(composed)) ?? nothingInView;
}

/** What the legend says, by the first view layer that says something. */
export function noteOf({ parts }: Picture): LegendNote | null {
  return firstOf(parts, ({ layer, composed }) => layer.note?.(composed));
}

/** Figures of all view layers as attributes of the map's element. */
export function attributesOf({ parts }: Picture): Record<`data-${string}`, string | number> {
  const facts = parts.flatMap(({ layer, composed }) => Object.entries(layer.facts?.(composed) ?? {}));
  return Object.fromEntries(facts.map(([name, value]) => [`data-${name}`, value]));
}

function firstOf<Value>(parts: readonly Part[], ask: (part: Part) => Value | null | undefined): Value | null {
  for (const part of parts) {
    const value = ask(part);
    if (value) return value;
  }
  return null;
}
