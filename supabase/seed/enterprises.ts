/** 示例 enterprises: record `index` is made from its number alone. */
import type { EnterpriseScale, Sector } from '@/domain/enumerations';

import { addDays } from './days';
import { placeRecord, type Placement } from './placement';
import { chemicalSite } from './chemical-parks';
import type { SeedContext } from './plan';
import { Random } from './random';
import { SECTOR_PROFILES } from './sector-profiles';
import { assessedRisk, placeColumns, type Unit } from './units';
import { brand, creditCode, person, phone, shortTown } from './words';

const SECTOR_WEIGHTS = Object.fromEntries(
  Object.entries(SECTOR_PROFILES).map(([code, { weight }]) => [code, weight]),
) as Record<Sector, number>;

/** Sectors whose places are often fire key units (公众聚集场所 and the like). */
const FIRE_SECTOR_WEIGHTS: Partial<Record<Sector, number>> = {
  K10: 20,
  K01: 16,
  K12: 14,
  X09: 14,
  K11: 12,
  K16: 10,
  K09: 8,
  K03: 6,
  X10: 6,
  K06: 5,
  K14: 2,
  X11: 3,
};

/** Hills where ore is dug: 泌阳, 确山, 遂平, and the west of 驿城区. */
const MINING_COUNTIES = ['411726', '411725', '411728', '411702'];

type EnterpriseFacts = Unit & { uscc: string | null; trade: string; random: Random };

/** The facts that other records need; drawing continues from `random`. */
function enterpriseFacts(context: SeedContext, index: number): EnterpriseFacts {
  const random = new Random('enterprise', index);
  const { sector, placement } = sectorAndPlace(context, index, random);
  const trade = random.pick(SECTOR_PROFILES[sector].trades);
  const name = `示例${shortTown(placement.town.name)}${brand(random)}${trade}`;
  const hasCode = !(sector === 'K13' && random.chance(0.35));
  return {
    kind: 'enterprises',
    id: context.firstIds.enterprises + index,
    name,
    sector,
    placement,
    trade,
    uscc: hasCode ? creditCode(placement.town.adcode, index + 1) : null,
    random,
  };
}

function sectorAndPlace(context: SeedContext, index: number, random: Random): { sector: Sector; placement: Placement } {
  const { plan, prefecture } = context;
  if (index < plan.chemicalFirms) return chemicalSite(prefecture, index, random);
  const afterChemical = index - plan.chemicalFirms;
  if (afterChemical < plan.miningFirms)
    return {
      sector: 'K15',
      placement: placeRecord(prefecture, random, {
        adcodes: MINING_COUNTIES,
        unlocatedPercent: 0,
        acrossBorderPerMille: 0,
      }),
    };
  const isFireUnit = afterChemical - plan.miningFirms < plan.fireFirms;
  const sector = random.weighted(isFireUnit ? (FIRE_SECTOR_WEIGHTS as Record<Sector, number>) : SECTOR_WEIGHTS);
  return {
    sector,
    placement: placeRecord(
      prefecture,
      random,
      sector === 'K15' || sector === 'K02' ? { adcodes: MINING_COUNTIES } : {},
    ),
  };
}

/** The enterprise as hazards, sources, dams and fire units refer to it. */
export function enterpriseUnit(context: SeedContext, index: number): Unit & { uscc: string | null } {
  const { kind, id, name, sector, placement, uscc } = enterpriseFacts(context, index);
  return { kind, id, name, sector, placement, uscc };
}

/** One enterprise with its licences and telephone numbers, as table rows. */
export function enterpriseRows(context: SeedContext, index: number) {
  const { id, name, sector, placement, uscc, random } = enterpriseFacts(context, index);
  const profile = SECTOR_PROFILES[sector];
  const { today } = context;
  const scale = random.weighted(profile.scales as Record<EnterpriseScale, number>);
  const employees = random.integer(...EMPLOYEES[scale]);
  const risk = assessedRisk(random, profile.isHighRisk, today);
  const principal = person(random);
  const safetyManager = employees > 10 ? person(random) : null;
  const standardization = random.chance(scale === 'MICRO' ? 0.05 : 0.35)
    ? random.weighted({ GRADE_1: 3, GRADE_2: 30, GRADE_3: 67 })
    : null;
  const lead = context.leadDepartments.get(sector);
  const contact = {
    kind: 'enterprises',
    record_id: id,
    jurisdiction_id: placement.jurisdictionId,
    sector_code: sector,
    town_code: placement.town.code,
  };
  return {
    enterprise: {
      id,
      name,
      uscc,
      status: random.weighted({ OPERATING: 92, SUSPENDED: 5, CLOSED: 2.5, REVOKED: 0.5 }),
      sector_code: sector,
      other_sector_codes: sector !== 'X01' && random.chance(0.06) ? ['X01'] : [],
      gb4754: random.pick(profile.industries),
      scale,
      employees: random.chance(0.03) ? null : employees,
      legal_rep: random.chance(0.7) ? principal : person(random),
      principal,
      safety_manager: safetyManager,
      standardization,
      standardization_valid_to: standardization && addDays(today, random.integer(-90, 1000)),
      is_high_risk: profile.isHighRisk,
      ...risk,
      risk_method: risk.risk_level && random.weighted({ LEC: 55, LS: 15, RISK_MATRIX: 20, EXPERT: 10 }),
      risk_basis: risk.risk_level && '企业安全风险辨识评估报告（演示数据）',
      lead_department_id: lead?.id ?? null,
      lead_department_name: lead?.name ?? null,
      town_responsible: random.chance(0.85) ? person(random) : null,
      insured_until: profile.isHighRisk ? addDays(today, random.integer(-30, 360)) : null,
      ...placeColumns(context, placement, random),
    },
    licences: profile.licences.map((type, place) => {
      const validTo = addDays(today, random.integer(-40, 1000));
      return {
        enterprise_id: id,
        type,
        number: `演示证字〔${Number(validTo.slice(0, 4)) - 3}〕${String(index + 1).padStart(6, '0')}-${place + 1}`,
        issuer: lead?.name ?? null,
        valid_from: addDays(validTo, -1095),
        valid_to: validTo,
      };
    }),
    contacts: [
      { ...contact, role: 'PRINCIPAL', name: principal, phone: phone(random) },
      ...(safetyManager ? [{ ...contact, role: 'SAFETY_MANAGER', name: safetyManager, phone: phone(random) }] : []),
    ],
  };
}

const EMPLOYEES: Readonly<Record<EnterpriseScale, readonly [number, number]>> = {
  LARGE: [1000, 2600],
  MEDIUM: [300, 950],
  SMALL: [20, 280],
  MICRO: [1, 19],
};
