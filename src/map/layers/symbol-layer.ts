import { IconLayer, TextLayer } from '@deck.gl/layers';
import type { Layer } from '@deck.gl/core';
import { inkOf, SYMBOL_SIZE, type Ground } from '@/kinds/symbol';
import type { SymbolMark } from '../scene';
import { fontFamily } from '@/ui/tokens';
import { rgba } from './colour';

/** The sprite: one picture with every symbol, and where each stands in it. */
export interface Sprite {
  readonly image: HTMLCanvasElement;
  readonly mapping: Readonly<Record<string, { x: number; y: number; width: number; height: number }>>;
  /** Names the palette the sprite was drawn in. */
  readonly id: string;
}

export interface SymbolLayerState {
  readonly symbols: readonly SymbolMark[];
  readonly sprite: Sprite;
  readonly ground: Ground;
}

/** Symbols, later kinds on top, and the number of records that share a place but are not drawn. */
export function symbolLayers({ symbols, sprite, ground }: SymbolLayerState): Layer[] {
  const { ink, paper } = inkOf(ground);
  const crowded = symbols.filter(({ hiddenHere }) => hiddenHere > 0);
  return [
    new IconLayer<SymbolMark>({
      id: `symbols-${sprite.id}`,
      data: symbols as SymbolMark[],
      iconAtlas: sprite.image as never,
      iconMapping: sprite.mapping as never,
      getIcon: ({ icon }) => icon,
      getPosition: ({ longitude, latitude }) => [longitude, latitude],
      getPixelOffset: ({ offset }) => offset as [number, number],
      getSize: SYMBOL_SIZE,
      sizeUnits: 'pixels',
    }),
    new TextLayer<SymbolMark>({
      id: 'stack-counts',
      data: crowded,
      getPosition: ({ longitude, latitude }) => [longitude, latitude],
      getPixelOffset: ({ offset }) => [offset[0], offset[1] + 20],
      getText: ({ hiddenHere }) => `+${hiddenHere}`,
      getSize: 11,
      getColor: rgba(ink),
      background: true,
      getBackgroundColor: rgba(paper, 230),
      backgroundPadding: [3, 1],
      fontFamily,
      fontWeight: 600,
      characterSet: '+0123456789',
    }),
  ];
}
