import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Language } from '@/i18n';
import type { Mood } from '@/ui/tokens';
import { GEODATA_URLS } from './geodata';

/** What a configured basemap adds under the boundaries: sources and layers of its own. */
export interface OuterBase {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
  /** The outer base has land, water and names: ours would lie double. */
  readonly replacesLocal: boolean;
}

export interface BaseStyleOptions {
  readonly mood: Mood;
  readonly isDark: boolean;
  readonly language: Language;
  /** The font of the names is there; without it MapLibre would draw boxes and keep them. */
  readonly hasNames: boolean;
  readonly outer: OuterBase | null;
}

/**
 * Fonts of the labels. Without a `glyphs` address MapLibre draws every character itself, in the CSS
 * family that the font stack names: ours, loaded beforehand (`map-fonts.ts`).
 */
const labelFont = ['Inter Variable', 'Noto Sans SC Variable'];

const local = (name: keyof typeof GEODATA_URLS): SourceSpecification => ({
  type: 'geojson',
  data: new URL(GEODATA_URLS[name], window.location.href).href,
  tolerance: 0.05,
});

/** The base map as a style: our own boundaries, water and names, or those over a configured basemap. Pure but for the page's address. */
export function baseStyle({ mood, isDark, language, hasNames, outer }: BaseStyleOptions): StyleSpecification {
  const name = language === 'zh-CN' ? ['get', 'name'] : ['coalesce', ['get', 'nameEn'], ['get', 'name']];
  const ownGround: LayerSpecification[] = [
    {
      id: 'neighbour-lines',
      type: 'line',
      source: 'neighbours',
      paint: { 'line-color': mood.line, 'line-width': 1 },
    },
    { id: 'county-land', type: 'fill', source: 'counties', paint: { 'fill-color': mood.land } },
    // Smaller ponds are a handful of corners in the source and look like splinters.
    {
      id: 'water',
      type: 'fill',
      source: 'water',
      filter: ['>=', ['get', 'areaSquareKilometers'], 7],
      paint: { 'fill-color': mood.water },
    },
  ];
  const ownNames: LayerSpecification[] = [
    {
      id: 'water-names',
      type: 'symbol',
      source: 'water',
      minzoom: 9,
      filter: ['all', ['has', 'name'], ['!=', ['get', 'name'], null]],
      layout: { 'text-field': name as never, 'text-font': labelFont, 'text-size': 11 },
      paint: {
        'text-color': isDark ? '#7FB3C8' : '#3F7390',
        'text-halo-color': mood.water,
        'text-halo-width': 1.2,
      },
    },
    {
      id: 'neighbour-names',
      type: 'symbol',
      source: 'neighbours',
      filter: ['==', ['get', 'level'], 'CITY'],
      layout: { 'text-field': name as never, 'text-font': labelFont, 'text-size': 12 },
      paint: {
        'text-color': mood.textMuted,
        'text-halo-color': mood.landOutside,
        'text-halo-width': 1.4,
        'text-opacity': 0.8,
      },
    },
    {
      id: 'township-names',
      type: 'symbol',
      source: 'places',
      minzoom: 9.6,
      filter: ['==', ['get', 'kind'], 'TOWNSHIP_SEAT'],
      layout: { 'text-field': name as never, 'text-font': labelFont, 'text-size': 11.5, 'text-padding': 6 },
      paint: { 'text-color': mood.textMuted, 'text-halo-color': mood.land, 'text-halo-width': 1.4 },
    },
  ];
  return {
    version: 8,
    sources: {
      city: local('city'),
      counties: local('counties'),
      neighbours: local('neighbours'),
      places: local('places'),
      water: local('water'),
      ...outer?.sources,
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': mood.landOutside } },
      ...(outer?.replacesLocal ? [] : ownGround),
      ...(outer?.layers ?? []),
      ...(outer?.replacesLocal || !hasNames ? [] : ownNames),
      // Invisible and wide open: what a click on a county is read from.
      { id: 'county-areas', type: 'fill', source: 'counties', paint: { 'fill-opacity': 0, 'fill-color': mood.land } },
      {
        id: 'county-hover',
        type: 'fill',
        source: 'counties',
        filter: ['==', ['get', 'adcode'], ''],
        paint: { 'fill-color': mood.accent, 'fill-opacity': 0.08 },
      },
      {
        id: 'county-dim',
        type: 'fill',
        source: 'counties',
        filter: ['==', ['get', 'adcode'], ''],
        paint: { 'fill-color': mood.landOutside, 'fill-opacity': 0.72 },
      },
      {
        id: 'county-lines',
        type: 'line',
        source: 'counties',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': mood.boundary,
          'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.7, 11, 1.6],
          'line-opacity': 0.75,
        },
      },
      {
        id: 'city-line',
        type: 'line',
        source: 'city',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': mood.text,
          'line-width': ['interpolate', ['linear'], ['zoom'], 7, 1.6, 11, 3],
          'line-opacity': 0.7,
        },
      },
      {
        id: 'county-entered',
        type: 'line',
        source: 'counties',
        filter: ['==', ['get', 'adcode'], ''],
        layout: { 'line-join': 'round' },
        paint: { 'line-color': mood.accent, 'line-width': 3 },
      },
    ],
  };
}
