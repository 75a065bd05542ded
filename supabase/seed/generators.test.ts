/** The generators without a database: places, codes, days, lives, and that all of it can be repeated. */
import { describe, expect, it } from 'vitest';

import { checkCreditCode } from '@/domain/credit-code';
import { damClassOf } from '@/domain/dam-class';
import { gradeOf } from '@/domain/gb18218';
import { HAZARD_STEPS } from '@/domain/hazard-life';
import { HAZARD_STATUSES } from '@/domain/enumerations';
import { isTelephone } from '@/domain/phone';
import { makePolygonLookup } from '@/lib/geography/polygon-lookup';

import counties from '../../geodata/counties.json';
import { enterpriseRows } from './enterprises';
import { fireUnitRows } from './fire-key-units';
import { hazardRows } from './hazards';
import { sourceRows } from './major-hazard-sources';
import { planOf, type SeedContext } from './plan';
import { readPrefecture } from './prefecture';
import { damRows } from './tailings-dams';
import { organisationCheckSign } from './words';

const TODAY = '2026-03-18';

function aContext(features: number): SeedContext {
  return {
    prefecture: readPrefecture(),
    plan: planOf(features),
    today: TODAY,
    firstIds: { enterprises: 1, major_hazard_sources: 1, tailings_dams: 1, fire_key_units: 1, hazards: 1 },
    groups: new Set(Array.from({ length: 13 }, (_, index) => index + 1)),
    leadDepartments: new Map([['K14', { id: 1, name: '应急管理局' }]]),
  };
}

