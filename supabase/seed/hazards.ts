/** 示例 hazards over three years, each found at a unit or a place, with its life and side records. */
import { isOpenStatus } from '@/domain/hazard-life';
import { HAZARD_STATUSES, type HazardGrade, type HazardSource, type HazardStatus } from '@/domain/enumerations';
import type { LongitudeLatitude } from '@/lib/geography/coordinate-systems';

import { addDays, workday } from './days';
import { enterpriseUnit } from './enterprises';
import { fireUnit } from './fire-key-units';
import { liveHazard, type HazardLife } from './hazard-lives';
import { HAZARD_TEXTS, MAJOR_TEXTS, SPOTS, type HazardText, type MajorText } from './hazard-texts';
import { sourceUnit } from './major-hazard-sources';
import { placeBeside, placeRecord } from './placement';
import type { SeedContext } from './plan';
import { Random } from './random';
import { SECTOR_PROFILES } from './sector-profiles';
import { damUnit } from './tailings-dams';
import { placeColumns, type Unit } from './units';
import { anotherPerson, person, shortTown } from './words';

const DAYS_BACK = 1095;
/** The first records are led to each status in turn, so that also a small demonstration shows all of them. */
const LED = 27;

const SOURCES: Readonly<Record<HazardSource, number>> = {
  SELF_CHECK: 30,
  DEPARTMENT_CHECK: 30,
  SUPERVISION_GROUP: 9,
  UNANNOUNCED_CHECK: 6,
  PUBLIC_REPORT: 4,
  EXPERT_CHECK: 6,
  SUPERIOR_ASSIGNED: 2,
  JOINT_CHECK: 7,
  CROSS_CHECK: 3,
  LOOKBACK: 1,
  MONITORING: 2,
};

/** How readily work is left lying, by jurisdiction 1–13: what a ranking should bring to light. */
const NEGLECT = [0.012, 0.01, 0.022, 0.016, 0.02, 0.03, 0.026, 0.014, 0.01, 0.034, 0.012, 0.018, 0.008];

export type HazardObject = Omit<Unit, 'kind' | 'id'> & { kind: Unit['kind'] | 'place'; id: number | null };

/** Where hazard `index` was found, and when; what its inspection says too. */
export function hazardPremise(context: SeedContext, index: number) {
  const random = new Random('hazard', index);
  const object = objectOf(context, random);
  // No event may lie in the hours still to come.
  const lastDay = addDays(context.today, -1);
  const leadTo: HazardStatus | undefined = index < LED ? HAZARD_STATUSES[index % HAZARD_STATUSES.length] : undefined;
  // More was found in later years: squaring pulls the dates towards today.
  const back = leadTo ? random.integer(380, 700) : Math.floor(random.next() ** 1.35 * DAYS_BACK);
  const foundOn = [addDays(lastDay, -back)].map((day) =>
    random.chance(0.94) && workday(day) <= lastDay ? workday(day) : day,
  )[0]!;
  const isReport = leadTo === 'PENDING_VERIFY' || leadTo === 'REJECTED';
  const source: HazardSource = isReport ? 'PUBLIC_REPORT' : leadTo ? 'DEPARTMENT_CHECK' : random.weighted(SOURCES);
  const grade: HazardGrade =
    leadTo === 'CLOSE_APPROVAL' || (!leadTo && random.chance(source === 'SELF_CHECK' ? 0.015 : 0.055))
      ? 'MAJOR'
      : 'GENERAL';
  return { random, object, foundOn, source, grade, leadTo, lastDay, foundBy: person(random) };
}

