import type { Map as BaseMap } from 'maplibre-gl';
import type { Point } from '../projection';

/** The areas of the ground as the base map draws them: which one is entered, which one would answer, which one is where. */
export class AreaTints {
  private readonly map: BaseMap;
  private entered: string | null = null;
  private tinted: string | null = null;

  constructor(map: BaseMap) {
    this.map = map;
    map.on('styledata', () => this.showEntered());
  }

  /** Marks an area and dims the others; null = none is entered. */
  enter(adcode: string | null): void {
    this.entered = adcode;
    this.showEntered();
    this.tint(null);
  }

  /** Tints the area that would answer. */
  tint(adcode: string | null): void {
    if (adcode === this.tinted || !this.map.getLayer('county-hover')) return;
    this.tinted = adcode;
    this.map.setFilter('county-hover', is(adcode === this.entered ? null : adcode));
  }

  /** Code of the area under a point of the screen. */
  at({ x, y }: Point): string | null {
    if (!this.map.getLayer('county-areas')) return null;
    const [area] = this.map.queryRenderedFeatures([x, y], { layers: ['county-areas'] });
    return area ? String(area.properties['adcode']) : null;
  }

  private showEntered(): void {
    const { map, entered } = this;
    if (!map.getLayer('county-dim')) return;
    map.setFilter('county-dim', entered === null ? is(null) : ['!=', ['get', 'adcode'], entered]);
    map.setFilter('county-entered', is(entered));
  }
}

/** Passes one area; null = none. */
function is(adcode: string | null): ['==', ['get', string], string] {
  return ['==', ['get', 'adcode'], adcode ?? ''];
}
