import { addProtocol, type LayerSpecification } from 'maplibre-gl';
import { PMTiles, Protocol, TileType } from 'pmtiles';
import type { Basemap } from '@/domain/configuration';
import type { Mood } from '@/ui/tokens';
import type { OuterBase } from './base-style';

/** Sources of the configured basemap; an error of one of them means that it cannot be reached. */
export const OUTER_SOURCE_PREFIX = 'outer-';

const tiandituHosts = [0, 1, 2, 3, 4, 5, 6, 7];

/** The basemap that the configuration names, or null for our own. Throws when a PMTiles file cannot be read. */
export async function outerBase(basemap: Basemap, mood: Mood): Promise<OuterBase | null> {
  switch (basemap.kind) {
    case 'local':
      return null;
    case 'tianditu':
      return tianditu(basemap.tiandituToken);
    case 'pmtiles':
      return pmtiles(new URL(basemap.pmtilesUrl, window.location.href).href, mood);
  }
}

/** 天地图 vector map and its names, Web Mercator (vec_w, cva_w); two requests a tile. */
export function tianditu(token: string): OuterBase {
  const tiles = (layer: string) =>
    tiandituHosts.map(
      (host) =>
        `https://t${host}.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}` +
        `&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(token)}`,
    );
  const source = (layer: string) =>
    ({ type: 'raster', tiles: tiles(layer), tileSize: 256, minzoom: 1, maxzoom: 18 }) as const;
  return {
    sources: { 'outer-tianditu-vec': source('vec'), 'outer-tianditu-cva': source('cva') },
    layers: [
      { id: 'outer-tianditu-vec', type: 'raster', source: 'outer-tianditu-vec' },
      { id: 'outer-tianditu-cva', type: 'raster', source: 'outer-tianditu-cva' },
    ],
    replacesLocal: true,
  };
}

let protocol: Protocol | null = null;

/** A PMTiles file: pictures as they are, or vector layers by the names that common schemas use. */
async function pmtiles(url: string, mood: Mood): Promise<OuterBase> {
  if (!protocol) {
    protocol = new Protocol();
    addProtocol('pmtiles', protocol.tile);
  }
  const file = new PMTiles(url);
  protocol.add(file);
  const header = await file.getHeader();
  const address = `pmtiles://${url}`;
  if (header.tileType !== TileType.Mvt)
    return {
      sources: { 'outer-pmtiles': { type: 'raster', url: address, tileSize: 256 } },
      layers: [{ id: 'outer-pmtiles', type: 'raster', source: 'outer-pmtiles' }],
      replacesLocal: true,
    };
  const metadata = (await file.getMetadata()) as { vector_layers?: { id: string }[] };
  return {
    sources: { 'outer-pmtiles': { type: 'vector', url: address } },
    layers: (metadata.vector_layers ?? []).flatMap(({ id }) => vectorLayer(id, mood)),
    replacesLocal: false,
  };
}

/** Draws a vector layer whose name says what it is; leaves out what it does not know. */
export function vectorLayer(id: string, mood: Mood): LayerSpecification[] {
  const common = { id: `outer-${id}`, source: 'outer-pmtiles', 'source-layer': id };
  if (/water/i.test(id))
    return [
      { ...common, type: 'fill', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': mood.water } },
    ];
  if (/build/i.test(id)) return [{ ...common, type: 'fill', paint: { 'fill-color': mood.line, 'fill-opacity': 0.6 } }];
  if (/road|transport|rail/i.test(id))
    return [
      {
        ...common,
        type: 'line',
        paint: {
          'line-color': mood.boundary,
          'line-opacity': 0.5,
          'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.5, 14, 2.5],
        },
      },
    ];
  return [];
}
