/** map_texts: the names and codes of exactly the rows that the reader may read, and nothing that is sealed. */
import { beforeAll, describe, expect, it } from 'vitest';

import { decodeTexts } from '@/data/texts/decode-texts';
import { ROLES } from '@/domain/enumerations';
import { KINDS, type Kind } from '@/kinds';

import type { Database } from '../../../supabase/embedded/database';
import { actingAs, aPerson, OTHER_TOWN, refusalOf, TOWN, tryingAs, type Person } from '../support/people';
import { add, IN_XIPING, insert } from '../support/records';
import { SCOPES } from './snapshot.suite';

/** What must be found of each kind, said apart from the migration: the name first. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  enterprises: ['name', 'uscc'],
  major_hazard_sources: ['name', 'code', 'filing_no'],
  tailings_dams: ['name', 'code'],
  fire_key_units: ['name', 'uscc'],
  hazards: ['coalesce(title, description)', 'no', 'object_name'],
};

type Texts = Map<number, string[]>;

function textsIn(octets: Uint8Array, kind: Kind): { texts: Texts; next: number | null } {
  const page = decodeTexts(octets, kind);
  if (!page.ok) throw new Error(`${page.reason}: ${page.message}`);
  const fields = page.fields.map((values) => values.split('\u001e'));
  return {
    texts: new Map([...page.ids].map((id, row) => [id, fields.map((values) => values[row]!)])),
    next: page.next,
  };
}

async function textsOf(database: Database, kind: Kind): Promise<Texts> {
  const [row] = await database.query<{ octets: Uint8Array }>('select public.map_texts($1, 0) as octets', [kind]);
  return textsIn(row!.octets, kind).texts;
}

async function textsOfIds(database: Database, kind: Kind, ids: readonly number[]): Promise<Texts> {
  const [row] = await database.query<{ octets: Uint8Array }>('select public.map_texts_of($1, $2) as octets', [
    kind,
    ids,
  ]);
  return textsIn(row!.octets, kind).texts;
}

const sourceOf = (database: Database, kind: Kind, condition: string) =>
  database
    .query<{ id: number; fields: string[] }>(
      `select id, array[${FIELDS[kind]!.map((field) => `coalesce(${field}, '')`).join(', ')}] as fields
       from public.${kind} r where retired_at is null and ${condition} order by id`,
    )
    .then((rows) => new Map(rows.map(({ id, fields }) => [id, fields])));

export function textsSuite(database: () => Database): void {
  describe('map_texts', () => {
    let office: Person;
    let county: Person;
    beforeAll(async () => {
      office = await aPerson(database(), 'safety_office');
      county = await aPerson(database(), 'county_office');
      for (const kind of KINDS)
        for (const scope of [
          { jurisdiction_id: 1, town_code: TOWN, sector_code: 'K14' },
          { jurisdiction_id: 2, town_code: OTHER_TOWN, sector_code: 'K16', place: IN_XIPING },
          { jurisdiction_id: 3, sector_code: 'K15', place: null },
        ])
          await add(database(), kind, scope);
      await add(database(), 'enterprises', { name: '甲\u001d乙\u001e丙 ＡＢ𠮷', uscc: '91411702MA0000001X' });
      await add(database(), 'hazards', { title: '消防通道堵塞' });
    });

    it.each(KINDS)('carries the fields of every row of %s', async (kind) => {
      const texts = await actingAs(database(), office, (as) => textsOf(as, kind));
      const expected = await sourceOf(database(), kind, 'true');
      expect(expected.size).toBeGreaterThan(2);
      const plain = (value: string) => value.replaceAll('\u001d', ' ').replaceAll('\u001e', ' ');
      expect([...texts]).toEqual([...expected].map(([id, fields]) => [id, fields.map(plain)]));
    });

    it.each(ROLES)('%s gets exactly the texts of the rows that the role may read', async (role) => {
      const person = await aPerson(database(), role);
      for (const kind of KINDS) {
        const inScope = [...(await sourceOf(database(), kind, SCOPES[role])).keys()];
        const everyId = [...(await sourceOf(database(), kind, 'true')).keys()];
        expect([...(await actingAs(database(), person, (as) => textsOf(as, kind))).keys()]).toEqual(inScope);
        expect([...(await actingAs(database(), person, (as) => textsOfIds(as, kind, everyId))).keys()]).toEqual(
          inScope,
        );
      }
    });

    it('a suspended person and one with the first password read nothing; anon may not call it', async () => {
      for (const change of ['suspended_at = now()', 'must_change_password = true']) {
        const person = await aPerson(database(), 'safety_office');
        await database().query(`update public.profiles set ${change} where user_id = $1::uuid`, [person.userId]);
        for (const kind of KINDS) expect((await actingAs(database(), person, (as) => textsOf(as, kind))).size).toBe(0);
      }
      for (const call of [textsOf, textsOfIds])
        expect((await refusalOf(actingAs(database(), 'anon', (as) => call(as, 'hazards', [1])))).code).toBe('42501');
    });

    it('says nothing of informants, telephones and retired records', async () => {
      const hazard = await add(database(), 'hazards', { source: 'PUBLIC_REPORT' });
      await insert(database(), 'hazard_informants', { hazard_id: hazard, name: '举报人某某', phone: '13800001111' });
      const retired = await add(database(), 'enterprises', {
        name: '已停用企业',
        retired_at: '2024-05-01T00:00:00Z',
        retired_reason: '注销',
      });
      const all = await Promise.all(
        KINDS.map((kind) =>
          actingAs(database(), office, (as) => textsOf(as, kind)).then((texts) => [...texts.values()]),
        ),
      );
      expect(JSON.stringify(all)).not.toMatch(/举报人某某|13800001111|已停用企业/);
      expect(await actingAs(database(), office, (as) => textsOfIds(as, 'enterprises', [retired]))).toEqual(new Map());
    });

    it('gives the texts of changed rows as they are now', async () => {
      const id = await add(database(), 'enterprises', { name: '旧名称' });
      await database().query('update public.enterprises set name = $1 where id = $2', ['新名称', id]);
      const texts = await actingAs(database(), county, (as) => textsOfIds(as, 'enterprises', [id, 2_000_000_000]));
      expect([...texts]).toEqual([[id, ['新名称', '']]]);
      expect(await actingAs(database(), county, (as) => textsOfIds(as, 'enterprises', []))).toEqual(new Map());
    });

    it('pages follow one another without a gap or a double, whatever their length', async () => {
      const whole = await actingAs(database(), office, (as) => textsOf(as, 'hazards'));
      for (const pageRows of [1, 2, whole.size - 1, whole.size, whole.size + 1]) {
        const together: [number, string[]][] = [];
        let after: number | null = 0;
        while (after !== null) {
          const [row]: { octets: Uint8Array }[] = await actingAs(database(), office, (as) =>
            as.query<{ octets: Uint8Array }>(
              `select private.pack_texts('hazards', $1, 'id > $1', $2, null) as octets`,
              [pageRows, after],
            ),
          );
          const page = textsIn(row!.octets, 'hazards');
          together.push(...page.texts);
          after = page.next;
        }
        expect(together).toEqual([...whole]);
      }
    });

    it('refuses a kind that is none and more ids than a page has rows', async () => {
      for (const kind of ['profiles', "enterprises'; drop table public.hazards; --"])
        for (const call of [textsOf, textsOfIds])
          expect(await refusalOf(tryingAs(database(), office, (as) => call(as, kind as Kind, [])))).toEqual({
            code: '22023',
            message: 'UNKNOWN_KIND',
          });
      const tooMany = Array.from({ length: 32_769 }, (_, id) => id);
      expect(await refusalOf(tryingAs(database(), office, (as) => textsOfIds(as, 'hazards', tooMany)))).toEqual({
        code: '22023',
        message: 'TOO_MANY_IDS',
      });
    });
  });
}