/** One hazard with its events and side records, as table rows. */
export function hazardRows(context: SeedContext, index: number, inspectionId: number | null) {
  const premise = hazardPremise(context, index);
  const { random, object, foundOn, source, grade, foundBy } = premise;
  const id = context.firstIds.hazards + index;
  const life = liveHazard(
    {
      grade,
      source,
      foundOn,
      foundBy,
      today: premise.lastDay,
      neglect: NEGLECT[object.placement.jurisdictionId - 1] ?? 0.02,
      leadTo: premise.leadTo,
    },
    random,
  );
  const wording = wordingOf(object, grade, random);
  const isMajor = grade === 'MAJOR';
  const isOrdered = life.orderNumber !== null;
  const listing = life.listings.find(({ delisted_on }) => delisted_on === null) ?? null;
  const lead = context.leadDepartments.get(object.sector);
  const placement = { ...object.placement, place: nearby(context, object, random) };
  return {
    hazard: {
      id,
      no: `ZMD-${foundOn.replaceAll('-', '')}-9${String(index + 1).padStart(6, '0')}`,
      object_type: object.kind,
      object_id: object.id,
      object_name: object.name,
      sector_code: object.sector,
      title: wording.title,
      description: filled(wording.description, random),
      hazard_grade: grade,
      criterion_id: wording.criterionId,
      criterion_text: wording.criterionText,
      category: wording.category,
      accident_type: wording.accidentType,
      fire_checklist_code: wording.checklistCode ?? null,
      source,
      status: life.status,
      found_on: foundOn,
      found_by: source === 'PUBLIC_REPORT' ? null : foundBy,
      inspection_id: inspectionId,
      immediate_fix: !isMajor && life.closedOn !== null && life.closedOn <= addDays(foundOn, 3),
      order_no: life.orderNumber,
      ordered_on: life.orderedOn,
      due_date: life.dueOn,
      original_due_date: life.originalDueOn,
      rect_measure: isOrdered ? wording.measure : null,
      rect_person: life.rectifier,
      rect_fund_cny: isOrdered && (isMajor || random.chance(0.6)) ? fund(isMajor, random) : null,
      rect_plan_file: isOrdered && isMajor ? `演示治理方案-${id}.pdf` : null,
      control_measures: isMajor ? '停用相关部位，设置警戒，专人24小时值守' : null,
      responsible_department_id: lead?.id ?? null,
      supervising_person: isMajor ? anotherPerson(random, life.rectifier) : null,
      review_requested_on: life.reviewRequestedOn,
      reviewed_on: life.reviewedOn,
      reviewed_by: life.reviewedBy,
      closed_on: life.closedOn,
      closed_by: life.closedBy,
      review_round: life.reviewRound,
      relapse_count: life.relapseCount,
      campaign: campaignOf(foundOn, random),
      is_listed: listing !== null,
      listed_level: listing?.level ?? null,
      is_suspended: life.suspensions.some(({ resumed_on }) => resumed_on === null),
      ...placeColumns(context, placement, random),
    },
    ...sideRows(id, life),
    letters: letterRows(id, object.placement.jurisdictionId, life, context.today, random),
  };
}

function sideRows(hazardId: number, life: HazardLife) {
  const owned = <Row extends object>(rows: readonly Row[]) => rows.map((row) => ({ hazard_id: hazardId, ...row }));
  return {
    events: owned(life.events),
    extensions: owned(life.extensions),
    listings: owned(life.listings),
    suspensions: owned(life.suspensions),
    lookbacks: owned(life.lookbacks),
  };
}

/** Overdue for more than a month: some have been urged in writing. */
function letterRows(hazardId: number, jurisdictionId: number, life: HazardLife, today: string, random: Random) {
  if (!isOpenStatus(life.status) || life.dueOn === null || life.dueOn > addDays(today, -30) || !random.chance(0.3))
    return [];
  const issuedOn = workday(addDays(life.dueOn, 16));
  const isAnswered = random.chance(0.5) && addDays(issuedOn, 12) < today;
  return [
    {
      type: random.weighted({ REMINDER: 50, URGE: 35, WARNING: 10, INTERVIEW: 5 }),
      jurisdiction_id: jurisdictionId,
      hazard_id: hazardId,
      doc_no: `（演示）安委办函〔${issuedOn.slice(0, 4)}〕${random.integer(1, 199)}号`,
      issued_on: issuedOn,
      reply_due: addDays(issuedOn, 15),
      replied_on: isAnswered ? addDays(issuedOn, random.integer(3, 12)) : null,
      outcome: isAnswered ? '已回复整改计划' : null,
    },
  ];
}

