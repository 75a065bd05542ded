import type { TranslationKey } from '@/domain/translation-key';
import type { Layer } from '@deck.gl/core';
import type { ColourVariable } from '@/kinds/colour-variables';
import type { Ground } from '@/kinds/symbol';
import type { Bounds } from '@/store/block-bounds';
import type { RecordKey } from '@/store/choice';
import type { Cluster } from '@/store/clusters';
import type { Lens } from '@/store/lens';
import type { PassingRows } from '@/store/rows-in-view';
import type { Pointer } from './projection';
import type { Sprite } from './symbols/sprite';
import type { SymbolMark } from './symbols/symbol-mark';

/** All that dear work depends on: what the lens leaves, and where the map looks. A fresh object whenever any of it changed. */
export interface ViewInput {
  readonly lens: Lens;
  /** Counts the changes of any column, which change in place. */
  readonly revision: number;
  readonly variable: ColourVariable;
  /** What is in view with a margin, degrees. */
  readonly bounds: Bounds;
  readonly zoom: number;
  /** Day number. */
  readonly today: number;
}

/** What cheap work depends on beside what was composed. */
export interface Look {
  readonly ground: Ground;
  /** Every symbol as one picture; drawn when it is first asked for. */
  sprite(): Sprite;
  /** Where a record stands in this picture: at its mark, else at its place; null when it has none. */
  anchorOf(key: RecordKey): Anchor | null;
}

/** Where something stands that can be pointed at: degrees, and how far aside in CSS pixels, right and down. */
export interface Anchor {
  readonly longitude: number;
  readonly latitude: number;
  readonly offset: readonly [number, number];
  /** Of a ring that goes round it, CSS pixels. */
  readonly radius: number;
}

/** What lies under a pointer: one record, or many. */
export type Picked =
  { readonly type: 'symbol'; readonly mark: SymbolMark } | { readonly type: 'cluster'; readonly cluster: Cluster };

/** A circle on the ground that names must not cover; its radius in CSS pixels. */
export interface KeptCircle {
  readonly longitude: number;
  readonly latitude: number;
  readonly radius: number;
}

/** What the legend says of a picture that shows densities: a ramp from one record to the largest count. */
export interface LegendNote {
  readonly largest: number;
  /** Key of the words for what one colour stands for; they may name a `{{size}}`. */
  readonly per: TranslationKey;
  /** That size, metres; null where the words name none. */
  readonly meters: number | null;
}

/**
 * One part of what the map shows. A screen gives the map a list of them, from the bottom up; the map asks each in turn
 * and knows nothing of what they are. Everything here is pure, so that a test needs no map and no WebGL.
 */
export interface ViewLayer<Composed = unknown> {
  /** Its name in the list; a display's name in the address and in the catalogues. */
  readonly id: string;
  /**
   * The dear work, once for every new input: what is drawn, counted and pointed at. It depends on its argument alone:
   * as long as both are the same, what it made is kept, whatever else changes in the list.
   */
  readonly compose: (input: ViewInput) => Composed;
  /** Layers from the bottom up: cheap, and made anew whenever anything about the picture changes. */
  layers(composed: Composed, look: Look): Layer[];
  /** What of it lies under the pointer. Reads what was composed instead of drawing it again in picking colours, which a software renderer would feel. */
  pick?(composed: Composed, input: ViewInput, pointer: Pointer): Picked | null;
  /** Where a record stands in it; null when it does not show the record by itself. */
  anchorOf?(composed: Composed, key: RecordKey): Anchor | null;
  /** What the names on the map keep off. */
  keepOff?(composed: Composed): readonly KeptCircle[];
  /** What passes and lies in view: the first rows for a list, and the number of all. The same object as long as it says the same. */
  inView?(composed: Composed): PassingRows;
  /** What the legend says of it. The same object as long as it says the same. */
  note?(composed: Composed): LegendNote | null;
  /** Figures about what is drawn, by name: they stand on the map's element as `data-…`. */
  facts?(composed: Composed): Readonly<Record<string, string | number>>;
}

/** Nothing to compose: for a view layer that shows what it was made with. */
export function composeNothing(): null {
  return null;
}
