import { describe, expect, it } from 'vitest';
import { RISK_LEVELS } from '@/domain/enumerations';
import { KIND_COLUMNS } from '@/kinds';
import { randomStream, type Random } from '@/lib/random';
import { clusterPlaces, type Cluster } from './clusters';
import { ColumnStore } from './column-store';
import { NO_PLACE } from '@/kinds/packed-columns';
import { makeColumn, type PackedRows } from './packed-rows';
import { mortonCode } from './place-code';
import { NO_PLACES } from './dimension';
import { questionOf } from './question';
import { RiskTable } from './risk-table';
import { passingRows, rowsInView } from './rows-in-view';
import { RISK_VALUES } from '@/domain/shown-scales';

const level = 11;
const cellDegrees = 360 / 2 ** level;

interface Place {
  readonly id: number;
  readonly town: number;
  lon: number;
  lat: number;
  risk: number;
}

describe('clusters of towns that stand apart', () => {
  it('hold exactly the records that pass, at their mean, through filters, edits and moves', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
    process.stdout.write(`clusters: SEED=${seed}\n`);
    const random = randomStream(seed);
    for (const isSorted of [true, false]) {
      const places = towns(random);
      const table = new RiskTable(0);
      const lens = table.openLens();
      const along = (place: Place) => mortonCode(place.lon / 1e6, place.lat / 1e6);
      const order = isSorted ? [...places].sort((a, b) => along(a) - along(b)) : places;
      table.load(new ColumnStore(pack(order), KIND_COLUMNS.enterprises));
      for (let step = 0; step < 12; step += 1) {
        const wanted = RISK_LEVELS.filter(() => random() < 0.5);
        lens.ask(wanted.length === 0 ? questionOf() : questionOf({ dimension: 'risk', any: wanted }), NO_PLACES);
        const passing = places.filter(({ risk }) => wanted.length === 0 || wanted.includes(RISK_LEVELS[risk - 1]!));
        const about = `SEED=${seed} ${isSorted ? 'sorted' : 'in any order'}, step ${step}`;
        compare(clusterPlaces(lens, 'risk', level), passing, about);
        const [west, east] = [113.2 + random(), 114.4 + random()];
        const view = [west, 32.4, east, 33.4] as const;
        const within = passing.filter((place) => isIn(place, view)).map(({ id }) => id);
        expect(idsOf(table, passingRows(lens, view).rows.enterprises!), about).toEqual(within.sort((a, b) => a - b));
        const cut = rowsInView(lens, view, 100);
        expect([cut.count, cut.rows.enterprises!.length], about).toEqual([within.length, Math.min(100, within.length)]);
        table.apply('enterprises', pack(edited(places, random)));
      }
    }
  });
});

/** Each town is one cluster, because the others are four cells away. */
function compare(clusters: readonly Cluster[], passing: readonly Place[], about: string): void {
  const located = passing.filter(({ lon }) => lon !== NO_PLACE);
  const byTown = [0, 1, 2].map((town) => located.filter((place) => place.town === town));
  const peopled = byTown.filter(({ length }) => length > 0);
  expect(clusters.length, about).toBe(peopled.length);
  for (const members of peopled) {
    const mean = (of: (place: Place) => number) =>
      members.reduce((sum, place) => sum + of(place), 0) / members.length / 1e6;
    const [longitude, latitude] = [mean(({ lon }) => lon), mean(({ lat }) => lat)];
    const cluster = nearest(clusters, longitude);
    expect(cluster.count, about).toBe(members.length);
    expect([...cluster.counts], about).toEqual(
      RISK_VALUES.map((value) => members.filter(({ risk }) => RISK_LEVELS[risk - 1] === value).length),
    );
    expect(Math.abs(cluster.longitude - longitude), about).toBeLessThan(cellDegrees / 32);
    expect(Math.abs(cluster.latitude - latitude), about).toBeLessThan(cellDegrees / 32);
    const edge = (pick: (...values: number[]) => number, of: (place: Place) => number) =>
      pick(...members.map(of)) / 1e6;
    expect(cluster.extent(), about).toEqual([
      edge(Math.min, ({ lon }) => lon),
      edge(Math.min, ({ lat }) => lat),
      edge(Math.max, ({ lon }) => lon),
      edge(Math.max, ({ lat }) => lat),
    ]);
    if (cluster.members) expect(cluster.members.length, about).toBe(members.length);
  }
}

function nearest(clusters: readonly Cluster[], longitude: number): Cluster {
  return clusters.reduce((best, one) =>
    Math.abs(one.longitude - longitude) < Math.abs(best.longitude - longitude) ? one : best,
  );
}

/** Towns of one record to six hundred, on a diagonal, anywhere in their cell and across its edges; one record in forty has no place. */
function towns(random: Random): Place[] {
  const places: Place[] = [];
  for (let town = 0; town < 3; town += 1) {
    const [x, y] = [113.4 + town * 4 * cellDegrees + random() * cellDegrees, 32.5 + (town + random()) * 0.2];
    const size = town === 0 ? 1 + Math.floor(random() * 4) : 300 + Math.floor(random() * 300);
    for (let place = 0; place < size; place += 1)
      places.push({ id: places.length + 1, town, ...near(x, y, random), risk: 1 + Math.floor(random() * 4) });
  }
  return places;
}

function near(x: number, y: number, random: Random): { lon: number; lat: number } {
  if (random() < 1 / 40) return { lon: NO_PLACE, lat: NO_PLACE };
  // Most within a sixteenth of a cell, as in a market street, the others within a quarter.
  const spread = cellDegrees * (random() < 0.7 ? 0.03 : 0.25);
  return { lon: Math.round((x + random() * spread) * 1e6), lat: Math.round((y + random() * spread) * 1e6) };
}

/** Some get another level, some move a little within their town, some lose their place; answers those. */
function edited(places: Place[], random: Random): Place[] {
  return places.filter((place) => {
    if (random() > 0.03) return false;
    const neighbour = places.find(({ town, lon }) => town === place.town && lon !== NO_PLACE);
    place.risk = 1 + Math.floor(random() * 4);
    if (random() < 0.1) Object.assign(place, { lon: NO_PLACE, lat: NO_PLACE });
    else if (neighbour && random() < 0.3) Object.assign(place, { lon: neighbour.lon + 10, lat: neighbour.lat + 10 });
    return true;
  });
}

function isIn({ lon, lat }: Place, [west, south, east, north]: readonly [number, number, number, number]): boolean {
  return lon >= west * 1e6 && lon <= east * 1e6 && lat >= south * 1e6 && lat <= north * 1e6;
}

function idsOf(table: RiskTable, rows: Uint32Array): number[] {
  const ids = table.kinds.enterprises!.store.column('id');
  return [...rows].map((row) => ids[row]!).sort((a, b) => a - b);
}

function pack(places: readonly Place[]): PackedRows {
  const columns = Object.fromEntries(
    KIND_COLUMNS.enterprises.map(({ name, type }) => {
      const column = makeColumn(type, places.length);
      if (name === 'id' || name === 'lon' || name === 'lat' || name === 'risk')
        places.forEach((place, row) => (column[row] = place[name]));
      if (name === 'jurisdiction') column.fill(1);
      return [name, column];
    }),
  );
  const header = { kind: 'enterprises' as const, epoch: '', cursor: '', asOf: 0, reload: false };
  return { ...header, rowCount: places.length, columns, removed: new Int32Array(0) };
}