function objectOf(context: SeedContext, random: Random): HazardObject {
  const { counts } = context.plan;
  const kind = random.weighted({
    enterprises: counts.enterprises ? 620 : 0,
    fire_key_units: counts.fire_key_units ? 240 : 0,
    major_hazard_sources: counts.major_hazard_sources ? 60 : 0,
    // Eighteen dams cannot carry a share of a million hazards.
    tailings_dams: counts.tailings_dams
      ? Math.min(5, (1000 * counts.tailings_dams * 4) / Math.max(1, counts.hazards))
      : 0,
    place: 75,
  });
  switch (kind) {
    case 'enterprises':
      return enterpriseUnit(context, random.integer(0, counts.enterprises - 1));
    case 'fire_key_units':
      return fireUnit(context, random.integer(0, counts.fire_key_units - 1));
    case 'major_hazard_sources':
      return sourceUnit(context, random.integer(0, counts.major_hazard_sources - 1));
    case 'tailings_dams':
      return damUnit(context, random.integer(0, counts.tailings_dams - 1));
    case 'place': {
      const placement = placeRecord(context.prefecture, random, { unlocatedPercent: 3 });
      const sector = random.pick(['K05', 'K08', 'K13', 'X06', 'X07', 'X10'] as const);
      return {
        kind: 'place',
        id: null,
        name: `示例${shortTown(placement.town.name)}${random.pick(['临街商铺', '乡道平交路口', '自建房', '集贸市场', '在建工地', '沿街门店'])}`,
        sector,
        placement,
      };
    }
  }
}

/** Half lie on the unit's own point, half were pinned some tens of metres off, as people do. */
function nearby(context: SeedContext, { placement }: HazardObject, random: Random): LongitudeLatitude | null {
  return random.chance(0.5) ? placement.place : placeBeside(context.prefecture, placement, 45, random);
}

function wordingOf(
  object: HazardObject,
  grade: HazardGrade,
  random: Random,
): HazardText & Pick<MajorText, 'criterionId' | 'criterionText'> {
  if (grade === 'MAJOR') return random.pick(majorTexts(object));
  const topic = object.kind === 'tailings_dams' ? 'tailings' : random.pick(SECTOR_PROFILES[object.sector].topics);
  return { ...random.pick(HAZARD_TEXTS[topic]), criterionId: null, criterionText: null };
}

function majorTexts({ kind, sector }: HazardObject): readonly MajorText[] {
  if (kind === 'tailings_dams') return MAJOR_TEXTS.dam;
  if (kind === 'fire_key_units') return MAJOR_TEXTS.other;
  return sector in MAJOR_TEXTS ? MAJOR_TEXTS[sector as keyof typeof MAJOR_TEXTS] : MAJOR_TEXTS.other;
}

function filled(description: string, random: Random): string {
  return description
    .replaceAll('〔n〕', () => String(random.integer(1, 6)))
    .replaceAll('〔where〕', () => random.pick(SPOTS));
}

function fund(isMajor: boolean, random: Random): number {
  return isMajor ? random.integer(5, 380) * 10_000 : random.integer(1, 150) * 200;
}

function campaignOf(foundOn: string, random: Random): string | null {
  if (foundOn >= '2024-01-01' && foundOn <= '2026-12-31' && random.chance(0.4))
    return '安全生产治本攻坚三年行动（2024—2026年）';
  return foundOn.startsWith('2024') && random.chance(0.3) ? '大排查大起底大整治' : null;
}
