/** import_batch: whole or not at all, the same twice changes nothing, and nobody loads for another. */
import { beforeAll, describe, expect, it } from 'vitest';

import type { Database } from '../../../supabase/embedded/database';
import { actingAs, aPerson, refusalOf, tryingAs, type Caller, type Person } from '../support/people';
import { IN_XIPING, IN_YICHENG } from '../support/records';

type Answer = {
  batchId: number;
  inserted: number;
  updated: number;
  unchanged: number;
  refused: { index: number; code: string; message: string }[];
};
type LedgerRow = Record<string, unknown>;

let serial = 0;

export function importSuite(database: () => Database): void {
  const load = (as: Database, kind: string, records: LedgerRow[]) =>
    as
      .query<{ answer: Answer }>('select public.import_batch($1::text::jsonb, $2::text::jsonb) as answer', [
        JSON.stringify({
          kind,
          file_name: '台账.xlsx',
          sheet: 'Sheet1',
          coordinate_system: 'CGCS2000',
          data_rows: records.length,
          accepted_rows: records.length,
          rejected_rows: 0,
          report: {},
        }),
        JSON.stringify(records),
      ])
      .then(([row]) => row!.answer);
  const loadAs = (caller: Caller, kind: string, records: LedgerRow[]) =>
    actingAs(database(), caller, (as) => load(as, kind, records));

  const anEnterprise = (columns: LedgerRow = {}): LedgerRow => {
    serial += 1;
    return {
      name: `示例导入企业${serial}`,
      jurisdiction_id: 1,
      sector_code: 'K16',
      lon: IN_YICHENG[0],
      lat: IN_YICHENG[1],
      coordinate_system_in: 'CGCS2000',
      source_row: serial + 3,
      ...columns,
    };
  };
  const aHazard = (columns: LedgerRow = {}): LedgerRow => {
    serial += 1;
    return {
      no: `ZMD-20240502-${String(serial).padStart(4, '0')}`,
      object_name: `示例导入单位${serial}`,
      jurisdiction_id: 1,
      sector_code: 'K16',
      description: '线路老化',
      hazard_grade: 'GENERAL',
      source: 'DEPARTMENT_CHECK',
      status: 'REGISTERED',
      found_on: '2024-05-02',
      lon: IN_YICHENG[0],
      lat: IN_YICHENG[1],
      ...columns,
    };
  };

  describe('import_batch', () => {
    let office: Person;
    let county: Person;
    beforeAll(async () => {
      office = await aPerson(database(), 'safety_office');
      county = await aPerson(database(), 'county_office', { jurisdictionIds: [1] });
    });

    it('loads rows with their place, county, batch and worksheet row', async () => {
      const rows = [
        anEnterprise(),
        anEnterprise({ lon: null, lat: null }),
        anEnterprise({ jurisdiction_id: 2, lon: IN_XIPING[0], lat: IN_XIPING[1] }),
      ];
      const answer = await loadAs(office, 'enterprises', rows);
      expect(answer).toMatchObject({ inserted: 3, updated: 0, unchanged: 0, refused: [] });
      const stored = await database().query(
        'select name, adcode, source_row from public.enterprises where import_batch_id = $1 order by id',
        [answer.batchId],
      );
      expect(stored).toEqual(
        rows.map(({ name, source_row }, index) => ({ name, adcode: ['411702', null, '411721'][index], source_row })),
      );
    });

    it('the same rows twice change nothing: no version, no history', async () => {
      const rows = [
        anEnterprise({
          uscc: '91411702DM900001X0'.slice(0, 17) + '0',
          contacts: [{ role: 'PRINCIPAL', name: '张某甲', phone: '13800001234' }],
        }),
        anEnterprise({ employees: 50, risk_level: 'LOW' }),
      ];
      const first = await loadAs(office, 'enterprises', rows);
      const stamps = () =>
        database().query(
          'select id, version, change_xid::text as xid, import_batch_id from public.enterprises where import_batch_id = $1 order by id',
          [first.batchId],
        );
      const before = await stamps();
      expect(await loadAs(office, 'enterprises', rows)).toMatchObject({
        inserted: 0,
        updated: 0,
        unchanged: 2,
        refused: [],
      });
      expect(await stamps()).toEqual(before);
    });

    it('a changed row is updated, and only that one', async () => {
      const rows = [anEnterprise(), anEnterprise()];
      await loadAs(office, 'enterprises', rows);
      expect(await loadAs(office, 'enterprises', [rows[0]!, { ...rows[1], employees: 77 }])).toMatchObject({
        inserted: 0,
        updated: 1,
        unchanged: 1,
      });
      const [moved] = [await loadAs(office, 'enterprises', [{ ...rows[0], lat: IN_YICHENG[1] + 0.001 }])];
      expect(moved).toMatchObject({ updated: 1 });
    });

    it('whole or not at all: one bad row leaves nothing, not even the batch', async () => {
      const counts = () =>
        database().query(
          'select (select count(*)::integer from public.enterprises) as enterprises, (select count(*)::integer from public.import_batches) as batches, (select count(*)::integer from public.audit_log) as log',
        );
      const before = await counts();
      const refusal = await refusalOf(
        loadAs(office, 'enterprises', [anEnterprise(), anEnterprise({ lon: 115.25, lat: 33.65 }), anEnterprise()]),
      );
      expect(refusal).toEqual({ code: '23514', message: 'LOCATION_OUTSIDE_CITY' });
      expect((await refusalOf(loadAs(office, 'enterprises', [anEnterprise(), anEnterprise({ name: '' })]))).code).toBe(
        '23514',
      );
      expect(await counts()).toEqual(before);
    });

    it('what a ledger must not decide is not taken from it', async () => {
      const answer = await loadAs(office, 'enterprises', [
        anEnterprise({
          id: 4_000_000,
          version: 9,
          adcode: '411729',
          is_demonstration: true,
          created_by: '00000000-0000-0000-0000-000000000001',
        }),
      ]);
      const [row] = await database().query<{ id: number }>(
        'select id, version, adcode, is_demonstration, created_by from public.enterprises where import_batch_id = $1',
        [answer.batchId],
      );
      expect(row).toMatchObject({ version: 1, adcode: '411702', is_demonstration: false, created_by: office.userId });
      expect(row?.id).not.toBe(4_000_000);
    });

    it('a county loads its own, and nothing for another', async () => {
      expect(await loadAs(county, 'enterprises', [anEnterprise()])).toMatchObject({ inserted: 1 });
      expect(
        (await refusalOf(loadAs(county, 'enterprises', [anEnterprise(), anEnterprise({ jurisdiction_id: 2 })]))).code,
      ).toBe('42501');
    });

    it('a county cannot take over a record of another by naming it as its own', async () => {
      const theirs = anEnterprise({
        jurisdiction_id: 2,
        lon: IN_XIPING[0],
        lat: IN_XIPING[1],
        uscc: '91411721DM90000220',
      });
      await loadAs(office, 'enterprises', [theirs]);
      await refusalOf(
        tryingAs(database(), county, (as) => load(as, 'enterprises', [{ ...theirs, jurisdiction_id: 1 }])),
      );
      const [row] = await database().query('select jurisdiction_id, version from public.enterprises where uscc = $1', [
        theirs.uscc,
      ]);
      expect(row).toEqual({ jurisdiction_id: 2, version: 1 });
    });

    it('readers and townships load nothing', async () => {
      for (const role of ['city_leader', 'analyst', 'auditor', 'township', 'supervision_group'] as const) {
        const person = await aPerson(database(), role);
        expect([role, (await refusalOf(loadAs(person, 'hazards', [aHazard()]))).code]).toEqual([role, '42501']);
      }
    });

    it('a ledger never moves the status of a hazard that is in the books: the row is refused by name', async () => {
      const rows = [aHazard(), aHazard()];
      await loadAs(county, 'hazards', rows);
      const answer = await loadAs(county, 'hazards', [
        { ...rows[0], status: 'CLOSED', closed_on: '2024-05-20' },
        { ...rows[1], description: '线路老化，已更换一半' },
      ]);
      expect(answer).toMatchObject({
        inserted: 0,
        updated: 1,
        unchanged: 0,
        refused: [{ index: 0, code: 'STATUS_DIFFERS' }],
      });
      expect(answer.refused[0]?.message).toContain(String(rows[0]?.no));
      const [kept] = await database().query('select status::text, closed_on from public.hazards where no = $1', [
        rows[0]?.no,
      ]);
      expect(kept).toEqual({ status: 'REGISTERED', closed_on: null });
    });

    it('the status of an enterprise is what its ledger says now', async () => {
      const row = anEnterprise({ status: 'OPERATING' });
      await loadAs(office, 'enterprises', [row]);
      expect(await loadAs(office, 'enterprises', [{ ...row, status: 'SUSPENDED' }])).toMatchObject({ updated: 1 });
      expect(await loadAs(office, 'enterprises', [{ ...row, status: undefined }])).toMatchObject({ unchanged: 1 });
      const [kept] = await database().query('select status::text from public.enterprises where name = $1', [row.name]);
      expect(kept).toEqual({ status: 'SUSPENDED' });
    });

    it('a new hazard comes in with the status it has, and finds its enterprise by name and manager', async () => {
      const enterprise = anEnterprise();
      await loadAs(office, 'enterprises', [enterprise]);
      const hazard = aHazard({ object_name: enterprise.name, status: 'CLOSED', closed_on: '2024-05-20' });
      await loadAs(county, 'hazards', [hazard]);
      const [row] = await database().query(
        `select h.status::text, h.object_type, e.name from public.hazards h join public.enterprises e on e.id = h.object_id where h.no = $1`,
        [hazard.no],
      );
      expect(row).toEqual({ status: 'CLOSED', object_type: 'enterprises', name: enterprise.name });
    });

    it('listings: the city loads any level, a county its own level, others are told', async () => {
      const rows = [aHazard({ listed_level: 'CITY' }), aHazard({ listed_level: 'COUNTY' })];
      const answer = await loadAs(county, 'hazards', rows);
      expect(answer).toMatchObject({ inserted: 2, refused: [{ index: 0, code: 'LISTING_NOT_FOR_CALLER' }] });
      const listed = await database().query(
        'select no, is_listed, listed_level::text from public.hazards where no = any ($1::text[]) order by no',
        [rows.map(({ no }) => no)],
      );
      expect(listed).toEqual([
        { no: rows[0]?.no, is_listed: false, listed_level: null },
        { no: rows[1]?.no, is_listed: true, listed_level: 'COUNTY' },
      ]);
      const city = aHazard({ listed_level: 'PROVINCE' });
      expect(await loadAs(office, 'hazards', [city])).toMatchObject({ inserted: 1, refused: [] });
    });

    it('side records come with the row, are kept when they are the same and replaced when not', async () => {
      const source = {
        name: `示例导入危险源${(serial += 1)}`,
        jurisdiction_id: 1,
        sector_code: 'K14',
        lon: IN_YICHENG[0],
        lat: IN_YICHENG[1],
        filing_no: `BA示例${serial}`,
        chemicals: [{ name: '甲醇', cas: '67-56-1', design_maximum_t: 900, critical_quantity_t: 500, beta: 1 }],
      };
      await loadAs(office, 'major_hazard_sources', [source]);
      expect(await loadAs(office, 'major_hazard_sources', [source])).toMatchObject({ unchanged: 1 });
      expect(
        await loadAs(office, 'major_hazard_sources', [
          { ...source, chemicals: [{ ...source.chemicals[0], design_maximum_t: 950 }] },
        ]),
      ).toMatchObject({ updated: 1 });
      const two = [{ name: '乙醇', cas: '64-17-5', design_maximum_t: 10 }, ...source.chemicals];
      await loadAs(office, 'major_hazard_sources', [{ ...source, chemicals: two }]);
      expect(
        await loadAs(office, 'major_hazard_sources', [{ ...source, chemicals: [...two].reverse() }]),
      ).toMatchObject({ unchanged: 1 });
      await loadAs(office, 'major_hazard_sources', [
        { ...source, chemicals: [{ ...source.chemicals[0], design_maximum_t: 950 }] },
      ]);
      const chemicals = await database().query(
        `select c.design_maximum_t::float8 as q from public.source_chemicals c join public.major_hazard_sources s on s.id = c.source_id where s.filing_no = $1`,
        [source.filing_no],
      );
      expect(chemicals).toEqual([{ q: 950 }]);

      const unit = {
        name: `示例导入消防单位${(serial += 1)}`,
        jurisdiction_id: 1,
        sector_code: 'K10',
        category: 'F01',
        lon: IN_YICHENG[0],
        lat: IN_YICHENG[1],
        guarantee_team: [1, 2, 3].map((slot) => ({ slot, name: '张某甲', phone: '13800001234' })),
      };
      await loadAs(office, 'fire_key_units', [unit]);
      expect(await loadAs(office, 'fire_key_units', [unit])).toMatchObject({ unchanged: 1 });
      const [filled] = await database().query('select team_filled from public.fire_key_units where name = $1', [
        unit.name,
      ]);
      expect(filled).toEqual({ team_filled: 3 });
    });

    it('is logged, and the batch remembers its counts', async () => {
      const { batchId } = await loadAs(county, 'enterprises', [anEnterprise()]);
      const [batch] = await database().query(
        'select kind, inserted_rows, updated_rows, unchanged_rows, created_by from public.import_batches where id = $1',
        [batchId],
      );
      expect(batch).toEqual({
        kind: 'enterprises',
        inserted_rows: 1,
        updated_rows: 0,
        unchanged_rows: 0,
        created_by: county.userId,
      });
      const [log] = await database().query(
        `select actor, detail from public.audit_log where action = 'IMPORT' order by id desc limit 1`,
      );
      expect(log).toMatchObject({ actor: county.userId, detail: { batchId, inserted: 1 } });
    });

    it('refuses a kind that is none, and records that are no list', async () => {
      expect((await refusalOf(loadAs(office, 'profiles', []))).message).toBe('UNKNOWN_KIND');
      expect(
        (
          await refusalOf(
            actingAs(database(), office, (as) => as.query(`select public.import_batch('{"kind": "hazards"}', '{}')`)),
          )
        ).message,
      ).toBe('RECORDS_INVALID');
    });

    it('anon cannot call it', async () => {
      expect((await refusalOf(loadAs('anon', 'enterprises', [anEnterprise()]))).code).toBe('42501');
    });
  });
}
