/** What SQL knows of a place: the county, the distance from the declared one, and what it refuses. */
import { describe, expect, it } from 'vitest';

import { distanceMeters } from '@/lib/geography/distance';

import type { Database } from '../../../supabase/embedded/database';
import { refusalOf } from '../support/people';
import { add, aRecord, IN_XIPING, IN_YICHENG, insert } from '../support/records';

type Located = { id: number; adcode: string | null; declared_county_distance_m: number | null };

export function placesSuite(database: () => Database): void {
  const enterprise = (columns: Parameters<typeof aRecord>[1]) =>
    insert<Located>(database(), 'enterprises', aRecord('enterprises', columns));

  describe('places', () => {
    it('the county is computed from the point, whatever the writer says', async () => {
      const row = await enterprise({ place: IN_XIPING, jurisdiction_id: 2, adcode: '411702' });
      expect([row.adcode, row.declared_county_distance_m]).toEqual(['411721', 0]);
    });

    it('a point outside the declared county is measured: metres to its border', async () => {
      const row = await enterprise({ place: IN_XIPING, jurisdiction_id: 1 });
      expect(row.adcode).toBe('411721');
      const [nearest] = await database().query<{ x: number; y: number }>(
        `select extensions.st_x(p) as x, extensions.st_y(p) as y from (select extensions.st_closestpoint(geom, extensions.st_setsrid(extensions.st_makepoint($1, $2), 4490)) as p
         from public.areas where code = '411702') nearest`,
        [...IN_XIPING],
      );
      const metres = distanceMeters(IN_XIPING, [nearest!.x, nearest!.y]);
      expect(row.declared_county_distance_m).toBeGreaterThan(metres * 0.98);
      expect(row.declared_county_distance_m).toBeLessThan(metres * 1.01);
    });

    it('managed by a zone, the distance is unknown: zones have no boundary', async () => {
      const row = await enterprise({ place: IN_YICHENG, jurisdiction_id: 11 });
      expect([row.adcode, row.declared_county_distance_m]).toEqual(['411702', null]);
    });

    it('without a place there is neither county nor distance', async () => {
      const row = await enterprise({ place: null });
      expect([row.adcode, row.declared_county_distance_m]).toEqual([null, null]);
    });

    it('a point in the box but outside the city is refused, and nothing is written', async () => {
      const before = await database().query('select count(*)::integer from public.enterprises');
      const refusal = await refusalOf(enterprise({ place: [115.25, 33.65] }));
      expect(refusal).toEqual({ code: '23514', message: 'LOCATION_OUTSIDE_CITY' });
      expect(await database().query('select count(*)::integer from public.enterprises')).toEqual(before);
    });

    it('a point far away is refused', async () => {
      expect((await refusalOf(enterprise({ place: [116.4, 39.9] }))).code).toBe('23514');
    });

    it('moving a point moves its county; touching another column does not ask again', async () => {
      const id = await add(database(), 'enterprises', { place: IN_YICHENG });
      const [moved] = await database().query<Located & { version: number }>(
        `update public.enterprises set geom = extensions.st_setsrid(extensions.st_makepoint($2, $3), 4490) where id = $1 returning adcode, declared_county_distance_m, version`,
        [id, ...IN_XIPING],
      );
      expect([moved?.adcode, moved?.version]).toEqual(['411721', 2]);
      expect(moved?.declared_county_distance_m).toBeGreaterThan(1000);
      const [renamed] = await database().query<Located>(
        `update public.enterprises set name = '示例改名' where id = $1 returning adcode, declared_county_distance_m`,
        [id],
      );
      expect(renamed).toEqual({ adcode: '411721', declared_county_distance_m: moved?.declared_county_distance_m });
    });

    it('changing the manager measures anew', async () => {
      const id = await add(database(), 'enterprises', { place: IN_XIPING, jurisdiction_id: 1 });
      const [row] = await database().query<Located>(
        'update public.enterprises set jurisdiction_id = 2 where id = $1 returning declared_county_distance_m',
        [id],
      );
      expect(row?.declared_county_distance_m).toBe(0);
    });
  });
}
