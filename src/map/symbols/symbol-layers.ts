import { IconLayer, TextLayer } from '@deck.gl/layers';
import type { Layer } from '@deck.gl/core';
import { inkOf, SYMBOL_SIZE } from '@/kinds/symbol';
import { fontFamily } from '@/ui/tokens';
import { rgba } from '../drawing/colour';
import type { Look } from '../view-layer';
import type { SymbolMark } from './symbol-mark';

/** Symbols, later kinds on top, and the number of records that share a place but are not drawn. */
export function symbolLayers(symbols: readonly SymbolMark[], look: Look): Layer[] {
  const { ground } = look;
  const sprite = look.sprite();
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
