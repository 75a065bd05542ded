import { KINDS } from '@/kinds';
import type { ViewLayer } from '../view-layer';
import { clusters } from './clusters';
import type { Display } from './display';
import { heat } from './heat';
import { hexagons } from './hexagons';
import { points } from './points';

/** Every way to draw the records, in the order of the switch; the first where none is chosen. The only list of them. */
export const DISPLAYS: readonly [Display, ...Display[]] = [clusters, points, heat, hexagons];

/** Their names, as addresses and catalogues know them. */
export const DISPLAY_IDS = DISPLAYS.map(({ id }) => id) as readonly string[] as readonly [string, ...string[]];

/** The display of a name; the first for a name that there is not. */
export function displayOf(id: string): Display {
  return DISPLAYS.find((display) => display.id === id) ?? DISPLAYS[0];
}

/** Until the first rows have come: whatever a person turns to next, its programs take some tenths of a second to compile. */
export const rowsToCome: ViewLayer<boolean> = {
  id: 'rows-to-come',
  compose: ({ lens }) => KINDS.every((kind) => !lens.kinds[kind]),
  layers: (isWaiting) => (isWaiting ? DISPLAYS.flatMap((display) => display.toCome?.() ?? []) : []),
};
