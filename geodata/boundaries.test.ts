import { booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBoundaries, sameBorder } from './boundaries';
import { positionKey, segmentsOf, signedArea } from './geometry';
import { readBoundaries } from './sources';
import { findCrossings } from './topology';

/** GB/T 2260, four public tables agree. */
const COUNTIES = [
  ['411702', '驿城区'],
  ['411721', '西平县'],
  ['411722', '上蔡县'],
  ['411723', '平舆县'],
  ['411724', '正阳县'],
  ['411725', '确山县'],
  ['411726', '泌阳县'],
  ['411727', '汝南县'],
  ['411728', '遂平县'],
  ['411729', '新蔡县'],
];

const { counties, city, neighbours } = makeBoundaries();
const countyRings = counties.flatMap((county) => county.geometry.coordinates.flat());
const cityRings = city.geometry.coordinates.flat();

describe('counties', () => {
  it('are the ten of GB/T 2260 in the order of their codes, named in both languages', () => {
    expect(counties.map(({ properties }) => [properties.adcode, properties.name])).toEqual(COUNTIES);
    for (const { properties } of counties) expect(properties.nameEn).toMatch(/^[A-Z][a-z]+ (County|District)$/);
  });

  it('have closed rings without repeated places, counter-clockwise outside', () => {
    for (const { geometry } of counties) {
      for (const [outer, ...holes] of geometry.coordinates) {
        expect(signedArea(outer!)).toBeGreaterThan(0);
        for (const hole of holes) expect(signedArea(hole)).toBeLessThan(0);
      }
    }
    for (const ring of countyRings) {
      expect(ring.at(-1)).toEqual(ring[0]);
      expect(new Set(ring.map(positionKey)).size).toBe(ring.length - 1);
    }
  });

  it('cross neither themselves nor each other: borders meet at shared vertices only', () => {
    expect(findCrossings(countyRings)).toEqual([]);
  });

  it('overlap nowhere and leave no gap: each border lies between two counties, once each way, or on the outline', () => {
    const uses = new Map<string, number>();
    const directed = countyRings.flatMap(segmentsOf).map(([from, to]) => `${positionKey(from)};${positionKey(to)}`);
    expect(new Set(directed).size).toBe(directed.length);
    for (const key of directed) {
      const undirected = key.split(';').sort().join(';');
      uses.set(undirected, (uses.get(undirected) ?? 0) + 1);
    }
    const onOutline = [...uses].filter(([, count]) => count === 1).map(([key]) => key);
    const outline = cityRings
      .flatMap(segmentsOf)
      .map(([from, to]) => [positionKey(from), positionKey(to)].sort().join(';'));
    expect(onOutline.sort()).toEqual(outline.sort());
    // One simple ring around all of them: none lies inside another, and no hole is left between them.
    expect(cityRings).toHaveLength(1);
    expect(findCrossings(cityRings)).toEqual([]);
    const sum = countyRings.reduce((total, ring) => total + signedArea(ring), 0);
    expect(sum).toBeCloseTo(signedArea(cityRings[0]!), 9);
  });

  it('hold every place of the city exactly once', () => {
    const place = fc.tuple(
      fc.double({ min: 112.9, max: 115.4, noNaN: true }),
      fc.double({ min: 32.1, max: 33.7, noNaN: true }),
    );
    const seed = Date.now();
    console.log(`places in counties: seed ${seed}`);
    fc.assert(
      fc.property(place, (position) => {
        const holders = counties.filter((county) => booleanPointInPolygon(position, county, { ignoreBoundary: true }));
        return holders.length === (booleanPointInPolygon(position, city) ? 1 : 0);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('are labelled inside', () => {
    for (const county of counties) expect(booleanPointInPolygon(county.properties.label, county)).toBe(true);
  });
});

describe('the city and what lies around it', () => {
  it('has the outline that the source gives for the prefecture', () => {
    const prefecture = readBoundaries(2).find((area) => area.adcode === '411700')!;
    expect(sameBorder(cityRings, prefecture.polygons.flat())).toBe(true);
  });

  it('shares its outline with its neighbours without crossing them', () => {
    const bordering = neighbours
      .filter(({ properties }) => properties.level === 'COUNTY')
      .flatMap(({ geometry }) => geometry.coordinates.flat());
    expect(findCrossings([...cityRings, ...bordering])).toEqual([]);
    const theirs = new Set(
      bordering.flatMap(segmentsOf).map(([from, to]) => `${positionKey(from)};${positionKey(to)}`),
    );
    const shared = cityRings
      .flatMap(segmentsOf)
      .filter(([from, to]) => theirs.has(`${positionKey(to)};${positionKey(from)}`));
    expect(shared).toHaveLength(cityRings.flatMap(segmentsOf).length);
  });

  it('has prefectures and counties as context, none of them its own', () => {
    expect(new Set(neighbours.map(({ properties }) => properties.level))).toEqual(new Set(['CITY', 'COUNTY']));
    for (const { properties } of neighbours) expect(properties.adcode.startsWith('4117')).toBe(false);
  });
});
