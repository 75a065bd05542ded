import { booleanPointInPolygon } from '@turf/turf';
import { Marker, type Map as BaseMap } from 'maplibre-gl';
import type { County } from '../base/geodata';
import type { KeptCircle } from '../view-layer';
import { dodgeLabels } from './label-dodge';

/** A name on the map that is also a button. */
export interface AreaName {
  readonly area: County;
  readonly name: string;
  readonly title: string;
}

interface Standing {
  readonly marker: Marker;
  readonly area: County;
}

/** The names of the areas: buttons on the map that step aside from what is drawn. */
export class AreaNames {
  private readonly map: BaseMap;
  private readonly onArea: (adcode: string) => void;
  private standing: Standing[] = [];

  constructor(map: BaseMap, onArea: (adcode: string) => void) {
    this.map = map;
    this.onArea = onArea;
  }

  set(names: readonly AreaName[], className: string): void {
    this.destroy();
    this.standing = names.map((name) => ({ marker: this.put(name, className), area: name.area }));
  }

  /** Moves the names off circles; none leaves what it names. */
  keepOff(circles: readonly KeptCircle[]): void {
    const obstacles = circles.map(({ longitude, latitude, radius }) => {
      const { x, y } = this.map.project([longitude, latitude]);
      return { x, y, radius };
    });
    const labels = this.standing.map(({ marker, area }) => {
      const { x, y } = this.map.project(marker.getLngLat());
      const { offsetWidth: width, offsetHeight: height } = marker.getElement();
      const mayStandAt = (left: number, top: number) => {
        const { lng, lat } = this.map.unproject([left, top]);
        return booleanPointInPolygon([lng, lat], area);
      };
      return { x, y, width, height, mayStandAt };
    });
    dodgeLabels(labels, obstacles).forEach((offset, index) =>
      this.standing[index]?.marker.setOffset([offset[0], offset[1]]),
    );
  }

  destroy(): void {
    for (const { marker } of this.standing) marker.remove();
    this.standing = [];
  }

  private put({ area, name, title }: AreaName, className: string): Marker {
    const { adcode, label } = area.properties;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = className;
    button.textContent = name;
    button.title = title;
    button.dataset['adcode'] = adcode;
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      this.onArea(adcode);
    });
    const marker = new Marker({ element: button }).setLngLat([label[0], label[1]]).addTo(this.map);
    // MapLibre names every marker "Map marker"; ours has a text of its own.
    button.removeAttribute('aria-label');
    button.removeAttribute('role');
    return marker;
  }
}
