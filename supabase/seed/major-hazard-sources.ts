/** 示例 major hazard sources; S, R and grade are what GB 18218-2018 gives for the quantities drawn. */
import { assessSource, chemicalsByCas } from '@/domain/gb18218';
import type { SourceUnitKind } from '@/domain/enumerations';

import { addDays } from './days';
import { enterpriseUnit } from './enterprises';
import { placeBeside } from './placement';
import type { SeedContext } from './plan';
import { Random } from './random';
import { assessedRisk, placeColumns, type Unit } from './units';
import { anotherPerson, person, phone } from './words';

type Holding = {
  cas: string;
  label: string;
  state: string;
  hazardClass: string;
  unitKind: SourceUnitKind;
  place: string;
};

const PARK_HOLDINGS: readonly Holding[] = [
  { cas: '67-56-1', label: '甲醇', state: '液态', hazardClass: '易燃液体，类别2', unitKind: 'STORAGE', place: '罐区' },
  {
    cas: '7664-41-7',
    label: '氨',
    state: '液化气体',
    hazardClass: '急性毒性—吸入，类别3',
    unitKind: 'STORAGE',
    place: '球罐区',
  },
  {
    cas: '7782-50-5',
    label: '氯',
    state: '液化气体',
    hazardClass: '急性毒性—吸入，类别2',
    unitKind: 'STORAGE',
    place: '氯库',
  },
  { cas: '71-43-2', label: '苯', state: '液态', hazardClass: '易燃液体，类别2', unitKind: 'STORAGE', place: '罐区' },
  {
    cas: '108-88-3',
    label: '甲苯',
    state: '液态',
    hazardClass: '易燃液体，类别2',
    unitKind: 'PRODUCTION',
    place: '硝化装置',
  },
  {
    cas: '1333-74-0',
    label: '氢',
    state: '气态',
    hazardClass: '易燃气体，类别1',
    unitKind: 'PRODUCTION',
    place: '加氢装置',
  },
  {
    cas: '75-21-8',
    label: '环氧乙烷',
    state: '液化气体',
    hazardClass: '易燃气体，类别1',
    unitKind: 'STORAGE',
    place: '储罐区',
  },
  {
    cas: '7783-06-4',
    label: '硫化氢',
    state: '气态',
    hazardClass: '急性毒性—吸入，类别2',
    unitKind: 'PRODUCTION',
    place: '脱硫装置',
  },
];
const OIL: Holding = {
  cas: '86290-81-5',
  label: '汽油',
  state: '液态',
  hazardClass: '易燃液体，类别2',
  unitKind: 'STORAGE',
  place: '油罐区',
};
const GAS: Holding = {
  cas: '68476-85-7',
  label: '液化石油气',
  state: '液化气体',
  hazardClass: '易燃气体，类别1',
  unitKind: 'STORAGE',
  place: '储罐区',
};

type SourceFacts = Unit & { holding: Holding; enterprise: ReturnType<typeof enterpriseUnit>; random: Random };

function sourceFacts(context: SeedContext, index: number): SourceFacts {
  const random = new Random('source', index);
  const { plan, firstIds } = context;
  const firm = Math.floor((index * plan.chemicalFirms) / plan.counts.major_hazard_sources);
  const enterprise = enterpriseUnit(context, firm);
  const holding = enterprise.sector === 'K09' ? OIL : enterprise.sector === 'K07' ? GAS : random.pick(PARK_HOLDINGS);
  return {
    kind: 'major_hazard_sources',
    id: firstIds.major_hazard_sources + index,
    name: `${enterprise.name}${holding.label}${holding.place}${(index % 4) + 1}号单元`,
    sector: enterprise.sector,
    // On the firm's own ground.
    placement: { ...enterprise.placement, place: placeBeside(context.prefecture, enterprise.placement, 60, random) },
    holding,
    enterprise,
    random,
  };
}

/** The source as hazards refer to it. */
export function sourceUnit(context: SeedContext, index: number): Unit {
  const { kind, id, name, sector, placement } = sourceFacts(context, index);
  return { kind, id, name, sector, placement };
}

/** One source with its chemicals, its assessment and its telephone number, as table rows. */
export function sourceRows(context: SeedContext, index: number) {
  const { id, name, sector, placement, holding, enterprise, random } = sourceFacts(context, index);
  const { today } = context;
  const listed = chemicalsByCas(holding.cas)[0]!;
  // A few hold less than the critical quantity; most a few times, some many times as much.
  const ratio = random.chance(0.04) ? random.between(0.6, 0.98) : Math.exp(random.between(0.02, 4));
  const quantity = Math.round(listed.criticalTonnes * ratio * 100) / 100;
  const people = random.chance(0.1)
    ? null
    : random.pick([0, random.integer(1, 29), random.integer(30, 49), random.integer(50, 99), random.integer(100, 900)]);
  const { s, alpha, r, grade } = assessSource(
    [{ designMaximumTonnes: quantity, criticalTonnes: listed.criticalTonnes, beta: listed.beta }],
    people,
  );
  const assessedOn = addDays(today, -random.integer(20, 1200));
  const principal = person(random);
  const technician = anotherPerson(random, principal);
  const chemical = {
    source_id: id,
    name: holding.label,
    cas: holding.cas,
    state: holding.state,
    design_maximum_t: quantity,
    critical_quantity_t: listed.criticalTonnes,
    beta: listed.beta,
    hazard_class: holding.hazardClass,
  };
  const has = () => random.chance(0.9);
  return {
    source: {
      id,
      code: `DEMO-WXY-${String(index + 1).padStart(5, '0')}`,
      name,
      enterprise_id: enterprise.id,
      enterprise_name: enterprise.name,
      uscc: enterprise.uscc,
      sector_code: sector,
      unit_kind: holding.unitKind,
      in_chem_park: sector === 'K14',
      process: holding.place.includes('硝化') ? '硝化工艺' : holding.place.includes('加氢') ? '加氢工艺' : null,
      ...assessedRisk(random, true, today),
      population_500m: people,
      exposure_factor: alpha,
      s_value: s,
      r_value: r,
      grade,
      assessor: '示例安全评价有限公司',
      assessed_on: assessedOn,
      valid_until: addDays(assessedOn, 1095),
      filing_no: `BA演示${String(id).padStart(8, '0')}`,
      filing_on: addDays(assessedOn, random.integer(3, 15)),
      filing_department: context.leadDepartments.get(sector)?.name ?? null,
      principal_guarantor: principal,
      technical_guarantor: technician,
      operation_guarantor: random.chance(0.93) ? anotherPerson(random, principal, technician) : null,
      has_video: has(),
      has_gas_detection: has(),
      has_emergency_shutoff: has(),
      has_special_work_module: random.chance(0.7),
      has_personnel_location: random.chance(0.65),
      monitoring_online: random.chance(0.06) ? null : random.chance(0.93),
      ...placeColumns(context, placement, random),
    },
    chemicals: [chemical],
    assessments: [
      {
        source_id: id,
        assessed_on: assessedOn,
        inputs: {
          chemicals: [{ cas: holding.cas, q: quantity, Q: listed.criticalTonnes, beta: listed.beta }],
          population500m: people,
          alpha,
        },
        s_value: s,
        r_value: r,
        grade,
      },
    ],
    contacts: [
      {
        kind: 'major_hazard_sources',
        record_id: id,
        jurisdiction_id: placement.jurisdictionId,
        sector_code: sector,
        town_code: placement.town.code,
        role: 'PRINCIPAL',
        name: principal,
        phone: phone(random),
      },
    ],
  };
}