function upTo<Made>(count: number, make: (index: number) => Made): Made[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const context = aContext(4000);
const enterprises = upTo(context.plan.counts.enterprises, (index) => enterpriseRows(context, index));
const sources = upTo(context.plan.counts.major_hazard_sources, (index) => sourceRows(context, index));
const dams = upTo(context.plan.counts.tailings_dams, (index) => damRows(context, index));
const fireUnits = upTo(context.plan.counts.fire_key_units, (index) => fireUnitRows(context, index));
const hazards = upTo(context.plan.counts.hazards, (index) => hazardRows(context, index, null));
const records = [
  ...enterprises.map(({ enterprise }) => enterprise),
  ...sources.map(({ source }) => source),
  ...dams.map(({ dam }) => dam),
  ...fireUnits.map(({ unit }) => unit),
  ...hazards.map(({ hazard }) => hazard),
];

describe('places', () => {
  const countyAt = makePolygonLookup(
    counties as Parameters<typeof makePolygonLookup<{ adcode: string }>>[0],
    ({ adcode }) => adcode,
  );

  it('every located record lies in the county it names, by another algorithm', () => {
    for (const { geom, adcode } of records) {
      if (geom === null) continue;
      const [longitude, latitude] = /POINT\((\S+) (\S+)\)/.exec(geom)!.slice(1).map(Number);
      expect(countyAt([longitude!, latitude!])).toBe(adcode);
    }
  });

  it('about one in a hundred is unlocated, and then nothing says where', () => {
    const unlocated = records.filter(({ geom }) => geom === null);
    expect(unlocated.length / records.length).toBeGreaterThan(0.004);
    expect(unlocated.length / records.length).toBeLessThan(0.025);
    expect(
      unlocated.every(
        ({ adcode, original_x, location_method }) => adcode === null && original_x === null && location_method === null,
      ),
    ).toBe(true);
  });

  it('some lie across the border of the county that manages them, few', () => {
    const across = records.filter(
      ({ adcode, jurisdiction_id }) =>
        adcode !== null && jurisdiction_id <= 10 && context.prefecture.counties[jurisdiction_id - 1]!.adcode !== adcode,
    );
    expect(across.length).toBeGreaterThan(0);
    expect(across.length / records.length).toBeLessThan(0.01);
  });

  it('all thirteen jurisdictions manage some; the zones only inside 驿城区', () => {
    expect(new Set(records.map(({ jurisdiction_id }) => jurisdiction_id)).size).toBe(13);
    expect(
      records.every(({ jurisdiction_id, adcode }) => jurisdiction_id <= 10 || adcode === null || adcode === '411702'),
    ).toBe(true);
  });

  it('tailings dams lie in the four western counties', () => {
    expect(new Set(dams.map(({ dam }) => dam.adcode))).toEqual(new Set(['411702', '411725', '411726', '411728']));
  });
});

describe('names and codes', () => {
  it('every name is recognisably invented', () => {
    for (const { enterprise } of enterprises) expect(enterprise.name).toMatch(/^示例/);
    for (const { hazard } of hazards) expect(hazard.object_name).toMatch(/^示例/);
    for (const { dam } of dams) expect(dam.name).toMatch(/^示例/);
    for (const { unit } of fireUnits) expect(unit.name).toMatch(/^示例/);
    for (const { source } of sources) expect(source.name).toMatch(/^示例/);
  });

  it('credit codes pass their check sign, are unique, and carry the mark DM', () => {
    const codes = enterprises.flatMap(({ enterprise }) => (enterprise.uscc ? [enterprise.uscc] : []));
    for (const code of codes) {
      expect(checkCreditCode(code)).toEqual({ valid: true });
      expect(code.slice(8, 10)).toBe('DM');
    }
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('the organisation check sign is that of GB 11714', () => {
    // The organisation parts of three codes that are published as valid under both checks.
    expect(organisationCheckSign('00000001')).toBe('9');
    expect(organisationCheckSign('00000002')).toBe('7');
    expect(organisationCheckSign('00000003')).toBe('5');
  });

  it('telephone numbers can be telephones and begin as demonstration numbers do', () => {
    const phones = [
      ...enterprises.flatMap(({ contacts }) => contacts),
      ...fireUnits.flatMap(({ team }) => team),
    ].flatMap(({ phone }) => (phone ? [phone] : []));
    expect(phones.every((phone) => isTelephone(phone) && phone.startsWith('1380000'))).toBe(true);
  });
});

describe('formulae', () => {
  it('grades of sources follow from their own S and R', () => {
    for (const { source } of sources) expect(source.grade).toBe(gradeOf(source.s_value, source.r_value));
    const usual = aContext(20_000);
    const grades = upTo(usual.plan.counts.major_hazard_sources, (index) => sourceRows(usual, index).source.grade);
    expect(new Set(grades)).toEqual(new Set(['GRADE_1', 'GRADE_2', 'GRADE_3', 'GRADE_4', null]));
  });

  it('unknown people give no factor and no grade', () => {
    for (const { source } of sources.filter(({ source }) => source.population_500m === null))
      expect([source.exposure_factor, source.r_value, source.grade]).toEqual([null, null, null]);
  });

  it('classes of dams follow from their own size', () => {
    for (const { dam } of dams) expect(dam.dam_class).toBe(damClassOf(dam.design_volume_wan_m3, dam.design_height_m));
  });

  it('teams: most complete, none larger than its role set', () => {
    const complete = fireUnits.filter(({ unit }) => unit.team_filled === (unit.team_version === '2024-58-L12' ? 4 : 5));
    expect(complete.length / fireUnits.length).toBeGreaterThan(0.75);
    expect(complete.length).toBeLessThan(fireUnits.length);
  });
});

describe('lives of hazards', () => {
  it('every status is present, and overdue ones are', () => {
    expect(new Set(hazards.map(({ hazard }) => hazard.status))).toEqual(new Set(HAZARD_STATUSES));
    expect(
      hazards.some(({ hazard }) => hazard.status !== 'CLOSED' && hazard.due_date !== null && hazard.due_date < TODAY),
    ).toBe(true);
  });

  it('a demonstration of a hundred objects shows every status too', () => {
    const small = aContext(100);
    const statuses = upTo(small.plan.counts.hazards, (index) => hazardRows(small, index, null).hazard.status);
    expect(new Set(statuses)).toEqual(new Set(HAZARD_STATUSES));
  });

  it('events form a chain along the table, in time, ending in the status that the hazard has', () => {
    const steps = new Set(HAZARD_STEPS.map(({ event, from, to }) => `${event}:${from}:${to}`));
    const withoutStep = new Set(['EXTEND', 'LIST', 'DELIST', 'SUSPEND', 'RESUME']);
    for (const { hazard, events } of hazards) {
      expect(events[0]!.from_status).toBeNull();
      expect(events[0]!.at.slice(0, 10)).toBe(hazard.found_on);
      for (let i = 1; i < events.length; i += 1) {
        const event = events[i]!;
        expect(event.from_status).toBe(events[i - 1]!.to_status);
        expect(event.at > events[i - 1]!.at).toBe(true);
        if (withoutStep.has(event.event)) expect(event.to_status).toBe(event.from_status);
        else expect(steps).toContain(`${event.event}:${event.from_status}:${event.to_status}`);
      }
      expect(events.at(-1)!.to_status).toBe(hazard.status);
      expect(events.at(-1)!.at.slice(0, 10) < TODAY).toBe(true);
    }
  });

  it('each step is one that the grade allows, by three different people where three are asked for', () => {
    for (const { hazard, events } of hazards) {
      const passed = events.filter(({ event }) => event === 'REVIEW_PASSED');
      for (const { to_status } of passed)
        expect(to_status).toBe(hazard.hazard_grade === 'MAJOR' ? 'CLOSE_APPROVAL' : 'CLOSED');
      if (hazard.reviewed_by) expect(hazard.reviewed_by).not.toBe(hazard.rect_person);
      if (hazard.hazard_grade === 'MAJOR' && hazard.closed_by) expect(hazard.closed_by).not.toBe(hazard.reviewed_by);
    }
  });

  it('three to five in a hundred are major, and every major one cites a criterion', () => {
    const major = hazards.filter(({ hazard }) => hazard.hazard_grade === 'MAJOR');
    expect(major.length / hazards.length).toBeGreaterThan(0.025);
    expect(major.length / hazards.length).toBeLessThan(0.06);
    for (const { hazard } of major) expect(hazard.criterion_id ?? hazard.criterion_text).toBeTruthy();
  });

  it('side records occur and the flags agree with them', () => {
    for (const { hazard, listings, suspensions } of hazards) {
      expect(hazard.is_listed).toBe(listings.some(({ delisted_on }) => delisted_on === null));
      expect(hazard.is_suspended).toBe(suspensions.some(({ resumed_on }) => resumed_on === null));
    }
    for (const kind of ['extensions', 'listings', 'suspensions', 'lookbacks', 'letters'] as const)
      expect(hazards.some((made) => made[kind].length > 0)).toBe(true);
    expect(hazards.some(({ hazard }) => hazard.relapse_count > 0)).toBe(true);
  });

  it('extensions are applied for before expiry and the first deadline is kept', () => {
    for (const { hazard, extensions } of hazards)
      for (const extension of extensions) {
        expect(extension.applied_on <= extension.original_due).toBe(true);
        expect(extension.new_due > extension.original_due).toBe(true);
        expect(hazard.original_due_date).not.toBeNull();
      }
  });

  it('found within three years up to today', () => {
    const days = hazards.map(({ hazard }) => hazard.found_on).sort();
    expect(days[0]! >= '2023-03-16').toBe(true);
    expect(days.at(-1)! < TODAY).toBe(true);
    expect(days.at(-1)! > '2026-03-01').toBe(true);
  });
});

describe('repetition', () => {
  it('the same number gives the same record, whatever was made before', () => {
    for (const index of [0, 7, 500]) {
      expect(enterpriseRows(aContext(4000), index)).toEqual(enterprises[index]);
      expect(hazardRows(aContext(4000), index, null)).toEqual(hazards[index]);
    }
  });

  it('on another day the same hazards are found at the same units', () => {
    const later = { ...aContext(4000), today: '2026-04-01' };
    expect(hazardRows(later, 100, null).hazard.id).toBe(hazards[100]!.hazard.id);
    expect(hazardRows(later, 100, null).hazard.object_name).toBe(hazards[100]!.hazard.object_name);
  });

  it('counts add up to what was asked for, whatever the size', () => {
    for (const features of [0, 1, 7, 100, 999, 20_000, 1_000_000]) {
      const { counts } = planOf(features);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(features);
      expect(Object.values(counts).every((count) => count >= 0)).toBe(true);
    }
  });
});
