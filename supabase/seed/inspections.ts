/** Inspections: one for every twentieth hazard, and some that found nothing; all signed by three parties. */
import type { HazardSource } from '@/domain/enumerations';

import { addDays, moment } from './days';
import { enterpriseUnit } from './enterprises';
import { hazardPremise } from './hazards';
import type { SeedContext } from './plan';
import { Random } from './random';
import { pointText } from './units';
import { anotherPerson, person } from './words';

const EVERY = 20;

const TYPE_OF_SOURCE: Readonly<Record<HazardSource, string>> = {
  SELF_CHECK: 'SELF',
  DEPARTMENT_CHECK: 'ENFORCEMENT',
  SUPERVISION_GROUP: 'SUPERVISION',
  UNANNOUNCED_CHECK: 'UNANNOUNCED',
  PUBLIC_REPORT: 'ENFORCEMENT',
  EXPERT_CHECK: 'EXPERT',
  SUPERIOR_ASSIGNED: 'ENFORCEMENT',
  JOINT_CHECK: 'JOINT',
  CROSS_CHECK: 'CROSS',
  LOOKBACK: 'LOOKBACK',
  MONITORING: 'ENFORCEMENT',
};

export function inspectionCount(hazards: number): number {
  return Math.ceil(hazards / EVERY) + Math.ceil(hazards / (EVERY * 2));
}

/** Key of the inspection that found hazard `index`; null for most. `firstId` is the key of inspection 0. */
export function inspectionOfHazard(firstId: number, index: number): number | null {
  return index % EVERY === 0 ? firstId + index / EVERY : null;
}

/** One inspection as a table row. */
export function inspectionRow(context: SeedContext, firstId: number, index: number) {
  const withFindings = Math.ceil(context.plan.counts.hazards / EVERY);
  const random = new Random('inspection', index);
  const found = index < withFindings;
  const premise = found ? hazardPremise(context, index * EVERY) : null;
  const object =
    premise?.object ?? enterpriseUnit(context, random.integer(0, Math.max(0, context.plan.counts.enterprises - 1)));
  const day = premise?.foundOn ?? addDays(context.today, -random.integer(1, 1000));
  const type = premise
    ? TYPE_OF_SOURCE[premise.source]
    : random.pick(['SUPERVISION', 'ENFORCEMENT', 'JOINT', 'UNANNOUNCED']);
  const lead = premise?.foundBy ?? person(random);
  const start = random.integer(8 * 60 + 30, 14 * 60);
  const companion = anotherPerson(random, lead);
  const { jurisdictionId, town, place } = object.placement;
  return {
    id: firstId + index,
    form_no: `演示检〔${day.slice(0, 4)}〕${String(index + 1).padStart(6, '0')}`,
    type,
    unannounced: type === 'UNANNOUNCED',
    group_id: type === 'SUPERVISION' && context.groups.has(jurisdictionId) ? jurisdictionId : null,
    object_type: object.kind,
    object_id: object.id,
    object_name: object.name,
    jurisdiction_id: jurisdictionId,
    sector_code: object.sector,
    town_code: town.code,
    lead,
    experts: random.chance(0.35) ? [anotherPerson(random, lead, companion)] : [],
    participants: [companion],
    started_at: moment(day, start),
    ended_at: moment(day, start + random.integer(35, 170)),
    sign_in_place: place && pointText(place),
    checklist: {},
    found_onsite: true,
    explained_onsite: true,
    handed_over_onsite: random.chance(0.92),
    signed_onsite: true,
    accepted_onsite: random.chance(0.6),
    signatures: [
      { name: lead, organisation: '行业部门（演示）', at: moment(day, start + 30) },
      { name: companion, organisation: '消防机构（演示）', at: moment(day, start + 31) },
      {
        name: anotherPerson(random, lead, companion),
        organisation: `${town.name}（演示）`,
        at: moment(day, start + 33),
      },
    ],
    conclusion: found ? '发现隐患，已现场交办' : '未发现明显隐患',
    is_demonstration: true,
  };
}
